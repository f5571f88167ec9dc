/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-written.h"

#include "kiosk-entry.h"

#include "form/kiosk-field.h"

struct _KioskWritten
{
  GtkWidget      parent_instance;

  GtkLabel      *name;
  GtkWidget     *text;
  GtkWidget     *error;
  GtkWidget     *field_error;
  GBindingGroup *of_text;  /* (owned) */
  GBindingGroup *of_entry; /* (owned) */
  GBindingGroup *of_field; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KioskWritten, kiosk_written, GTK_TYPE_WIDGET)

/* (nullable) */
static char *
dup_label (GtkWidget *widget)
{
  char *label = NULL;

  if (widget != NULL)
    g_object_get (widget, "label", &label, NULL);
  return label;
}

/* An entry that has no name of its own is alone in a field of a form, which has it, and what is wrong as well. */
static void
follow (KioskWritten *self,
        GtkText      *text)
{
  GtkWidget *entry = gtk_widget_get_ancestor (GTK_WIDGET (text), KIOSK_TYPE_ENTRY);
  GtkWidget *field = gtk_widget_get_ancestor (GTK_WIDGET (text), KIOSK_TYPE_FIELD);
  g_autofree char *own = dup_label (entry);
  g_autofree char *of_field = dup_label (field);
  const char *name = own != NULL ? own : of_field;

  gtk_label_set_label (self->name, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name), name != NULL);
  g_binding_group_set_source (self->of_entry, NULL);
  g_binding_group_set_source (self->of_field, NULL);
  gtk_widget_set_visible (self->error, FALSE);
  gtk_widget_set_visible (self->field_error, FALSE);
  g_binding_group_set_source (self->of_text, text);
  g_binding_group_set_source (self->of_entry, entry);
  g_binding_group_set_source (self->of_field, own == NULL ? field : NULL);
}

void
kiosk_written_set_text (KioskWritten *self,
                        GtkText      *text)
{
  if (text != NULL)
    follow (self, text);
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
  g_clear_object (&self->of_entry);
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
  gtk_widget_class_bind_template_child (widget_class, KioskWritten, field_error);
}

/* What is wrong with what has an error, as long as there is something. */
static GBindingGroup *
bind_error (GtkWidget *label)
{
  GBindingGroup *group = g_binding_group_new ();

  g_binding_group_bind (group, "error", label, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (group, "error", label, "visible", G_BINDING_SYNC_CREATE, is_there, NULL, NULL, NULL);
  return group;
}

static void
kiosk_written_init (KioskWritten *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->of_text = g_binding_group_new ();
  g_binding_group_bind (self->of_text, "text", self->text, "label", G_BINDING_SYNC_CREATE);
  self->of_entry = bind_error (self->error);
  self->of_field = bind_error (self->field_error);
}
