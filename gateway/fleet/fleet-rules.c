/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-rules.h"

#include "../http/gateway-json-writer.h"
#include "kiosk-core.h"
#include "kiosk-settings-rules.h"

#include <string.h>

#define MOST_SETTINGS 500
#define MOST_VALUE    8192   /* bytes */

/* The groups of services have a slash, too. */
static gboolean
split (const char  *name,
       char       **group,
       char       **key)
{
  const char *slash = strrchr (name, '/');

  if (slash == NULL)
    return FALSE;

  *group = g_strndup (name, (gsize) (slash - name));
  *key = g_strdup (slash + 1);
  return TRUE;
}

static const char *
reason_of (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return "no-such-setting";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return "cannot-be-published";
  return error->domain == G_IO_ERROR ? "out-of-range" : "wrong-type";
}

static GVariant *
check_value (KioskSettingsRules *rules,
             const char         *name,
             JsonNode           *node,
             const char        **reason)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autofree char *group = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *value = NULL;

  *reason = "no-such-setting";
  if (!split (name, &group, &key) || !kiosk_settings_rules_is_group (group))
    return NULL;

  *reason = "wrong-type";
  if (text == NULL || strlen (text) > MOST_VALUE)
    return NULL;

  value = kiosk_settings_rules_check (rules, KIOSK_SETTINGS_LAYER_PUBLISHED, group, key, text, &error);
  if (value == NULL)
    *reason = reason_of (error);
  return value;
}

char *
fleet_rules_check (const char * const *services,
                   JsonObject         *settings,
                   IntakeFaults       *faults)
{
  g_autoptr (KioskSettingsRules) rules = kiosk_settings_rules_new ("", services);
  g_autoptr (GString) json = g_string_new ("{");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json_object_get_size (settings) > MOST_SETTINGS)
    intake_faults_add (faults, "too-many", "settings");

  json_object_iter_init_ordered (&iter, settings);
  while (!intake_faults_any (faults) && json_object_iter_next_ordered (&iter, &name, &node))
    {
      const char *reason;
      g_autoptr (GVariant) value = check_value (rules, name, node, &reason);
      g_autofree char *text = value != NULL ? g_variant_print (value, FALSE) : NULL;

      if (text != NULL)
        gateway_json_text (json, name, text);
      else
        intake_faults_add (faults, reason, name);
    }

  return g_strconcat (json->str, "}", NULL);
}

static void
lay_value (JsonObject *object,
           const char *name,
           JsonNode   *node,
           gpointer    keys)
{
  g_autofree char *group = NULL;
  g_autofree char *key = NULL;

  if (split (name, &group, &key))
    g_key_file_set_value (keys, group, key, json_node_get_string (node));
}

void
fleet_rules_lay (GKeyFile   *keys,
                 const char *settings)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (settings, strlen (settings), NULL);

  if (root != NULL)
    json_object_foreach_member (json_node_get_object (root), lay_value, keys);
}

JsonObject *
fleet_rules_from_file (GKeyFile *keys)
{
  JsonObject *settings = json_object_new ();
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_key_file_get_keys (keys, groups[i], NULL, NULL);

      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *name = g_strconcat (groups[i], "/", names[j], NULL);
          g_autofree char *value = g_key_file_get_value (keys, groups[i], names[j], NULL);

          json_object_set_string_member (settings, name, value);
        }
    }

  return settings;
}
