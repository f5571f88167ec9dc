/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-menu.h"

struct _CustomsTaxMenu
{
  GtkWidget parent_instance;
};

enum
{
  CHOSEN,
  SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CustomsTaxMenu, customs_tax_menu, GTK_TYPE_WIDGET)


static void
on_choose (GtkWidget  *widget,
           const char *action_name,
           GVariant   *target)
{
  const char *id = g_variant_get_string (target, NULL);

  if (g_str_equal (id, "search"))
    g_signal_emit (widget, signals[SEARCH], 0);
  else
    g_signal_emit (widget, signals[CHOSEN], 0, id);
}

static void
customs_tax_menu_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (customs_tax_menu_parent_class)->dispose (object);
}

static void
customs_tax_menu_class_init (CustomsTaxMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_tax_menu_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCH] = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "menu.choose", "s", on_choose);
  g_type_ensure (KIOSK_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-tax-menu.ui");
}

static void
customs_tax_menu_init (CustomsTaxMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
