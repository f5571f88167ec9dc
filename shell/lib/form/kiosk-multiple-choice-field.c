/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-multiple-choice-field.h"

#include "kiosk-choice-field-private.h"

#include <glib/gi18n-lib.h>

struct _KioskMultipleChoiceField
{
  KioskChoiceField parent_instance;

  guint            most;
};

enum
{
  PROP_0,
  PROP_MOST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskMultipleChoiceField, kiosk_multiple_choice_field, KIOSK_TYPE_CHOICE_FIELD)

static JsonNode *
kiosk_multiple_choice_field_get_value (KioskField *field)
{
  g_autoptr (JsonArray) chosen = kiosk_choice_field_dup_chosen (KIOSK_CHOICE_FIELD (field));

  return json_array_get_length (chosen) > 0 ? json_node_init_array (json_node_alloc (), chosen) : NULL;
}

static void
kiosk_multiple_choice_field_set_value (KioskField *field,
                                       JsonNode   *value)
{
  g_autoptr (JsonArray) none = json_array_new ();
  gboolean some = value != NULL && JSON_NODE_HOLDS_ARRAY (value);

  kiosk_choice_field_choose (KIOSK_CHOICE_FIELD (field), some ? json_node_get_array (value) : none);
}

static char *
kiosk_multiple_choice_field_check (KioskField *field)
{
  g_autoptr (JsonArray) chosen = kiosk_choice_field_dup_chosen (KIOSK_CHOICE_FIELD (field));
  guint most = KIOSK_MULTIPLE_CHOICE_FIELD (field)->most;

  if (most == 0 || json_array_get_length (chosen) <= most)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Please choose no more than %u.", "Please choose no more than %u.",
                                       most), most);
}

static char *
kiosk_multiple_choice_field_missing (KioskField *field)
{
  return g_strdup (_("Please choose at least one."));
}

static char *
kiosk_multiple_choice_field_describe (KioskField *field,
                                      JsonNode   *value)
{
  JsonArray *values = json_node_get_array (value);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      const char *label = kiosk_choice_field_find_label (KIOSK_CHOICE_FIELD (field), json_array_get_string_element (values, i));

      if (label != NULL)
        g_ptr_array_add (labels, (gpointer) label);
    }
  g_ptr_array_add (labels, NULL);

  /* Translators: stands between the items of a list */
  return g_strjoinv (C_("list", ", "), (char **) labels->pdata);
}

static void
kiosk_multiple_choice_field_set_property (GObject      *object,
                                          guint         property,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  KIOSK_MULTIPLE_CHOICE_FIELD (object)->most = g_value_get_uint (value);
}

static void
kiosk_multiple_choice_field_get_property (GObject    *object,
                                          guint       property,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  g_value_set_uint (value, KIOSK_MULTIPLE_CHOICE_FIELD (object)->most);
}

static void
kiosk_multiple_choice_field_class_init (KioskMultipleChoiceFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_multiple_choice_field_set_property;
  object_class->get_property = kiosk_multiple_choice_field_get_property;
  KIOSK_CHOICE_FIELD_CLASS (klass)->multiple = TRUE;
  field_class->get_value = kiosk_multiple_choice_field_get_value;
  field_class->set_value = kiosk_multiple_choice_field_set_value;
  field_class->check = kiosk_multiple_choice_field_check;
  field_class->missing = kiosk_multiple_choice_field_missing;
  field_class->describe = kiosk_multiple_choice_field_describe;

  props[PROP_MOST] = g_param_spec_uint ("most", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_multiple_choice_field_init (KioskMultipleChoiceField *self)
{
}
