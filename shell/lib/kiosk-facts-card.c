/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-facts-card.h"

#include <glib/gi18n-lib.h>

struct _KioskFactsCard
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkBox *rows;
  GtkSizeGroup *labels;
};

enum
{
  PROP_0,
  PROP_HEADING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskFactsCard, kiosk_facts_card, GTK_TYPE_WIDGET)

static void
set_heading (KioskFactsCard *self,
             const char     *heading)
{
  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}

static void
kiosk_facts_card_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_HEADING:
      set_heading (KIOSK_FACTS_CARD (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_facts_card_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KioskFactsCard *self = KIOSK_FACTS_CARD (object);

  switch (property_id)
    {
    case PROP_HEADING:
      g_value_set_string (value, gtk_widget_get_visible (GTK_WIDGET (self->heading))
                                   ? gtk_label_get_text (self->heading) : NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_facts_card_dispose (GObject *object)
{
  KioskFactsCard *self = KIOSK_FACTS_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->labels);

  G_OBJECT_CLASS (kiosk_facts_card_parent_class)->dispose (object);
}

static void
kiosk_facts_card_class_init (KioskFactsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_facts_card_set_property;
  object_class->get_property = kiosk_facts_card_get_property;
  object_class->dispose = kiosk_facts_card_dispose;

  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-facts-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFactsCard, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskFactsCard, rows);
  gtk_widget_class_set_css_name (widget_class, "factscard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_facts_card_init (KioskFactsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

void
kiosk_facts_card_add (KioskFactsCard *self,
                      const char     *label,
                      const char     *value)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;
  GtkWidget *label_widget;

  g_return_if_fail (KIOSK_IS_FACTS_CARD (self));
  g_return_if_fail (label != NULL);

  if (value == NULL)
    return;

  builder = gtk_builder_new_from_resource ("/org/parkkiosk/Kiosk/lib/kiosk-fact-row.ui");
  row = GTK_WIDGET (gtk_builder_get_object (builder, "row"));
  label_widget = GTK_WIDGET (gtk_builder_get_object (builder, "label"));

  gtk_label_set_text (GTK_LABEL (label_widget), label);
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "value")), value);
  gtk_size_group_add_widget (self->labels, label_widget);

  /* Translators: a label and its value, as read aloud */
  name = g_strdup_printf (_("%s: %s"), label, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->rows, row);
}

void
kiosk_facts_card_clear (KioskFactsCard *self)
{
  GtkWidget *row;

  g_return_if_fail (KIOSK_IS_FACTS_CARD (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

void
kiosk_facts_card_print (KioskFactsCard     *self,
                        KioskPrintDocument *document)
{
  g_return_if_fail (KIOSK_IS_FACTS_CARD (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->heading)))
    kiosk_print_document_add_heading (document, gtk_label_get_text (self->heading));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    kiosk_print_document_add_fact (document, gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (row))),
                                   gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (row))));
}
