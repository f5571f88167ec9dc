/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-number-field.h"

#include <glib/gi18n-lib.h>

#define MOST G_GINT64_CONSTANT (1000000000000)

typedef struct
{
  guint   digits;
  gint64  minimum;
  gint64  maximum;
  char   *unit;    /* (nullable) */
} KioskNumberFieldPrivate;

enum
{
  PROP_0,
  PROP_DIGITS,
  PROP_MINIMUM,
  PROP_MAXIMUM,
  PROP_UNIT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (KioskNumberField, kiosk_number_field, KIOSK_TYPE_TEXT_FIELD)

static KioskNumberFieldPrivate *
priv_of (gpointer self)
{
  return kiosk_number_field_get_instance_private (self);
}

static gboolean
read_number (KioskField  *field,
             gint64      *number,
             GError     **error)
{
  g_autofree char *text = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));

  return kiosk_decimal_parse (text, priv_of (field)->digits, number, error);
}

/* What is no number yet stays a string, so that it is there when the visitor comes back to mend it. */
static JsonNode *
kiosk_number_field_get_value (KioskField *field)
{
  KioskNumberFieldPrivate *priv = priv_of (field);
  g_autofree char *text = NULL;
  gint64 number;

  if (!read_number (field, &number, NULL))
    return KIOSK_FIELD_CLASS (kiosk_number_field_parent_class)->get_value (field);
  if (priv->digits == 0)
    return json_node_init_int (json_node_alloc (), number);

  text = kiosk_decimal_format (number, priv->digits, FALSE);
  return json_node_init_string (json_node_alloc (), text);
}

static void
kiosk_number_field_set_value (KioskField *field,
                              JsonNode   *value)
{
  g_autofree char *text = NULL;

  if (value != NULL && json_node_get_value_type (value) == G_TYPE_INT64)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
  else if (value != NULL && json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_dup_string (value);

  kiosk_entry_set_text (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)), text);
}

static char *
kiosk_number_field_check (KioskField *field)
{
  KioskNumberFieldPrivate *priv = priv_of (field);
  g_autoptr (GError) error = NULL;
  g_autofree char *bound = NULL;
  gint64 number, one = 1;

  if (!read_number (field, &number, &error))
    return g_strdup (error->message);

  for (guint i = 0; i < priv->digits; i++)
    one *= 10;
  if (number >= priv->minimum * one && number <= priv->maximum * one)
    return NULL;

  bound = kiosk_decimal_format (number < priv->minimum * one ? priv->minimum : priv->maximum, 0, TRUE);
  return number < priv->minimum * one
    /* Translators: %s is a number */
    ? g_strdup_printf (_("The number must be at least %s."), bound)
    : g_strdup_printf (_("The number must be at most %s."), bound);
}

char *
kiosk_number_field_format (KioskNumberField *self,
                           JsonNode         *value)
{
  KioskNumberFieldPrivate *priv = priv_of (self);
  g_autofree char *digits = NULL;
  gint64 number = 0;

  g_return_val_if_fail (KIOSK_IS_NUMBER_FIELD (self), NULL);

  if (json_node_get_value_type (value) == G_TYPE_INT64)
    number = json_node_get_int (value);
  else if (!kiosk_decimal_parse (json_node_get_string (value), priv->digits, &number, NULL))
    return json_node_dup_string (value);

  digits = kiosk_decimal_format (number, priv->digits, TRUE);
  return priv->unit != NULL ? g_strconcat (digits, " ", priv->unit, NULL) : g_steal_pointer (&digits);
}

static char *
kiosk_number_field_describe (KioskField *field,
                             JsonNode   *value)
{
  return kiosk_number_field_format (KIOSK_NUMBER_FIELD (field), value);
}

static char *
kiosk_number_field_mask (KioskField *field,
                         JsonNode   *value)
{
  return g_strdup ("***");
}

static void
set_digits (KioskNumberField *self,
            guint             digits)
{
  priv_of (self)->digits = digits;
  g_object_set (self, "input-purpose", digits == 0 ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_NUMBER, NULL);
}

static void
kiosk_number_field_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KioskNumberFieldPrivate *priv = priv_of (object);

  switch (property)
    {
    case PROP_DIGITS:
      set_digits (KIOSK_NUMBER_FIELD (object), g_value_get_uint (value));
      break;
    case PROP_MINIMUM:
      priv->minimum = g_value_get_int64 (value);
      break;
    case PROP_MAXIMUM:
      priv->maximum = g_value_get_int64 (value);
      break;
    case PROP_UNIT:
      g_free (priv->unit);
      priv->unit = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_number_field_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KioskNumberFieldPrivate *priv = priv_of (object);

  switch (property)
    {
    case PROP_DIGITS:
      g_value_set_uint (value, priv->digits);
      break;
    case PROP_MINIMUM:
      g_value_set_int64 (value, priv->minimum);
      break;
    case PROP_MAXIMUM:
      g_value_set_int64 (value, priv->maximum);
      break;
    case PROP_UNIT:
      g_value_set_string (value, priv->unit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_number_field_finalize (GObject *object)
{
  g_free (priv_of (object)->unit);
  G_OBJECT_CLASS (kiosk_number_field_parent_class)->finalize (object);
}

static void
kiosk_number_field_class_init (KioskNumberFieldClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_number_field_set_property;
  object_class->get_property = kiosk_number_field_get_property;
  object_class->finalize = kiosk_number_field_finalize;
  field_class->get_value = kiosk_number_field_get_value;
  field_class->set_value = kiosk_number_field_set_value;
  field_class->check = kiosk_number_field_check;
  field_class->describe = kiosk_number_field_describe;
  field_class->mask = kiosk_number_field_mask;

  props[PROP_DIGITS] = g_param_spec_uint ("digits", NULL, NULL, 0, 6, 0, both);
  props[PROP_MINIMUM] = g_param_spec_int64 ("minimum", NULL, NULL, 0, MOST, 0, both);
  props[PROP_MAXIMUM] = g_param_spec_int64 ("maximum", NULL, NULL, 0, MOST, MOST, both);
  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_number_field_init (KioskNumberField *self)
{
  priv_of (self)->maximum = MOST;
  set_digits (self, 0);
}
