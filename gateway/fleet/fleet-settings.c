/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-settings.h"

#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "fleet-answer.h"
#include "fleet-layers.h"
#include "fleet-module.h"
#include "fleet-place.h"
#include "fleet-report.h"
#include "fleet-rules.h"

#define MOST_HISTORY 50
#define MOST_NAME    80
#define MOST_NOTE    200

static gboolean
write_history (GatewayDb   *db,
               const char  *scope,
               GString     *json,
               GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT version, actor, at, note, settings FROM fleet_publications "
                                                                 "WHERE scope = $1 ORDER BY version DESC LIMIT $2", "si", scope,
                                                   (gint64) MOST_HISTORY);
  g_autoptr (GString) history = g_string_new (NULL);
  gboolean newest = TRUE;

  gateway_json_begin (history, NULL, '[');
  for (; rows != NULL && gateway_rows_next (rows, &trouble); newest = FALSE)
    {
      if (newest)
        {
          gateway_json_raw (json, "settings", gateway_rows_text (rows, 4));
          gateway_json_int (json, "version", gateway_rows_int (rows, 0));
        }
      gateway_json_begin (history, NULL, '{');
      gateway_json_int (history, "version", gateway_rows_int (rows, 0));
      gateway_json_text (history, "by", gateway_rows_text (rows, 1));
      gateway_json_text (history, "time", gateway_rows_text (rows, 2));
      gateway_json_text (history, "note", gateway_rows_text (rows, 3));
      gateway_json_raw (history, "settings", gateway_rows_text (rows, 4));
      gateway_json_end (history, '}');
    }
  gateway_json_end (history, ']');

  if (newest)
    {
      gateway_json_raw (json, "settings", "{}");
      gateway_json_int (json, "version", 0);
    }
  gateway_json_raw (json, "history", history->str);
  return fleet_pass_on (error, trouble);
}

static gboolean
write_preview (GatewayDb   *db,
               const char  *scope,
               GString     *json,
               GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT id, terminal, settings, actor, at FROM fleet_previews WHERE scope = $1", "s", scope);

  if (rows == NULL || !gateway_rows_next (rows, &trouble))
    {
      gateway_json_raw (json, "preview", "null");
      return fleet_pass_on (error, trouble);
    }

  gateway_json_begin (json, "preview", '{');
  gateway_json_int (json, "id", gateway_rows_int (rows, 0));
  gateway_json_text (json, "terminal", gateway_rows_text (rows, 1));
  gateway_json_raw (json, "settings", gateway_rows_text (rows, 2));
  gateway_json_text (json, "by", gateway_rows_text (rows, 3));
  gateway_json_text (json, "time", gateway_rows_text (rows, 4));
  gateway_json_end (json, '}');
  return TRUE;
}

gboolean
fleet_settings_write (GatewayDb   *db,
                      const char  *scope,
                      GString     *json,
                      GError     **error)
{
  gateway_json_text (json, "scope", scope);
  return write_preview (db, scope, json, error) && write_history (db, scope, json, error);
}

void
fleet_settings_show (GatewayRequest *request,
                     gpointer        data)
{
  const char *scope = gateway_request_query (request, "scope");
  GatewayDb *db = gateway_request_db (request);
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;

  if (scope == NULL || !fleet_place_is_scope (scope))
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "scope is zone, park:ID or terminal:ID");
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (fleet_place_may_see (db, scope, gateway_request_park (request), NULL, &error) && fleet_settings_write (db, scope, json, &error))
    fleet_answer_object (request, 200, json);
  else
    fleet_answer_error (request, error);
}

static void
answer_change (GatewayRequest *request,
               gpointer        data,
               const GError   *error)
{
  FleetChange *change = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      fleet_answer_error (request, error);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (change->preview_on == NULL)
    gateway_json_int (json, "version", change->version);
  else
    {
      gateway_json_begin (json, "preview", '{');
      gateway_json_int (json, "id", change->version);
      gateway_json_text (json, "terminal", change->preview_on);
      gateway_json_end (json, '}');
    }
  fleet_answer_object (request, 200, json);
}

static FleetChange *
new_change (GatewayRequest *request)
{
  return fleet_change_new (gateway_request_bearer (request), gateway_request_park (request));
}

static void
make_change (GatewayRequest *request,
             GatewayWork     work,
             FleetChange    *change)
{
  gateway_request_write (request, work, answer_change, change, (GDestroyNotify) fleet_change_free);
}

static const char *
get_scope (const IntakeForm *form)
{
  const char *scope = intake_form_text (form, "scope", MOST_NAME, INTAKE_REQUIRED);

  if (scope != NULL && !fleet_place_is_scope (scope))
    intake_form_fault (form, "scope", "format");
  return scope;
}

/* (nullable): NULL if the request has been answered */
static FleetChange *
read_publication (GatewayRequest     *request,
                  const char * const *services)
{
  static const char * const members[] = { "scope", "settings", "note", "preview_terminal", "seen", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (FleetChange) change = new_change (request);
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };
  JsonObject *settings;

  if (root == NULL)
    return NULL;

  intake_form_refuse_unknown (&form, members);
  change->scope = g_strdup (get_scope (&form));
  change->note = g_strdup (intake_form_text (&form, "note", MOST_NOTE, INTAKE_OPTIONAL));
  change->preview_on = g_strdup (intake_form_text (&form, "preview_terminal", MOST_NAME, INTAKE_OPTIONAL));
  if (json_object_has_member (form.object, "seen"))
    intake_form_int (&form, "seen", 0, FLEET_MOST_VERSION, &change->seen);
  settings = intake_form_object (&form, "settings", INTAKE_REQUIRED);
  if (settings != NULL)
    change->settings = fleet_rules_check (services, settings, faults);
  return intake_body_is_valid (request, faults, "invalid-settings") ? g_steal_pointer (&change) : NULL;
}

void
fleet_settings_publish (GatewayRequest *request,
                        gpointer        data)
{
  FleetChange *change = read_publication (request, fleet_module_get_services (data));

  if (change != NULL)
    make_change (request, change->preview_on != NULL ? fleet_layers_preview : fleet_layers_publish, change);
}

static void
end_preview (GatewayRequest *request,
             GatewayWork     work)
{
  guint64 id;
  FleetChange *change;

  if (!g_ascii_string_to_unsigned (gateway_request_param (request, 0), 10, 1, G_MAXINT64, &id, NULL))
    {
      gateway_request_problem (request, 404, "not-found", "There is no such preview", NULL);
      return;
    }

  change = new_change (request);
  change->preview = (gint64) id;
  make_change (request, work, change);
}

void
fleet_settings_release (GatewayRequest *request,
                        gpointer        data)
{
  end_preview (request, fleet_layers_release);
}

void
fleet_settings_drop (GatewayRequest *request,
                     gpointer        data)
{
  end_preview (request, fleet_layers_drop);
}

void
fleet_settings_roll_back (GatewayRequest *request,
                          gpointer        data)
{
  static const char * const members[] = { "scope", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (FleetChange) change = new_change (request);
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };

  if (root == NULL)
    return;

  intake_form_refuse_unknown (&form, members);
  change->scope = g_strdup (get_scope (&form));
  if (intake_body_is_valid (request, faults, "invalid-settings"))
    make_change (request, fleet_layers_roll_back, g_steal_pointer (&change));
}
