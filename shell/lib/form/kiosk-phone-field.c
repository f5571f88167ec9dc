/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-phone-field.h"

#include "kiosk-mask.h"

#include <glib/gi18n-lib.h>

struct _KioskPhoneField
{
  KioskTextField parent_instance;

  gboolean       mobile;
};

enum
{
  PROP_0,
  PROP_MOBILE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskPhoneField, kiosk_phone_field, KIOSK_TYPE_TEXT_FIELD)

/* What was typed, without what people put between the digits. */
static char *
dup_number (KioskField *field)
{
  GString *number = g_string_new (NULL);
  const char *text = kiosk_entry_get_text (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)));

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" -()", *p) == NULL)
      g_string_append_c (number, *p);

  return g_string_free (number, FALSE);
}

static JsonNode *
kiosk_phone_field_get_value (KioskField *field)
{
  g_autofree char *number = dup_number (field);

  return *number != '\0' ? json_node_init_string (json_node_alloc (), number) : NULL;
}

static char *
check_as (KioskIdentifier  kind,
          const char      *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = kiosk_identifier_check (kind, number, NULL, &error);

  return value == NULL ? g_strdup (error->message) : NULL;
}

static gboolean
has_digits (const char *number,
            gsize       least,
            gsize       most)
{
  gsize length = strlen (number);

  return length >= least && length <= most && strspn (number, "0123456789") == length;
}

static char *
kiosk_phone_field_check (KioskField *field)
{
  g_autofree char *number = dup_number (field);

  if (number[0] == '1' || g_str_has_prefix (number, "+86") || g_str_has_prefix (number, "86"))
    return check_as (KIOSK_IDENTIFIER_MOBILE_CN, number);
  if (g_str_has_prefix (number, "09") || g_str_has_prefix (number, "+8869"))
    return check_as (KIOSK_IDENTIFIER_MOBILE_TW, number);
  if (KIOSK_PHONE_FIELD (field)->mobile)
    return g_strdup (_("Please enter a mobile number of 11 digits, beginning with 1."));
  if ((number[0] == '0' && has_digits (number, 9, 12)) || (number[0] == '+' && has_digits (number + 1, 7, 15)))
    return NULL;
  return g_strdup (_("Please enter a mobile number, or a landline number with its area code."));
}

static char *
kiosk_phone_field_mask (KioskField *field,
                        JsonNode   *value)
{
  return kiosk_mask_middle (json_node_get_string (value), 3, 4);
}

static void
kiosk_phone_field_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KIOSK_PHONE_FIELD (object)->mobile = g_value_get_boolean (value);
}

static void
kiosk_phone_field_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_boolean (value, KIOSK_PHONE_FIELD (object)->mobile);
}

static void
kiosk_phone_field_class_init (KioskPhoneFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_phone_field_set_property;
  object_class->get_property = kiosk_phone_field_get_property;
  field_class->get_value = kiosk_phone_field_get_value;
  field_class->check = kiosk_phone_field_check;
  field_class->mask = kiosk_phone_field_mask;

  props[PROP_MOBILE] = g_param_spec_boolean ("mobile", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_phone_field_init (KioskPhoneField *self)
{
  g_object_set (self, "personal", TRUE, "input-purpose", GTK_INPUT_PURPOSE_PHONE, NULL);
}
