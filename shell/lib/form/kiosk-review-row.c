/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-review-row-private.h"

#include <glib/gi18n-lib.h>

struct _KioskReviewRow
{
  GtkWidget  parent_instance;

  GtkLabel  *label;
  GtkLabel  *value;
  GtkWidget *change;
  GtkWidget *remove;
};

enum
{
  CHANGE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskReviewRow, kiosk_review_row, GTK_TYPE_WIDGET)

static void
on_change_clicked (KioskReviewRow *self)
{
  g_signal_emit (self, signals[CHANGE], 0);
}

static void
on_remove_clicked (KioskReviewRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
kiosk_review_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_review_row_parent_class)->dispose (object);
}

static void
kiosk_review_row_class_init (KioskReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_review_row_dispose;

  signals[CHANGE] = g_signal_new ("change", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskReviewRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewRow, value);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewRow, change);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
kiosk_review_row_init (KioskReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_review_row_set_removable (KioskReviewRow *self,
                                gboolean        removable)
{
  gtk_widget_set_visible (self->remove, removable);
}

GtkWidget *
kiosk_review_row_new (const char *label,
                      const char *value)
{
  KioskReviewRow *self = g_object_new (KIOSK_TYPE_REVIEW_ROW, NULL);
  g_autofree char *row_name = g_strdup_printf ("%s: %s", label, value);
  /* Translators: a button; %s is what is changed, such as "Phone" */
  g_autofree char *change_name = g_strdup_printf (_("Change: %s"), label);
  g_autofree char *remove_name = g_strdup_printf (_("Remove: %s"), label);

  gtk_label_set_text (self->label, label);
  gtk_label_set_text (self->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change), GTK_ACCESSIBLE_PROPERTY_LABEL, change_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  return GTK_WIDGET (self);
}
