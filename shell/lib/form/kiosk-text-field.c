/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-text-field.h"

#include "kiosk-mask.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KioskEntry *entry;
  guint       min_length;
} KioskTextFieldPrivate;

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_MIN_LENGTH,
  PROP_MAX_LENGTH,
  PROP_INPUT_PURPOSE,
  PROP_INPUT_HINTS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (KioskTextField, kiosk_text_field, KIOSK_TYPE_FIELD)

static KioskTextFieldPrivate *
priv_of (gpointer self)
{
  return kiosk_text_field_get_instance_private (self);
}

static void
on_entry_changed (KioskField *self)
{
  kiosk_field_changed (self);
}

/* A visitor who is still on the way has nothing wrong yet. */
static void
on_left (KioskField *self)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (self);

  if (value != NULL)
    kiosk_field_check (self);
}

KioskEntry *
kiosk_text_field_get_entry (KioskTextField *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_FIELD (self), NULL);

  return priv_of (self)->entry;
}

char *
kiosk_text_field_dup_text (KioskTextField *self)
{
  g_return_val_if_fail (KIOSK_IS_TEXT_FIELD (self), NULL);

  return g_strstrip (g_strdup (kiosk_entry_get_text (priv_of (self)->entry)));
}

static JsonNode *
kiosk_text_field_get_value (KioskField *field)
{
  g_autofree char *text = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));

  return *text != '\0' ? json_node_init_string (json_node_alloc (), text) : NULL;
}

static void
kiosk_text_field_set_value (KioskField *field,
                            JsonNode   *value)
{
  const char *text = value != NULL && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : "";

  kiosk_entry_set_text (priv_of (field)->entry, text);
}

static char *
kiosk_text_field_check (KioskField *field)
{
  g_autofree char *text = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));
  guint least = priv_of (field)->min_length;

  if ((guint) g_utf8_strlen (text, -1) >= least)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Please enter at least %u character.",
                                       "Please enter at least %u characters.", least), least);
}

static char *
kiosk_text_field_describe (KioskField *field,
                           JsonNode   *value)
{
  return json_node_dup_string (value);
}

static char *
kiosk_text_field_mask (KioskField *field,
                       JsonNode   *value)
{
  return kiosk_mask_name (json_node_get_string (value));
}

static void
kiosk_text_field_show_label (KioskField *field,
                             const char *label)
{
  g_object_set (priv_of (field)->entry, "label", label, NULL);
}

static void
kiosk_text_field_show_error (KioskField *field,
                             const char *message)
{
  kiosk_entry_set_error (priv_of (field)->entry, message);
}

static gboolean
kiosk_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (priv_of (widget)->entry));
}

static void
kiosk_text_field_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KioskTextFieldPrivate *priv = priv_of (object);

  if (property == PROP_MIN_LENGTH)
    priv->min_length = g_value_get_uint (value);
  else
    g_object_set_property (G_OBJECT (priv->entry), pspec->name, value);
}

static void
kiosk_text_field_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KioskTextFieldPrivate *priv = priv_of (object);

  if (property == PROP_MIN_LENGTH)
    g_value_set_uint (value, priv->min_length);
  else
    g_object_get_property (G_OBJECT (priv->entry), pspec->name, value);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, both);
  props[PROP_MIN_LENGTH] = g_param_spec_uint ("min-length", NULL, NULL, 0, 1000, 0, both);
  props[PROP_MAX_LENGTH] = g_param_spec_uint ("max-length", NULL, NULL, 0, 1000, 0, both);
  props[PROP_INPUT_PURPOSE] = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                                 GTK_INPUT_PURPOSE_FREE_FORM, both);
  props[PROP_INPUT_HINTS] = g_param_spec_flags ("input-hints", NULL, NULL, GTK_TYPE_INPUT_HINTS,
                                                GTK_INPUT_HINT_NONE, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_text_field_class_init (KioskTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_text_field_set_property;
  object_class->get_property = kiosk_text_field_get_property;
  widget_class->grab_focus = kiosk_text_field_grab_focus;
  field_class->get_value = kiosk_text_field_get_value;
  field_class->set_value = kiosk_text_field_set_value;
  field_class->check = kiosk_text_field_check;
  field_class->describe = kiosk_text_field_describe;
  field_class->mask = kiosk_text_field_mask;
  field_class->show_label = kiosk_text_field_show_label;
  field_class->show_error = kiosk_text_field_show_error;

  install_properties (object_class);

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-text-field.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KioskTextField, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
}

static void
kiosk_text_field_init (KioskTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
