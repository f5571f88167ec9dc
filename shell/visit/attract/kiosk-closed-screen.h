/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CLOSED_SCREEN (kiosk_closed_screen_get_type ())
G_DECLARE_FINAL_TYPE (KioskClosedScreen, kiosk_closed_screen, KIOSK, CLOSED_SCREEN, GtkWidget)

/* What the screen shows outside of opening hours. It takes no touch. @opens: (nullable): when it opens again. */
void kiosk_closed_screen_set_opening (KioskClosedScreen *self,
                                      GDateTime         *opens);

G_END_DECLS
