/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kiosk_focus_enter:
 * @widget: what was asked to take the focus
 * @part: what of it takes it
 *
 * For a class whose grab_focus gives the focus to a part. On its way back, with Shift and Tab, GTK also asks what is around that
 * which has the focus: taking it would keep it there for ever (WCAG 2.2, 2.1.2).
 *
 * Returns: %TRUE if it has gone there; %FALSE where it is within @widget already
 */
gboolean kiosk_focus_enter (GtkWidget *widget,
                            GtkWidget *part);

G_END_DECLS
