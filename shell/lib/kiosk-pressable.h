/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kiosk_pressable_install:
 * @widget_class: the class of a widget that can be activated, such as a row of a list or a check button
 *
 * Lets assistive technology do to such widgets what a touch does: GTK 4.8 offers it an action for buttons, and for check
 * buttons and rows only those that their class has installed. To be called in the class's init (EN 301 549, 11.5.2.11 and
 * 11.5.2.12).
 */
void kiosk_pressable_install (GtkWidgetClass *widget_class);

G_END_DECLS
