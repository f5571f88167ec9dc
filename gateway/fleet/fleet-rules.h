/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-faults.h"

G_BEGIN_DECLS

/**
 * fleet_rules_check:
 * @services: (array zero-terminated=1): folders of services, with their schemas
 * @settings: a layer, by "group/key"
 * @faults: what is wrong is added here, with the setting's name
 *
 * Holds a layer against the schemas of the kiosk and of its services, as terminals do.
 *
 * Returns: (transfer full): the layer as JSON, each value as GVariant prints it
 */
char *fleet_rules_check (const char * const *services, JsonObject *settings, IntakeFaults *faults);

/* Adds a layer, as JSON, to @keys; its settings take the place of those that are there. */
void  fleet_rules_lay   (GKeyFile *keys, const char *settings);

/* (transfer full): what a key file holds, as a layer by "group/key" */
JsonObject *fleet_rules_from_file (GKeyFile *keys);

G_END_DECLS
