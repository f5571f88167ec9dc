/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-faults.h"

G_BEGIN_DECLS

#define FLEET_NEVER (-1)
#define FLEET_MOST_VERSION G_GINT64_CONSTANT (9007199254740991)   /* what JSON's numbers can tell */

/* What a terminal tells of itself with each heartbeat. Nothing in it is about a visitor. */
typedef struct
{
  JsonNode   *root;          /* (owned): all of it, to which the texts belong */
  const char *version;
  const char *state;         /* "starting", "attract", "visit" or "staff" */
  const char *run;           /* (nullable): a name of this start of the kiosk */
  const char *refused;       /* (nullable): why it does not take the settings that it was given */
  gint64      uptime;        /* seconds, as are the ages; FLEET_NEVER where there is none */
  gint64      frame_age;
  gint64      touch_age;
  gint64      visits;
  gint64      crashes;
  gint64      hangs;
  gint64      waiting;       /* in the outbox, with those that are parked */
  gint64      parked;
  gint64      oldest;
  gint64      settings_version;
} FleetReport;

/* (transfer full): what is in @root, which is taken; what is wrong with it is added to @faults */
FleetReport *fleet_report_read  (JsonNode *root, IntakeFaults *faults);
void         fleet_report_free  (FleetReport *report);

/* (transfer full) (nullable): the same of a text that was stored */
FleetReport *fleet_report_parse (const char *json);

/* (transfer none) (nullable): "quarantine" and "done", "devices" */
JsonArray   *fleet_report_list  (const FleetReport *report, const char *member);
JsonObject  *fleet_report_devices (const FleetReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetReport, fleet_report_free)

G_END_DECLS
