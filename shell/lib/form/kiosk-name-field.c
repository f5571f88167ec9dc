/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-name-field.h"

#include <glib/gi18n-lib.h>

#define LEAST       2
#define MOST        20
#define MOST_LATIN  60
#define MIDDLE_DOT  0x00b7

struct _KioskNameField
{
  KioskTextField parent_instance;

  gboolean       latin;
};

enum
{
  PROP_0,
  PROP_LATIN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskNameField, kiosk_name_field, KIOSK_TYPE_TEXT_FIELD)

static gboolean
is_separator (gunichar c)
{
  return c == MIDDLE_DOT || c == 0x2022 /* • */ || c == 0x30fb /* ・ */;
}

static gboolean
is_written_in (const char     *name,
               GUnicodeScript  script,
               const char     *also)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_get_script (c) != script && !is_separator (c) && (c >= 0x80 || strchr (also, (int) c) == NULL))
        return FALSE;
    }

  return TRUE;
}

static char *
kiosk_name_field_check (KioskField *field)
{
  KioskNameField *self = KIOSK_NAME_FIELD (field);
  g_autofree char *name = kiosk_text_field_dup_text (KIOSK_TEXT_FIELD (field));
  glong length = g_utf8_strlen (name, -1);
  gboolean chinese = is_written_in (name, G_UNICODE_SCRIPT_HAN, "");

  if (!chinese && !self->latin)
    return g_strdup (_("Please enter the name in Chinese characters, as on the identity card."));
  if (!chinese && !is_written_in (name, G_UNICODE_SCRIPT_LATIN, " '-.,"))
    return g_strdup (_("Please enter the name in Chinese characters or in Latin letters, as in the passport."));
  if (length < LEAST)
    return g_strdup (_("Please enter the full name."));
  if (chinese && length > MOST)
    return g_strdup (_("The name is too long. Please compare it with the identity card."));
  return NULL;
}

static void
set_latin (KioskNameField *self,
           gboolean        latin)
{
  self->latin = latin;
  g_object_set (self, "max-length", latin ? MOST_LATIN : MOST, NULL);
}

static void
kiosk_name_field_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  set_latin (KIOSK_NAME_FIELD (object), g_value_get_boolean (value));
}

static void
kiosk_name_field_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boolean (value, KIOSK_NAME_FIELD (object)->latin);
}

static void
kiosk_name_field_class_init (KioskNameFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_name_field_set_property;
  object_class->get_property = kiosk_name_field_get_property;
  KIOSK_FIELD_CLASS (klass)->check = kiosk_name_field_check;

  props[PROP_LATIN] = g_param_spec_boolean ("latin", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_name_field_init (KioskNameField *self)
{
  g_object_set (self, "personal", TRUE, "input-purpose", GTK_INPUT_PURPOSE_NAME, NULL);
}
