/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-sites.h"

#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"
#include "fleet-answer.h"
#include "fleet-layers.h"
#include "kiosk-core.h"

#include <string.h>

/* A terminal with a new token has not been heard yet, whatever the one before it told. */
#define TERMINALS \
  "SELECT bearers.id, bearers.park, heard_at, report, behind_since, twin_at FROM bearers " \
  "LEFT JOIN fleet_terminals ON terminal = bearers.id AND enrolled_at = bearers.created_at " \
  "WHERE role = 'terminal' AND revoked_at IS NULL AND (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') ORDER BY bearers.park, bearers.id"

enum { ID, PARK, HEARD, REPORT, BEHIND, TWIN };

/* Seconds from @moment to @now; 0 where there is none. */
static gint64
seconds_since (const char *moment,
               GDateTime  *now)
{
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;

  return time != NULL ? g_date_time_difference (now, time) / G_TIME_SPAN_SECOND : 0;
}

static void
write_null_or_text (GString    *json,
                    const char *name,
                    const char *text)
{
  if (text != NULL)
    gateway_json_text (json, name, text);
  else
    gateway_json_raw (json, name, "null");
}

static void
write_part (GString           *json,
            const FleetReport *report,
            const char        *member)
{
  g_autofree char *text = kiosk_json_write (json_object_get_member (json_node_get_object (report->root), member), FALSE);

  gateway_json_raw (json, member, text);
}

static void
write_report (GString           *json,
              const FleetReport *report)
{
  gateway_json_text (json, "version", report->version);
  gateway_json_text (json, "state", report->state);
  gateway_json_int (json, "visits", report->visits);
  write_part (json, report, "outbox");
  write_part (json, report, "quarantine");
  write_part (json, report, "devices");
  gateway_json_int (json, "settings_version", report->settings_version);
}

static FleetColour
judge (GatewayRows       *rows,
       const FleetReport *report,
       GDateTime         *now,
       GString           *json)
{
  FleetSight sight = {
    .report = report,
    .silent = seconds_since (gateway_rows_text (rows, HEARD), now),
    .behind = seconds_since (gateway_rows_text (rows, BEHIND), now),
    .twin = !gateway_rows_null (rows, TWIN),
  };

  return fleet_colour_judge (&sight, json);
}

static FleetReport *
read_report (GatewayRows *rows)
{
  const char *text = gateway_rows_text (rows, REPORT);

  return text != NULL ? fleet_report_parse (text) : NULL;
}

static FleetColour
write_terminal (GatewayRows *rows,
                GDateTime   *now,
                gint64       wanted,
                GString     *json)
{
  g_autoptr (FleetReport) report = read_report (rows);
  FleetColour colour;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "id", gateway_rows_text (rows, ID));
  gateway_json_text (json, "park", gateway_rows_text (rows, PARK));
  write_null_or_text (json, "heard", gateway_rows_text (rows, HEARD));
  colour = judge (rows, report, now, json);
  gateway_json_text (json, "colour", fleet_colour_get_name (colour));
  if (report != NULL)
    write_report (json, report);
  gateway_json_int (json, "wanted_version", wanted);
  gateway_json_end (json, '}');
  return colour;
}

static GDateTime *
read_clock (void)
{
  g_autofree char *now = gateway_clock_now ();

  return g_date_time_new_from_iso8601 (now, NULL);
}

/* What has been written of the park at which the list is. */
typedef struct
{
  char        *park;   /* (nullable) */
  FleetColour  worst;
} Site;

static void
end_site (Site    *site,
          GString *json)
{
  if (site->park == NULL)
    return;

  gateway_json_end (json, ']');
  gateway_json_text (json, "colour", fleet_colour_get_name (site->worst));
  gateway_json_end (json, '}');
}

static void
begin_site (Site       *site,
            const char *park,
            GString    *json)
{
  if (g_strcmp0 (site->park, park) == 0)
    return;

  end_site (site, json);
  g_free (site->park);
  *site = (Site) { g_strdup (park), FLEET_GREY };
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "park", park);
  gateway_json_begin (json, "terminals", '[');
}

static gboolean
write_sites (GatewayDb   *db,
             const char  *staff_park,
             GString     *json,
             GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, TERMINALS, "s", staff_park);
  g_autoptr (GDateTime) now = read_clock ();
  Site site = { NULL };

  gateway_json_begin (json, "sites", '[');
  while (rows != NULL && trouble == NULL && gateway_rows_next (rows, &trouble))
    {
      gint64 wanted = fleet_layers_version_of (db, gateway_rows_text (rows, ID), gateway_rows_text (rows, PARK), &trouble);
      FleetColour colour;

      begin_site (&site, gateway_rows_text (rows, PARK), json);
      colour = write_terminal (rows, now, wanted, json);
      site.worst = MAX (site.worst, colour);
    }
  end_site (&site, json);
  gateway_json_end (json, ']');
  g_free (site.park);
  return fleet_pass_on (error, trouble);
}

void
fleet_sites_answer (GatewayRequest *request,
                    gpointer        data)
{
  g_autoptr (GString) json = g_string_sized_new (16384);
  g_autoptr (GError) error = NULL;

  gateway_json_begin (json, NULL, '{');
  if (write_sites (gateway_request_db (request), gateway_request_park (request), json, &error))
    fleet_answer_object (request, 200, json);
  else
    gateway_request_fail (request, error);
}

guint64
fleet_sites_count (GatewayStore *store,
                   FleetColour   colour)
{
  GatewayDb *db = gateway_store_reader (store, NULL);
  g_autoptr (GatewayRows) rows = db != NULL ? gateway_db_query (db, NULL, TERMINALS, "s", GATEWAY_ANY_PARK) : NULL;
  g_autoptr (GDateTime) now = read_clock ();
  guint64 count = 0;

  while (rows != NULL && gateway_rows_next (rows, NULL))
    {
      g_autoptr (FleetReport) report = read_report (rows);
      g_autoptr (GString) causes = g_string_new (NULL);

      count += judge (rows, report, now, causes) == colour;
    }
  return count;
}
