/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-module.h"

#include "../gateway-key-file.h"
#include "fleet-layers.h"
#include "fleet-place.h"
#include "fleet-rules.h"
#include "fleet-settings.h"

#include <gio/gio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define OPERATOR "operator"

static gboolean
print_key (const char  *file,
           GError     **error)
{
  guchar seed[GATEWAY_KEY_SIZE], public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  g_autofree char *text = NULL;

  if (!gateway_key_file_load (file, seed, error))
    return FALSE;

  crypto_sign_seed_keypair (public_key, secret, seed);
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (secret, sizeof secret);
  text = g_base64_encode (public_key, sizeof public_key);
  printf ("%s\n", text);
  return TRUE;
}

static gboolean
print_scope (GatewayStore  *store,
             const char    *scope,
             GError       **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autoptr (GString) json = g_string_new ("{");
  gboolean good = db != NULL && fleet_place_may_see (db, scope, GATEWAY_ANY_PARK, NULL, error)
                  && fleet_settings_write (db, scope, json, error);

  if (good)
    printf ("%s}\n", json->str);
  return good;
}

static gboolean
change (GatewayStore  *store,
        GatewayWork    work,
        FleetChange   *what,
        GError       **error)
{
  if (!gateway_store_write (store, work, what, error))
    return FALSE;

  printf ("%" G_GINT64_FORMAT "\n", what->version);
  return TRUE;
}

/* (nullable): a key file as a layer, checked */
static char *
read_layer (const FleetOptions  *options,
            const char          *file,
            GError             **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (JsonObject) settings = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *all = NULL;

  if (!g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, error))
    return NULL;

  settings = fleet_rules_from_file (keys);
  layer = fleet_rules_check (options->services, settings, faults);
  if (!intake_faults_any (faults))
    return g_steal_pointer (&layer);

  all = intake_faults_to_json (faults);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s was not published: %s", file, all);
  return NULL;
}

static gboolean
publish (GatewayStore        *store,
         const FleetOptions  *options,
         const char          *terminal,
         GError             **error)
{
  g_autoptr (FleetChange) what = fleet_change_new (OPERATOR, GATEWAY_ANY_PARK);

  what->scope = g_strdup (options->words[2]);
  what->note = g_strdup (options->note);
  what->preview_on = g_strdup (terminal);
  what->settings = read_layer (options, options->words[3], error);
  return what->settings != NULL && change (store, terminal != NULL ? fleet_layers_preview : fleet_layers_publish, what, error);
}

static gboolean
end_preview (GatewayStore  *store,
             GatewayWork    work,
             const char    *id,
             GError       **error)
{
  g_autoptr (FleetChange) what = fleet_change_new (OPERATOR, GATEWAY_ANY_PARK);

  what->preview = g_ascii_strtoll (id, NULL, 10);
  return change (store, work, what, error);
}

static gboolean
roll_back (GatewayStore  *store,
           const char    *scope,
           GError       **error)
{
  g_autoptr (FleetChange) what = fleet_change_new (OPERATOR, GATEWAY_ANY_PARK);

  what->scope = g_strdup (scope);
  return change (store, fleet_layers_roll_back, what, error);
}

gboolean
fleet_command (GatewayStore        *store,
               const FleetOptions  *options,
               GError             **error)
{
  const char *action = options->words[1] != NULL ? options->words[1] : "";
  const char *what = *action != '\0' ? options->words[2] : NULL;
  const char *file = what != NULL ? options->words[3] : NULL;

  if (strcmp (action, "key") == 0 && options->key_file != NULL)
    return print_key (options->key_file, error);
  if (strcmp (action, "show") == 0 && what != NULL)
    return print_scope (store, what, error);
  if (strcmp (action, "publish") == 0 && file != NULL)
    return publish (store, options, NULL, error);
  if (strcmp (action, "preview") == 0 && file != NULL && options->words[4] != NULL)
    return publish (store, options, options->words[4], error);
  if (strcmp (action, "release") == 0 && what != NULL)
    return end_preview (store, fleet_layers_release, what, error);
  if (strcmp (action, "drop") == 0 && what != NULL)
    return end_preview (store, fleet_layers_drop, what, error);
  if (strcmp (action, "rollback") == 0 && what != NULL)
    return roll_back (store, what, error);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "settings wants: key, show SCOPE, publish SCOPE FILE, preview SCOPE FILE TERMINAL, release ID, drop ID, or rollback SCOPE");
  return FALSE;
}
