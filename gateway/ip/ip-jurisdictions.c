/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-jurisdictions.h"

#include "../http/gateway-json-writer.h"

#include <string.h>

static const char * const names[] = { "name", "name_tw", "name_en", NULL };
static const char * const topics[] = {
  "treaties", "trademark-basis", "trademark-term", "invention-term", "utility-term", "design-term", "customs-recordation",
  "office", "website", "risks", NULL
};

gboolean
ip_jurisdictions_is_topic (const char *topic)
{
  return g_strv_contains (names, topic) || g_strv_contains (topics, topic);
}

/* Every name as a member, for the jurisdictions in the order of their codes. */
static void
write_names (GatewayRows  *rows,
             GString      *json,
             GError      **error)
{
  g_autofree char *current = NULL;

  while (rows != NULL && gateway_rows_next (rows, error))
    {
      const char *code = gateway_rows_text (rows, 0);

      if (g_strcmp0 (current, code) != 0)
        {
          if (current != NULL)
            gateway_json_end (json, '}');
          gateway_json_begin (json, NULL, '{');
          gateway_json_text (json, "code", code);
          g_free (current);
          current = g_strdup (code);
        }
      gateway_json_text (json, gateway_rows_text (rows, 1), gateway_rows_text (rows, 2));
    }
  if (current != NULL)
    gateway_json_end (json, '}');
}

static void
answer (GatewayRequest *request,
        const GError   *error,
        GString        *json)
{
  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_request_answer (request, 200, g_strdup (json->str));
}

void
ip_jurisdictions_list (GatewayRequest *request,
                       gpointer        data)
{
  g_autoptr (GString) json = g_string_sized_new (1024);
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error,
                      "SELECT jurisdiction, topic, value FROM jurisdiction_facts WHERE topic IN ('name', 'name_tw', 'name_en') "
                      "ORDER BY jurisdiction, topic", "");

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  write_names (rows, json, &error);
  gateway_json_end (json, ']');
  gateway_json_end (json, '}');
  answer (request, error, json);
}

static void
write_fact (GatewayRows *rows,
            GString     *json)
{
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "topic", gateway_rows_text (rows, 0));
  gateway_json_text (json, "value", gateway_rows_text (rows, 1));
  gateway_json_text (json, "source", gateway_rows_text (rows, 2));
  gateway_json_text (json, "checked", gateway_rows_text (rows, 3));
  gateway_json_end (json, '}');
}

/* Returns whether it is known at all. */
static gboolean
write_whole (GatewayDb   *db,
             const char  *code,
             GString     *json,
             GError     **error)
{
  g_autoptr (GString) facts = g_string_new ("[");
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT topic, value, source, checked_on FROM jurisdiction_facts WHERE jurisdiction = $1 ORDER BY topic", "s", code);
  gboolean known = FALSE;

  gateway_json_text (json, "code", code);
  for (; rows != NULL && gateway_rows_next (rows, error); known = TRUE)
    if (g_strv_contains (names, gateway_rows_text (rows, 0)))
      gateway_json_text (json, gateway_rows_text (rows, 0), gateway_rows_text (rows, 1));
    else
      write_fact (rows, facts);
  gateway_json_end (facts, ']');
  gateway_json_raw (json, "facts", facts->str);
  return known;
}

void
ip_jurisdictions_show (GatewayRequest *request,
                       gpointer        data)
{
  const char *code = gateway_request_param (request, 0);
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GError) error = NULL;
  gboolean known;

  gateway_json_begin (json, NULL, '{');
  known = write_whole (gateway_request_db (request), code, json, &error);
  gateway_json_end (json, '}');

  if (known || error != NULL)
    answer (request, error, json);
  else
    gateway_request_problem (request, 404, "not-found", "Nothing is known of this country or region", NULL);
}
