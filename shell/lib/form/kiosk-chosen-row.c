/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-chosen-row-private.h"

#include "kiosk-words-private.h"

#include <glib/gi18n-lib.h>

struct _KioskChosenRow
{
  GtkWidget  parent_instance;

  GtkLabel  *label;
  GtkLabel  *leading;
  GtkLabel  *flag;
  GtkWidget *lead;
  GtkWidget *remove;
};

enum
{
  LEAD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskChosenRow, kiosk_chosen_row, GTK_TYPE_WIDGET)

static void
on_lead_clicked (KioskChosenRow *self)
{
  g_signal_emit (self, signals[LEAD], 0);
}

static void
on_remove_clicked (KioskChosenRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
kiosk_chosen_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_chosen_row_parent_class)->dispose (object);
}

static void
kiosk_chosen_row_class_init (KioskChosenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_chosen_row_dispose;

  signals[LEAD] = g_signal_new ("lead", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-chosen-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskChosenRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskChosenRow, leading);
  gtk_widget_class_bind_template_child (widget_class, KioskChosenRow, flag);
  gtk_widget_class_bind_template_child (widget_class, KioskChosenRow, lead);
  gtk_widget_class_bind_template_child (widget_class, KioskChosenRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_lead_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
kiosk_chosen_row_init (KioskChosenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_chosen_row_new (const char *label,
                      const char *leading,
                      gboolean    first,
                      const char *flag)
{
  KioskChosenRow *self = g_object_new (KIOSK_TYPE_CHOSEN_ROW, NULL);
  /* Translators: a button; %s is what comes to the first place of a list */
  g_autofree char *lead_name = g_strdup_printf (_("Put first: %s"), label);
  g_autofree char *remove_name = g_strdup_printf (_("Remove: %s"), label);

  kiosk_words_show (self->label, label);
  kiosk_words_show (self->leading, first ? leading : NULL);
  kiosk_words_show (self->flag, flag);
  gtk_widget_set_visible (self->lead, leading != NULL && !first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lead), GTK_ACCESSIBLE_PROPERTY_LABEL, lead_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  return GTK_WIDGET (self);
}
