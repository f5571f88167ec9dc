/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "fleet-report.h"

G_BEGIN_DECLS

/**
 * FleetColour:
 * @FLEET_GREY: never heard
 * @FLEET_GREEN: heard, and nothing is wrong
 * @FLEET_AMBER: somebody should care
 * @FLEET_RED: visitors cannot use it
 *
 * How a terminal is; a park is as bad as its worst one, by this order.
 */
typedef enum
{
  FLEET_GREY,
  FLEET_GREEN,
  FLEET_AMBER,
  FLEET_RED,
} FleetColour;

#define FLEET_N_COLOURS (FLEET_RED + 1)

/* What is known of a terminal when its colour is asked for. */
typedef struct
{
  const FleetReport *report;   /* (nullable): where it was never heard */
  gint64             silent;   /* seconds since it was heard */
  gint64             behind;   /* seconds for which its settings have been older than they should be; 0 if they are not */
  gboolean           twin;     /* two machines speak in its name */
} FleetSight;

/* Adds a member "causes", each with a code and what there is to tell of it. */
FleetColour fleet_colour_judge    (const FleetSight *sight, GString *json);
const char *fleet_colour_get_name (FleetColour colour);

G_END_DECLS
