/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-identifier-field.h"

#include "kiosk-mask.h"

#include <glib/gi18n-lib.h>

struct _KioskIdentifierField
{
  KioskTextField  parent_instance;

  KioskIdentifier kind;
  int             fault;   /* the wrong character, -1 where it is no single one */
};

enum
{
  PROP_0,
  PROP_IDENTIFIER,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskIdentifierField, kiosk_identifier_field, KIOSK_TYPE_TEXT_FIELD)

static JsonNode *
kiosk_identifier_field_get_value (KioskField *field)
{
  g_autofree char *text = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));
  g_autofree char *value = kiosk_identifier_normalise (KIOSK_IDENTIFIER_FIELD (field)->kind, text);

  return *value != '\0' ? json_node_init_string (json_node_alloc (), value) : NULL;
}

static char *
kiosk_identifier_field_check (KioskField *field)
{
  KioskIdentifierField *self = KIOSK_IDENTIFIER_FIELD (field);
  g_autofree char *text = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));
  g_autoptr (GError) error = NULL;
  g_autofree char *value = kiosk_identifier_check (self->kind, text, &self->fault, &error);

  return value == NULL ? g_strdup (error->message) : NULL;
}

static void
kiosk_identifier_field_show_error (KioskField *field,
                                   const char *message)
{
  KioskIdentifierField *self = KIOSK_IDENTIFIER_FIELD (field);
  KioskEntry *entry = kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field));

  kiosk_entry_set_error (entry, message);
  if (message != NULL && self->fault >= 0)
    kiosk_entry_mark (entry, (guint) self->fault);
  self->fault = -1;
}

/* Nobody should have to leave a field to learn that its last digit is wrong. */
static void
on_changed (KioskField *field)
{
  KioskIdentifierField *self = KIOSK_IDENTIFIER_FIELD (field);
  g_autoptr (JsonNode) value = kiosk_field_get_value (field);

  if (value == NULL || strlen (json_node_get_string (value)) < kiosk_identifier_get_max_length (self->kind))
    return;

  if (kiosk_field_check (field))
    kiosk_field_set_note (field, _("The number is well-formed."));
}

static gboolean
is_phone (KioskIdentifier kind)
{
  return kind == KIOSK_IDENTIFIER_MOBILE_CN || kind == KIOSK_IDENTIFIER_MOBILE_TW;
}

static char *
kiosk_identifier_field_mask (KioskField *field,
                             JsonNode   *value)
{
  gboolean phone = is_phone (KIOSK_IDENTIFIER_FIELD (field)->kind);

  return kiosk_mask_middle (json_node_get_string (value), phone ? 3 : 2, phone ? 4 : 2);
}

static void
set_identifier (KioskIdentifierField *self,
                const char           *nick)
{
  if (nick == NULL || !kiosk_identifier_from_nick (nick, &self->kind))
    {
      g_critical ("There is no identifier “%s”", nick);
      return;
    }

  g_object_set (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (self)), "identifier", nick, NULL);
}

static void
kiosk_identifier_field_set_property (GObject      *object,
                                     guint         property,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  set_identifier (KIOSK_IDENTIFIER_FIELD (object), g_value_get_string (value));
}

static void
kiosk_identifier_field_get_property (GObject    *object,
                                     guint       property,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  g_value_set_string (value, kiosk_identifier_get_nick (KIOSK_IDENTIFIER_FIELD (object)->kind));
}

static void
kiosk_identifier_field_class_init (KioskIdentifierFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_identifier_field_set_property;
  object_class->get_property = kiosk_identifier_field_get_property;
  field_class->get_value = kiosk_identifier_field_get_value;
  field_class->check = kiosk_identifier_field_check;
  field_class->mask = kiosk_identifier_field_mask;
  field_class->show_error = kiosk_identifier_field_show_error;

  props[PROP_IDENTIFIER] = g_param_spec_string ("identifier", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_identifier_field_init (KioskIdentifierField *self)
{
  self->fault = -1;
  g_object_set (self, "personal", TRUE, "identifier", "resident_id", NULL);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}
