/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-written.h"

#include "kiosk-entry.h"

#include "form/kiosk-field.h"

struct _KioskWritten
{
  GtkWidget      parent_instance;

  GtkWidget     *name;
  GtkWidget     *text;
  GtkWidget     *error;
  GBindingGroup *of_text;  /* (owned) */
  GBindingGroup *of_field; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KioskWritten, kiosk_written, GTK_TYPE_WIDGET)

/* (nullable): the entry, or the field of a form that bears the name of an entry without one */
static GtkWidget *
find_named (GtkText *text)
{
  GtkWidget *entry = gtk_widget_get_ancestor (GTK_WIDGET (text), KIOSK_TYPE_ENTRY);
  GtkWidget *field = gtk_widget_get_ancestor (GTK_WIDGET (text), KIOSK_TYPE_FIELD);
  g_autofree char *label = NULL;

  if (entry != NULL)
    g_object_get (entry, "label", &label, NULL);
  return label == NULL && field != NULL ? field : entry;
}

void
kiosk_written_set_text (KioskWritten *self,
                        GtkText      *text)
{
  g_binding_group_set_source (self->of_text, text);
  g_binding_group_set_source (self->of_field, text != NULL ? find_named (text) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static gboolean
is_there (GBinding     *binding,
          const GValue *words,
          GValue       *visible,
          gpointer      user_data)
{
  g_value_set_boolean (visible, g_value_get_string (words) != NULL);
  return TRUE;
}

GtkWidget *
kiosk_written_new (void)
{
  return g_object_new (KIOSK_TYPE_WRITTEN, NULL);
}

static void
kiosk_written_dispose (GObject *object)
{
  KioskWritten *self = KIOSK_WRITTEN (object);
  GtkWidget *child;

  g_clear_object (&self->of_text);
  g_clear_object (&self->of_field);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_written_parent_class)->dispose (object);
}

static void
kiosk_written_class_init (KioskWrittenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_written_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-written.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWritten, name);
  gtk_widget_class_bind_template_child (widget_class, KioskWritten, text);
  gtk_widget_class_bind_template_child (widget_class, KioskWritten, error);
}

static void
kiosk_written_init (KioskWritten *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->of_text = g_binding_group_new ();
  g_binding_group_bind (self->of_text, "text", self->text, "label", G_BINDING_SYNC_CREATE);
  self->of_field = g_binding_group_new ();
  g_binding_group_bind (self->of_field, "label", self->name, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->of_field, "label", self->name, "visible", G_BINDING_SYNC_CREATE, is_there, NULL, NULL, NULL);
  g_binding_group_bind (self->of_field, "error", self->error, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->of_field, "error", self->error, "visible", G_BINDING_SYNC_CREATE, is_there, NULL, NULL, NULL);
}
