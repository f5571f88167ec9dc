/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-focus-private.h"

gboolean
kiosk_focus_enter (GtkWidget *widget,
                   GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return gtk_widget_grab_focus (part);
}
