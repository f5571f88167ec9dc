/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-server.h"

G_BEGIN_DECLS

/* The FleetModule: what terminals tell of themselves, what is published to them, what they are told to do, and what happened at
 * them. */
typedef struct _FleetModule FleetModule;

/**
 * fleet_module_new:
 * @server: gets the routes
 * @store: the store
 * @key_file: where the publisher's secret key is, or will be made
 * @services: (array zero-terminated=1): folders of services, whose settings may be published
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the module; outlives the server
 */
FleetModule        *fleet_module_new          (GatewayServer *server, GatewayStore *store, const char *key_file,
                                               const char * const *services, GError **error);
void                fleet_module_free         (FleetModule *module);

const guchar       *fleet_module_get_secret   (FleetModule *module);   /* Ed25519, as libsodium has it */
const char * const *fleet_module_get_services (FleetModule *module);

/* Counts for /metrics. */
void                fleet_module_heard        (FleetModule *module);
void                fleet_module_saw_twin     (FleetModule *module);

/* What an operator asks for: the words after "settings". */
typedef struct
{
  char               **words;
  const char          *note;
  const char          *key_file;
  const char * const  *services;
} FleetOptions;

gboolean            fleet_command             (GatewayStore *store, const FleetOptions *options, GError **error);

G_END_DECLS
