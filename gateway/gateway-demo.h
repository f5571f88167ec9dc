/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Invented data are always of today: @DATE-n@ (yyyy-mm-dd) and @STAMP-n@ (yyyymmdd) stand for the day n days ago, with +
 * for one to come; @MOMENT+n@ for the moment n minutes from now. All in Beijing time. */
char *gateway_demo_fill_in (const char *pattern);

G_END_DECLS
