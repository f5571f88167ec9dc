/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-focus-private.h"

/* (nullable): the child that the focus is in now */
static GtkWidget *
find_focused (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? gtk_widget_get_focus_child (widget) : NULL;
}

gboolean
kiosk_focus_move (GtkWidget        *widget,
                  GtkDirectionType  direction,
                  GtkWidgetClass   *parent_class)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = find_focused (widget);

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return parent_class->focus (widget, direction);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);

  for (; child != NULL; child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
