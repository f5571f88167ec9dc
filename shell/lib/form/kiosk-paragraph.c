/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-paragraph.h"

#include "kiosk-words-private.h"

struct _KioskParagraph
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *text;
};

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskParagraph, kiosk_paragraph, GTK_TYPE_WIDGET)

static GtkLabel *
label_of (KioskParagraph *self,
          guint           property)
{
  return property == PROP_HEADING ? self->heading : self->text;
}

static void
kiosk_paragraph_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GtkLabel *label = label_of (KIOSK_PARAGRAPH (object), property);
  const char *words = g_value_get_string (value);

  kiosk_words_show (label, words);
}

static void
kiosk_paragraph_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_string (value, gtk_label_get_text (label_of (KIOSK_PARAGRAPH (object), property)));
}

static void
kiosk_paragraph_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_paragraph_parent_class)->dispose (object);
}

static void
kiosk_paragraph_class_init (KioskParagraphClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_paragraph_set_property;
  object_class->get_property = kiosk_paragraph_get_property;
  object_class->dispose = kiosk_paragraph_dispose;

  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, both);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-paragraph.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskParagraph, heading);
  gtk_widget_class_bind_template_child (widget_class, KioskParagraph, text);
}

static void
kiosk_paragraph_init (KioskParagraph *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
