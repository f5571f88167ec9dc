/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-settings-rules.h"

#include "kiosk-terminal-settings.h"

#include <string.h>

struct _KioskSettingsRules
{
  GObject      parent_instance;

  char        *parks;
  GStrv        services;
  GHashTable  *schemas;  /* (element-type utf8 GSettingsSchema): by group */
};

G_DEFINE_FINAL_TYPE (KioskSettingsRules, kiosk_settings_rules, G_TYPE_OBJECT)

#define BIT(layer) (1u << KIOSK_SETTINGS_LAYER_##layer)

/* What makes this terminal what it is, and is not for the whole park to say. */
static const struct
{
  const char *key;
  guint       layers; /* those that may say it */
} own_keys[] = {
  { "backlight", BIT (TERMINAL) },
  { "gateway-url", BIT (TERMINAL) | BIT (PUBLISHED) | BIT (STAFF) },
  { "park", BIT (TERMINAL) | BIT (STAFF) },
  { "publisher-key", BIT (TERMINAL) },
  { "terminal-name", BIT (TERMINAL) | BIT (STAFF) },
  { "token-file", BIT (TERMINAL) | BIT (STAFF) },
};

gboolean
kiosk_settings_rules_is_group (const char *group)
{
  return strcmp (group, "Kiosk") == 0 || g_str_has_prefix (group, "services/");
}

static GSettingsSchema *
find_schema (KioskSettingsRules *self,
             const char         *group)
{
  GSettingsSchema *schema = g_hash_table_lookup (self->schemas, group);

  if (schema != NULL)
    return schema;

  schema = kiosk_terminal_settings_find_schema ((const char * const *) self->services, group);
  if (schema != NULL)
    g_hash_table_insert (self->schemas, g_strdup (group), schema);
  return schema;
}

static GSettingsSchemaKey *
find_key (KioskSettingsRules  *self,
          const char          *group,
          const char          *key,
          GError             **error)
{
  GSettingsSchema *schema = find_schema (self, group);

  if (schema != NULL && g_settings_schema_has_key (schema, key))
    return g_settings_schema_get_key (schema, key);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s: there is no such setting", group, key);
  return NULL;
}

static gboolean
check_layer (KioskSettingsLayer   layer,
             const char          *group,
             const char          *key,
             GError             **error)
{
  for (guint i = 0; strcmp (group, "Kiosk") == 0 && i < G_N_ELEMENTS (own_keys); i++)
    if (strcmp (own_keys[i].key, key) == 0 && (own_keys[i].layers & (1u << layer)) == 0)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s: %s: this cannot be set from here", group, key);
        return FALSE;
      }

  return TRUE;
}

char *
kiosk_settings_rules_get_profile (KioskSettingsRules *self,
                                  const char         *park)
{
  g_autofree char *name = g_strconcat (park, ".park", NULL);

  return g_build_filename (self->parks, name, NULL);
}

/* A park is one that has a profile. */
static gboolean
check_park (KioskSettingsRules  *self,
            const char          *park,
            GError             **error)
{
  g_autofree char *file = kiosk_settings_rules_get_profile (self, park);

  if (*park != '\0' && strspn (park, "abcdefghijklmnopqrstuvwxyz-") == strlen (park) && g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Kiosk: park: no park is called “%s”", park);
  return FALSE;
}

static gboolean
check_gateway (const char  *key,
               const char  *url,
               GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if ((strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0) && g_strcmp0 (g_uri_get_host (uri), "") != 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Kiosk: %s: “%s” is no address of a gateway", key, url);
  return FALSE;
}

/* What a schema cannot say. */
static gboolean
check_meaning (KioskSettingsRules  *self,
               const char          *key,
               GVariant            *value,
               GError             **error)
{
  if (strcmp (key, "park") == 0)
    return check_park (self, g_variant_get_string (value, NULL), error);
  if (strcmp (key, "gateway-url") == 0 || (strcmp (key, "handoff-url") == 0 && *g_variant_get_string (value, NULL) != '\0'))
    return check_gateway (key, g_variant_get_string (value, NULL), error);
  return TRUE;
}

GVariant *
kiosk_settings_rules_check (KioskSettingsRules  *self,
                            KioskSettingsLayer   layer,
                            const char          *group,
                            const char          *key,
                            const char          *text,
                            GError             **error)
{
  g_autoptr (GSettingsSchemaKey) schema_key = find_key (self, group, key, error);
  g_autoptr (GVariant) value = NULL;

  if (schema_key == NULL || !check_layer (layer, group, key, error))
    return NULL;

  value = g_variant_parse (g_settings_schema_key_get_value_type (schema_key), text, NULL, NULL, error);
  if (value == NULL)
    {
      g_prefix_error (error, "%s: %s: ", group, key);
      return NULL;
    }

  if (!g_settings_schema_key_range_check (schema_key, value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s: %s is out of its range", group, key, text);
      return NULL;
    }

  if (strcmp (group, "Kiosk") == 0 && !check_meaning (self, key, value, error))
    return NULL;
  return g_steal_pointer (&value);
}

GVariant *
kiosk_settings_rules_get_default (KioskSettingsRules *self,
                                  const char         *group,
                                  const char         *key)
{
  g_autoptr (GSettingsSchemaKey) schema_key = find_key (self, group, key, NULL);

  return schema_key != NULL ? g_settings_schema_key_get_default_value (schema_key) : NULL;
}

KioskSettingsRules *
kiosk_settings_rules_new (const char         *parks,
                          const char * const *services)
{
  KioskSettingsRules *self = g_object_new (KIOSK_TYPE_SETTINGS_RULES, NULL);

  self->parks = g_strdup (parks);
  self->services = g_strdupv ((char **) services);
  return self;
}

static void
kiosk_settings_rules_finalize (GObject *object)
{
  KioskSettingsRules *self = KIOSK_SETTINGS_RULES (object);

  g_free (self->parks);
  g_strfreev (self->services);
  g_hash_table_unref (self->schemas);
  G_OBJECT_CLASS (kiosk_settings_rules_parent_class)->finalize (object);
}

static void
kiosk_settings_rules_class_init (KioskSettingsRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_settings_rules_finalize;
}

static void
kiosk_settings_rules_init (KioskSettingsRules *self)
{
  self->schemas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_settings_schema_unref);
}
