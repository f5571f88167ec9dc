/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-staff.h"

#include "../gateway-clock.h"
#include "../gateway-mask.h"
#include "../http/gateway-audited.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-reference.h"
#include "ip-talk-cancel.h"
#include "kiosk-core.h"

#include <gio/gio.h>
#include <string.h>

#define MOST_TALKS 500

#define TALK_COLUMNS "reference, park, begins_at, ends_at, state, content"

enum
{
  REFERENCE, PARK, BEGINS_AT, ENDS_AT, STATE, CONTENT
};

static void
write_head (GatewayRows *rows,
            GString     *json)
{
  gateway_json_text (json, "reference", gateway_rows_text (rows, REFERENCE));
  gateway_json_text (json, "park", gateway_rows_text (rows, PARK));
  gateway_json_text (json, "begins", gateway_rows_text (rows, BEGINS_AT));
  gateway_json_text (json, "ends", gateway_rows_text (rows, ENDS_AT));
  gateway_json_text (json, "state", gateway_rows_text (rows, STATE));
}

static void
write_item (GatewayRows *rows,
            GString     *json)
{
  const char *text = gateway_rows_text (rows, CONTENT);
  g_autoptr (JsonNode) root = kiosk_json_parse (text, strlen (text), NULL);
  JsonObject *content = json_node_get_object (root);
  g_autofree char *name = gateway_mask_name (json_object_get_string_member (content, "name"));

  gateway_json_begin (json, NULL, '{');
  write_head (rows, json);
  gateway_json_text (json, "topic", json_object_get_string_member (content, "topic"));
  gateway_json_text (json, "name", name);
  gateway_json_end (json, '}');
}

void
ip_talk_staff_list (GatewayRequest *request,
                    gpointer        unused)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error,
                      "SELECT " TALK_COLUMNS " FROM talks WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') AND ends_at > $2 "
                      "ORDER BY begins_at, park LIMIT $3", "ssi", gateway_request_park (request), now, (gint64) MOST_TALKS);

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &error))
    write_item (rows, json);
  gateway_json_end (json, ']');
  gateway_json_end (json, '}');

  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static void
answer_not_found (GatewayRequest *request)
{
  gateway_request_problem (request, 404, "not-found", "There is no such talk", NULL);
}

void
ip_talk_staff_show (GatewayRequest *request,
                    gpointer        unused)
{
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  g_autoptr (GString) json = g_string_sized_new (1024);
  g_autoptr (GError) error = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error,
                      "SELECT " TALK_COLUMNS " FROM talks WHERE reference = $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')",
                      "ss", reference, gateway_request_park (request));

  if (rows != NULL && gateway_rows_next (rows, &error))
    {
      gateway_json_begin (json, NULL, '{');
      write_head (rows, json);
      gateway_json_raw (json, "content", gateway_rows_text (rows, CONTENT));
      gateway_json_end (json, '}');
      gateway_audited_answer (request, "talk-read", reference, "application/json", g_string_free (g_steal_pointer (&json), FALSE));
    }
  else if (error != NULL)
    gateway_request_fail (request, error);
  else
    answer_not_found (request);
}

static void
answer_cancelled (GatewayRequest *request,
                  gpointer        data,
                  const GError   *error)
{
  IpTalkCancel *cancel = data;
  g_autoptr (GString) json = g_string_new (NULL);

  if (error != NULL)
    {
      answer_not_found (request);
      return;
    }

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "reference", cancel->reference);
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
ip_talk_staff_cancel (GatewayRequest *request,
                      gpointer        unused)
{
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  IpTalkCancel *cancel;

  if (reference == NULL)
    {
      answer_not_found (request);
      return;
    }

  cancel = g_new0 (IpTalkCancel, 1);
  cancel->reference = g_steal_pointer (&reference);
  cancel->park = g_strdup (gateway_request_park (request));
  cancel->actor = g_strdup (gateway_request_bearer (request));
  gateway_request_write (request, ip_talk_cancel_store, answer_cancelled, cancel, (GDestroyNotify) ip_talk_cancel_free);
}
