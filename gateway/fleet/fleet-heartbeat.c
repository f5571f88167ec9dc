/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-heartbeat.h"

#include "../gateway-clock.h"
#include "../gateway-log.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "fleet-answer.h"
#include "fleet-commands.h"
#include "fleet-layers.h"
#include "fleet-module.h"
#include "fleet-report.h"
#include "kiosk-core.h"

#include <string.h>

#define MOST_RUNS 20

/* One heartbeat on its way through the store. */
typedef struct
{
  FleetModule *module;
  FleetReport *report;
  char        *json;       /* the report as it came */
  char        *terminal;
  char        *park;
  gint64       wanted;     /* the version that its settings should have */
  gboolean     twin;
  GString     *commands;
} Heartbeat;

static void
heartbeat_free (gpointer data)
{
  Heartbeat *heartbeat = data;

  g_clear_pointer (&heartbeat->report, fleet_report_free);
  g_free (heartbeat->json);
  g_free (heartbeat->terminal);
  g_free (heartbeat->park);
  g_string_free (heartbeat->commands, TRUE);
  g_free (heartbeat);
}

/* (nullable) (transfer full): a text of one row and column; NULL where there is none, and with @error */
static char *
read_text (GatewayDb   *db,
           const char  *sql,
           const char  *terminal,
           const char  *other,
           GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, sql, other != NULL ? "ss" : "s", terminal, other);
  char *text = rows != NULL && gateway_rows_next (rows, &trouble) ? g_strdup (gateway_rows_text (rows, 0)) : NULL;

  fleet_pass_on (error, trouble);
  return text;
}

/* What was known of the machine that had the former token does not count for the one with the new one. */
static gboolean
forget_former_token (GatewayDb   *db,
                     const char  *terminal,
                     const char  *enrolled_at,
                     GError     **error)
{
  return gateway_db_execute (db, error, "DELETE FROM fleet_runs WHERE terminal = $1 AND NOT EXISTS "
                                        "(SELECT 1 FROM fleet_terminals WHERE terminal = $1 AND enrolled_at = $2)", "ss", terminal, enrolled_at) >= 0
         && gateway_db_execute (db, error, "DELETE FROM fleet_terminals WHERE terminal = $1 AND enrolled_at <> $2", "ss", terminal,
                                enrolled_at) >= 0;
}

/* A kiosk that was started anew does not come back as what it was before. If it does, there are two. */
static gboolean
look_for_twin (GatewayDb    *db,
               Heartbeat    *heartbeat,
               const char   *now,
               GError      **error)
{
  GError *trouble = NULL;
  const char *run = heartbeat->report->run;
  g_autofree char *last = read_text (db, "SELECT run FROM fleet_terminals WHERE terminal = $1", heartbeat->terminal, NULL, &trouble);
  g_autofree char *known = NULL;

  if (trouble == NULL && run != NULL && g_strcmp0 (last, run) != 0)
    known = read_text (db, "SELECT begun_at FROM fleet_runs WHERE terminal = $1 AND run = $2", heartbeat->terminal, run, &trouble);
  if (!fleet_pass_on (error, trouble))
    return FALSE;

  heartbeat->twin = known != NULL;
  if (run == NULL || known != NULL || g_strcmp0 (last, run) == 0)
    return TRUE;
  return gateway_db_execute (db, error, "INSERT INTO fleet_runs (terminal, run, begun_at) VALUES ($1, $2, $3)", "sss",
                             heartbeat->terminal, run, now) >= 0
         && gateway_db_execute (db, error, "DELETE FROM fleet_runs WHERE terminal = $1 AND run NOT IN (SELECT run FROM fleet_runs "
                                           "WHERE terminal = $1 ORDER BY begun_at DESC, run LIMIT $2)", "si",
                                heartbeat->terminal, (gint64) MOST_RUNS) >= 0;
}

/* The alarm is noted once, however long it lasts. */
static gboolean
note_twin (GatewayDb        *db,
           const Heartbeat  *heartbeat,
           const char       *now,
           GError          **error)
{
  gint64 changed;

  if (!heartbeat->twin)
    return TRUE;

  changed = gateway_db_execute (db, error, "UPDATE fleet_terminals SET twin_at = $2 WHERE terminal = $1 AND twin_at IS NULL", "ss",
                                heartbeat->terminal, now);
  return changed == 0 || (changed > 0 && gateway_bearers_audit_in (db, heartbeat->park, heartbeat->terminal, "terminal-twin",
                                                                   heartbeat->terminal, error));
}

