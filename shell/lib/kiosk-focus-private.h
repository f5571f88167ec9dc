/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kiosk_focus_move:
 * @widget: a widget whose grab_focus gives the focus to a part
 * @direction: where to
 * @parent_class: its parent's class, which moves with arrows
 *
 * Moves the focus on among the widget's children, for its virtual function focus. GTK's own asks the widget itself on the way back
 * with Shift and Tab, which would give the focus to that part again, for ever (WCAG 2.2, 2.1.2).
 *
 * Returns: %FALSE if there is none that takes it: it is to leave the widget
 */
gboolean kiosk_focus_move (GtkWidget        *widget,
                           GtkDirectionType  direction,
                           GtkWidgetClass   *parent_class);

G_END_DECLS
