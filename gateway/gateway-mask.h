/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may be shown of a person to who need not know more (transfer full). */
char *gateway_mask_name  (const char *name);    /* 林** , 欧阳*, M**** */
char *gateway_mask_phone (const char *phone);   /* 139****7788 */

G_END_DECLS