static gboolean
find_wanted (GatewayDb  *db,
             Heartbeat  *heartbeat,
             GError    **error)
{
  gint64 has = heartbeat->report->settings_version;
  gint64 overtaken;

  heartbeat->wanted = fleet_layers_version_of (db, heartbeat->terminal, heartbeat->park, error);
  if (heartbeat->wanted < 0 || heartbeat->wanted >= has)
    return heartbeat->wanted >= 0;

  overtaken = fleet_layers_overtake (db, heartbeat->terminal, has, error);
  heartbeat->wanted = MAX (heartbeat->wanted, overtaken);
  return overtaken >= 0;
}

static gboolean
write_report (GatewayDb        *db,
              const Heartbeat  *heartbeat,
              const char       *enrolled_at,
              const char       *now,
              GError          **error)
{
  const FleetReport *report = heartbeat->report;
  const char *behind = report->settings_version < heartbeat->wanted ? now : NULL;

  return gateway_db_execute (db, error,
                             "INSERT INTO fleet_terminals (terminal, heard_at, report, run, enrolled_at, behind_since) "
                             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (terminal) DO UPDATE SET heard_at = $2, report = $3, run = $4, "
                             "behind_since = CASE WHEN CAST($6 AS TEXT) IS NULL THEN NULL ELSE coalesce(fleet_terminals.behind_since, $6) END",
                             "ssssss", heartbeat->terminal, now, heartbeat->json, report->run != NULL ? report->run : "", enrolled_at,
                             behind) >= 0;
}

static gboolean
store_heartbeat (GatewayDb  *db,
                 gpointer    data,
                 GError    **error)
{
  Heartbeat *heartbeat = data;
  GError *trouble = NULL;
  g_autofree char *now = gateway_clock_now ();
  g_autofree char *enrolled_at = read_text (db, "SELECT created_at FROM bearers WHERE id = $1", heartbeat->terminal, NULL, &trouble);

  if (!fleet_pass_on (error, trouble))
    return FALSE;

  g_string_truncate (heartbeat->commands, 0);
  return forget_former_token (db, heartbeat->terminal, enrolled_at, error)
         && look_for_twin (db, heartbeat, now, error)
         && find_wanted (db, heartbeat, error)
         && write_report (db, heartbeat, enrolled_at, now, error)
         && note_twin (db, heartbeat, now, error)
         && fleet_commands_note_done (db, heartbeat->terminal, heartbeat->park, fleet_report_list (heartbeat->report, "done"), error)
         && fleet_commands_hand_out (db, heartbeat->terminal, heartbeat->commands, error);
}

static void
answer_heartbeat (GatewayRequest *request,
                  gpointer        data,
                  const GError   *error)
{
  Heartbeat *heartbeat = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      fleet_answer_error (request, error);
      return;
    }

  fleet_module_heard (heartbeat->module);
  if (heartbeat->twin)
    {
      fleet_module_saw_twin (heartbeat->module);
      gateway_log (G_LOG_LEVEL_WARNING, "Two machines have the token of a terminal", "terminal", heartbeat->terminal, NULL);
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_int (json, "settings_version", heartbeat->wanted);
  gateway_json_raw (json, "commands", heartbeat->commands->str);
  fleet_answer_object (request, 200, json);
}

/* Takes @root. (nullable): NULL if the request has been answered */
static FleetReport *
read_report (GatewayRequest *request,
             JsonNode       *root)
{
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (FleetReport) report = fleet_report_read (root, faults);

  return intake_body_is_valid (request, faults, "invalid-report") ? g_steal_pointer (&report) : NULL;
}

void
fleet_heartbeat_take (GatewayRequest *request,
                      gpointer        data)
{
  JsonNode *root = intake_body_read (request);
  FleetReport *report = root != NULL ? read_report (request, root) : NULL;
  Heartbeat *heartbeat;

  if (report == NULL)
    return;

  heartbeat = g_new0 (Heartbeat, 1);
  heartbeat->module = data;
  heartbeat->report = report;
  heartbeat->json = kiosk_json_write (report->root, FALSE);
  heartbeat->terminal = g_strdup (gateway_request_bearer (request));
  heartbeat->park = g_strdup (gateway_request_park (request));
  heartbeat->commands = g_string_new (NULL);
  gateway_request_write (request, store_heartbeat, answer_heartbeat, heartbeat, heartbeat_free);
}
