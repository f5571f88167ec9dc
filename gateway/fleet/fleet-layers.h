/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

#define FLEET_UNSEEN (-1)

/* One change of what is published. */
typedef struct
{
  char    *scope;
  char    *preview_on;   /* (nullable): the terminal that tries it first */
  char    *settings;     /* the whole layer, as JSON */
  char    *note;         /* (nullable) */
  char    *actor;
  char    *staff_park;
  gint64   seen;         /* the version of the scope from which it was made; FLEET_UNSEEN where that does not matter */
  gint64   preview;      /* the preview that is released or dropped */
  gint64   version;      /* (out): of what was done */
} FleetChange;

/* Takes @actor and @staff_park as copies. */
FleetChange *fleet_change_new    (const char *actor, const char *staff_park);
void     fleet_change_free       (FleetChange *change);

/* Works for the store's writer, with a #FleetChange; each is noted in the audit. */
gboolean fleet_layers_publish    (GatewayDb *db, gpointer change, GError **error);
gboolean fleet_layers_preview    (GatewayDb *db, gpointer change, GError **error);
gboolean fleet_layers_release    (GatewayDb *db, gpointer change, GError **error);
gboolean fleet_layers_drop       (GatewayDb *db, gpointer change, GError **error);

/* Publishes the layer as it was before the last publication. */
gboolean fleet_layers_roll_back  (GatewayDb *db, gpointer change, GError **error);

/* The version that a terminal's settings should have; 0 where nothing was ever published for it, -1 with @error. */
gint64   fleet_layers_version_of (GatewayDb *db, const char *terminal, const char *park, GError **error);

/* A terminal had the settings of another park, or the database is older than it: it gets a higher version. Returns that, or -1. */
gint64   fleet_layers_overtake   (GatewayDb *db, const char *terminal, gint64 version, GError **error);

/* Lays zone, park and terminal over each other, as @terminal should have them. */
gboolean fleet_layers_merge      (GatewayDb *db, const char *terminal, const char *park, GKeyFile *keys, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetChange, fleet_change_free)

G_END_DECLS
