/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-audit.h"

#include "../gateway-clock.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "fleet-answer.h"
#include "fleet-report.h"

#include <string.h>

#define MOST_ENTRIES 200
#define MOST_WORD    64
#define MOST_OBJECT  500
#define PAGE         100

/* What happened at a terminal, on its way through the store. */
typedef struct
{
  JsonNode *root;
  char     *terminal;
  char     *park;
  gint64    stored;   /* (out): those that were not there yet */
} Entries;

static void
entries_free (gpointer data)
{
  Entries *entries = data;

  json_node_unref (entries->root);
  g_free (entries->terminal);
  g_free (entries->park);
  g_free (entries);
}

static void
check_entry (IntakeFaults *faults,
             JsonNode     *node,
             guint         index)
{
  static const char * const members[] = { "number", "time", "actor", "action", "object", NULL };
  g_autofree char *path = g_strdup_printf ("entries.%u.", index);
  IntakeForm form = { faults, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, path };
  const char *time;
  g_autofree char *moment = NULL;
  gint64 number;

  if (form.object == NULL)
    intake_form_fault (&form, "", "wrong-type");
  intake_form_refuse_unknown (&form, members);
  intake_form_int (&form, "number", 1, FLEET_MOST_VERSION, &number);
  time = intake_form_text (&form, "time", MOST_WORD, INTAKE_REQUIRED);
  moment = time != NULL ? gateway_clock_shift (time, 0) : NULL;
  if (time != NULL && moment == NULL)
    intake_form_fault (&form, "time", "format");
  intake_form_text (&form, "actor", MOST_WORD, INTAKE_REQUIRED);
  intake_form_text (&form, "action", MOST_WORD, INTAKE_REQUIRED);
  intake_form_text (&form, "object", MOST_OBJECT, INTAKE_OPTIONAL);
}

static gint64
insert_entry (GatewayDb      *db,
              const Entries  *entries,
              JsonObject     *entry,
              GError        **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (json_object_get_string_member (entry, "time"), NULL);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);
  g_autofree char *at = g_date_time_format_iso8601 (utc);

  return gateway_db_execute (db, error, "INSERT INTO audit (at, actor, action, object, park, terminal, number) "
                                        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (terminal, number) DO NOTHING",
                             "ssssssi", at, json_object_get_string_member (entry, "actor"),
                             json_object_get_string_member (entry, "action"),
                             json_object_get_string_member_with_default (entry, "object", ""), entries->park, entries->terminal,
                             json_object_get_int_member (entry, "number"));
}

static gboolean
store_entries (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  Entries *entries = data;
  JsonArray *array = json_object_get_array_member (json_node_get_object (entries->root), "entries");

  entries->stored = 0;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 inserted = insert_entry (db, entries, json_array_get_object_element (array, i), error);

      if (inserted < 0)
        return FALSE;
      entries->stored += inserted;
    }

  return TRUE;
}

static void
answer_stored (GatewayRequest *request,
               gpointer        data,
               const GError   *error)
{
  Entries *entries = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      fleet_answer_error (request, error);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_int (json, "stored", entries->stored);
  fleet_answer_object (request, 200, json);
}

static gboolean
check_entries (GatewayRequest *request,
               JsonNode       *root)
{
  static const char * const members[] = { "entries", NULL };
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, json_node_get_object (root), "" };
  JsonArray *array = intake_form_array (&form, "entries", 1, MOST_ENTRIES, INTAKE_REQUIRED);

  intake_form_refuse_unknown (&form, members);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    check_entry (faults, json_array_get_element (array, i), i);
  return intake_body_is_valid (request, faults, "invalid-entries");
}

void
fleet_audit_take (GatewayRequest *request,
                  gpointer        data)
{
  g_autoptr (JsonNode) root = intake_body_read (request);
  Entries *entries;

  if (root == NULL || !check_entries (request, root))
    return;

  entries = g_new0 (Entries, 1);
  entries->root = g_steal_pointer (&root);
  entries->terminal = g_strdup (gateway_request_bearer (request));
  entries->park = g_strdup (gateway_request_park (request));
  gateway_request_write (request, store_entries, answer_stored, entries, entries_free);
}

static void
write_entry (GatewayRows *rows,
             GString     *json)
{
  static const char * const members[] = { "time", "actor", "action", "object", "park", "terminal" };

  gateway_json_begin (json, NULL, '{');
  for (int i = 0; i < (int) G_N_ELEMENTS (members); i++)
    gateway_json_text (json, members[i], gateway_rows_text (rows, i + 1));
  gateway_json_end (json, '}');
}

/* What has no park of its own happened where the person is who did it. */
static gboolean
write_page (GatewayDb   *db,
            const char  *staff_park,
            const char  *park,
            gint64       before,
            GString     *json,
            GError     **error)
{
  GError *trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT id, at, actor, action, object, park, terminal FROM (SELECT audit.id, at, actor, action, object, "
                                    "coalesce(audit.park, bearers.park, '" GATEWAY_ANY_PARK "') AS park, terminal "
                                    "FROM audit LEFT JOIN bearers ON bearers.id = actor) AS entries "
                                    "WHERE id < $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "') AND (park = $3 OR $3 = '') "
                                    "ORDER BY id DESC LIMIT $4", "issi", before, staff_park, park, (gint64) PAGE + 1);
  gint64 last = 0;
  guint n = 0;

  gateway_json_begin (json, "entries", '[');
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    if (n++ < PAGE)
      {
        write_entry (rows, json);
        last = gateway_rows_int (rows, 0);
      }
  gateway_json_end (json, ']');

  if (n > PAGE)
    gateway_json_int (json, "before", last);
  else
    gateway_json_raw (json, "before", "null");
  return fleet_pass_on (error, trouble);
}

void
fleet_audit_list (GatewayRequest *request,
                  gpointer        data)
{
  const char *park = gateway_request_query (request, "park");
  const char *typed = gateway_request_query (request, "before");
  g_autoptr (GString) json = g_string_sized_new (16384);
  g_autoptr (GError) error = NULL;
  guint64 before = G_MAXINT64;

  if ((park != NULL && !gateway_bearers_is_name (park))
      || (typed != NULL && !g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &before, NULL)))
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "park is a park, before what the last page told");
      return;
    }

  gateway_json_begin (json, NULL, '{');
  if (write_page (gateway_request_db (request), gateway_request_park (request), park != NULL ? park : "", (gint64) before, json, &error))
    fleet_answer_object (request, 200, json);
  else
    gateway_request_fail (request, error);
}
