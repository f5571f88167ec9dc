/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the icons of this library known, whatever the theme. To be called where a widget's class begins. */
void kiosk_icons_add (void);

G_END_DECLS
