/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-magnifier-bar.h"

#include "kiosk-style.h"

struct _KioskMagnifierBar
{
  GtkBox     parent_instance;

  GtkWidget *left;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *right;
};

G_DEFINE_FINAL_TYPE (KioskMagnifierBar, kiosk_magnifier_bar, GTK_TYPE_BOX)

void
kiosk_magnifier_bar_set_upright (KioskMagnifierBar *self,
                                 gboolean           upright)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), upright ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* It can still be pressed, and does nothing then: the focus of who presses it by a key would go elsewhere, and the view with it. */
static void
set_edge (GtkWidget *button,
          gboolean   edge)
{
  if (gtk_widget_has_css_class (button, "at-edge") == edge)
    return;

  kiosk_style_set (button, "at-edge", edge);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, edge, -1);
}

void
kiosk_magnifier_bar_set_edges (KioskMagnifierBar *self,
                               gboolean           left,
                               gboolean           top,
                               gboolean           right,
                               gboolean           bottom)
{
  set_edge (self->left, left);
  set_edge (self->up, top);
  set_edge (self->right, right);
  set_edge (self->down, bottom);
}

GtkWidget *
kiosk_magnifier_bar_new (void)
{
  return g_object_new (KIOSK_TYPE_MAGNIFIER_BAR, NULL);
}

static void
kiosk_magnifier_bar_class_init (KioskMagnifierBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-magnifier-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskMagnifierBar, left);
  gtk_widget_class_bind_template_child (widget_class, KioskMagnifierBar, up);
  gtk_widget_class_bind_template_child (widget_class, KioskMagnifierBar, down);
  gtk_widget_class_bind_template_child (widget_class, KioskMagnifierBar, right);
}

static void
kiosk_magnifier_bar_init (KioskMagnifierBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
