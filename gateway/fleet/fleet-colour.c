/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-colour.h"

#include "../http/gateway-json-writer.h"

#include <string.h>

#define MOST_SILENCE  150   /* seconds: two heartbeats that did not come, and a half */
#define STILL         75    /* an idle screen moves its clock each minute, which may be told a moment later */
#define DEAD          300
#define MOST_STARTING 60
#define MOST_BEHIND   600

/* The causes as they are found, and the worst of them. */
typedef struct
{
  GString     *json;
  FleetColour  colour;
} Findings;

static void
find (Findings    *findings,
      FleetColour  colour,
      const char  *code,
      const char  *detail)
{
  gateway_json_begin (findings->json, NULL, '{');
  gateway_json_text (findings->json, "code", code);
  gateway_json_text (findings->json, "detail", detail);
  gateway_json_end (findings->json, '}');
  findings->colour = MAX (findings->colour, colour);
}

static void
find_number (Findings    *findings,
             FleetColour  colour,
             const char  *code,
             gint64       number)
{
  g_autofree char *detail = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  find (findings, colour, code, detail);
}

static void
look_at_screen (Findings          *findings,
                const FleetReport *report)
{
  gboolean starting = strcmp (report->state, "starting") == 0 && report->uptime > MOST_STARTING;
  gint64 age = report->frame_age != FLEET_NEVER ? report->frame_age : report->uptime;

  if (age > DEAD || (starting && age > MOST_STARTING))
    find_number (findings, FLEET_RED, "screen-dead", age);
  else if (age > STILL)
    find_number (findings, FLEET_AMBER, "no-frame", age);
}

static void
look_at_services (Findings          *findings,
                  const FleetReport *report)
{
  JsonArray *resting = fleet_report_list (report, "quarantine");

  for (guint i = 0; i < json_array_get_length (resting); i++)
    find (findings, FLEET_AMBER, "quarantine", json_array_get_string_element (resting, i));
  if (report->parked > 0)
    find_number (findings, FLEET_AMBER, "outbox-parked", report->parked);
}

static void
look_at_devices (Findings          *findings,
                 const FleetReport *report)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, fleet_report_devices (report));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (strcmp (json_node_get_string (node), "ok") != 0)
      {
        g_autofree char *code = g_strconcat ("device-", json_node_get_string (node), NULL);

        find (findings, FLEET_AMBER, code, name);
      }
}

static void
look_at_settings (Findings         *findings,
                  const FleetSight *sight)
{
  if (sight->report->refused != NULL)
    find (findings, FLEET_AMBER, "settings-refused", sight->report->refused);
  else if (sight->behind > MOST_BEHIND)
    find_number (findings, FLEET_AMBER, "settings-behind", sight->behind);
}

/* Who has not been heard of is judged by that alone: the rest was long ago. */
FleetColour
fleet_colour_judge (const FleetSight *sight,
                    GString          *json)
{
  Findings findings = { json, sight->report != NULL ? FLEET_GREEN : FLEET_GREY };

  gateway_json_begin (json, "causes", '[');
  if (sight->twin)
    find (&findings, FLEET_AMBER, "twin", NULL);
  if (sight->report != NULL && sight->silent > MOST_SILENCE)
    find_number (&findings, FLEET_RED, "silent", sight->silent);
  else if (sight->report != NULL)
    {
      look_at_screen (&findings, sight->report);
      look_at_services (&findings, sight->report);
      look_at_devices (&findings, sight->report);
      look_at_settings (&findings, sight);
    }
  gateway_json_end (json, ']');
  return findings.colour;
}

const char *
fleet_colour_get_name (FleetColour colour)
{
  static const char * const names[] = { "grey", "green", "amber", "red" };

  return names[colour];
}
