/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-module.h"

#include "../gateway-key-file.h"
#include "fleet-audit.h"
#include "fleet-commands.h"
#include "fleet-file.h"
#include "fleet-heartbeat.h"
#include "fleet-settings.h"
#include "fleet-sites.h"
#include "kiosk-terminal-settings.h"

#include <sodium.h>

#define MOST_HEARTBEAT (16 * 1024)
#define MOST_ENTRIES   (256 * 1024)
#define MOST_LAYER     (64 * 1024)
#define MOST_ORDER     (4 * 1024)

typedef struct
{
  FleetModule *module;
  FleetColour  colour;
} Gauge;

struct _FleetModule
{
  GatewayStore    *store;
  guchar           secret[crypto_sign_SECRETKEYBYTES];
  GStrv            services;
  Gauge            gauges[FLEET_N_COLOURS];
  _Atomic guint64  heard;
  _Atomic guint64  twins;
};

static const GatewayRoute routes[] = {
  { "POST", "/v1/fleet/heartbeat", NULL, fleet_heartbeat_take, GATEWAY_FOR_TERMINALS, MOST_HEARTBEAT },
  { "GET", "/v1/fleet/settings", NULL, fleet_file_answer, GATEWAY_FOR_TERMINALS },
  { "POST", "/v1/fleet/audit", NULL, fleet_audit_take, GATEWAY_FOR_TERMINALS, MOST_ENTRIES },
  { "GET", "/v1/staff/fleet/sites", NULL, fleet_sites_answer, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/fleet/settings", "scope", fleet_settings_show, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/fleet/settings", NULL, fleet_settings_publish, GATEWAY_FOR_STAFF, MOST_LAYER },
  { "POST", "/v1/staff/fleet/previews/{id}/release", NULL, fleet_settings_release, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/fleet/previews/{id}/drop", NULL, fleet_settings_drop, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/fleet/rollback", NULL, fleet_settings_roll_back, GATEWAY_FOR_STAFF, MOST_ORDER },
  { "GET", "/v1/staff/fleet/commands", "terminal", fleet_commands_list, GATEWAY_FOR_STAFF },
  { "POST", "/v1/staff/fleet/commands", NULL, fleet_commands_add, GATEWAY_FOR_STAFF, MOST_ORDER },
  { "POST", "/v1/staff/fleet/terminals/{id}/revoke", NULL, fleet_commands_revoke, GATEWAY_FOR_STAFF },
  { "GET", "/v1/staff/audit", "park before", fleet_audit_list, GATEWAY_FOR_STAFF },
};

static guint64
read_gauge (gpointer data)
{
  const Gauge *gauge = data;

  return fleet_sites_count (gauge->module->store, gauge->colour);
}

static guint64
read_heard (gpointer module)
{
  return ((FleetModule *) module)->heard;
}

static guint64
read_twins (gpointer module)
{
  return ((FleetModule *) module)->twins;
}

static void
add_metrics (FleetModule    *module,
             GatewayMetrics *metrics)
{
  static const struct
  {
    const char *name;
    const char *help;
  } colours[FLEET_N_COLOURS] = {
    [FLEET_GREY] = { "gateway_fleet_grey", "Terminals that were never heard." },
    [FLEET_GREEN] = { "gateway_fleet_green", "Terminals with which nothing is wrong." },
    [FLEET_AMBER] = { "gateway_fleet_amber", "Terminals about which somebody should care." },
    [FLEET_RED] = { "gateway_fleet_red", "Terminals that visitors cannot use." },
  };

  for (guint i = 0; i < FLEET_N_COLOURS; i++)
    {
      module->gauges[i] = (Gauge) { module, i };
      gateway_metrics_add (metrics, "gauge", colours[i].name, colours[i].help, read_gauge, &module->gauges[i]);
    }
  gateway_metrics_add (metrics, "counter", "gateway_fleet_heartbeats_total", "Heartbeats since the start.", read_heard, module);
  gateway_metrics_add (metrics, "counter", "gateway_fleet_twins_total", "Heartbeats of a second machine with a terminal's token.",
                       read_twins, module);
}

/* Without it nothing can be published, which is better told when it starts. */
static void
look_for_schema (FleetModule *module)
{
  GSettingsSchema *schema = kiosk_terminal_settings_find_schema (fleet_module_get_services (module), "Kiosk");

  if (schema != NULL)
    g_settings_schema_unref (schema);
  else
    g_warning ("The kiosk's settings schema is not installed here: no settings can be published");
}

FleetModule *
fleet_module_new (GatewayServer       *server,
                  GatewayStore        *store,
                  const char          *key_file,
                  const char * const  *services,
                  GError             **error)
{
  guchar seed[GATEWAY_KEY_SIZE], public_key[crypto_sign_PUBLICKEYBYTES];
  FleetModule *module;

  if (!gateway_key_file_load (key_file, seed, error))
    return NULL;

  module = g_new0 (FleetModule, 1);
  module->store = store;
  module->services = g_strdupv ((char **) services);
  crypto_sign_seed_keypair (public_key, module->secret, seed);
  sodium_memzero (seed, sizeof seed);
  look_for_schema (module);
  gateway_server_add_routes (server, routes, G_N_ELEMENTS (routes), module);
  add_metrics (module, gateway_server_get_metrics (server));
  return module;
}

void
fleet_module_free (FleetModule *module)
{
  sodium_memzero (module->secret, sizeof module->secret);
  g_strfreev (module->services);
  g_free (module);
}

const guchar *
fleet_module_get_secret (FleetModule *module)
{
  return module->secret;
}

const char * const *
fleet_module_get_services (FleetModule *module)
{
  return (const char * const *) module->services;
}

void
fleet_module_heard (FleetModule *module)
{
  module->heard++;
}

void
fleet_module_saw_twin (FleetModule *module)
{
  module->twins++;
}
