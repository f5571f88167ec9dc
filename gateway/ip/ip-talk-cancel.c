/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-cancel.h"

#include "../gateway-clock.h"
#include "../http/gateway-audited.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-faults.h"
#include "../intake/intake-reference.h"
#include "ip-talk-hours.h"

#include <string.h>

#define COLUMNS "reference, park, begins_at, ends_at, state"

enum
{
  REFERENCE, PARK, BEGINS_AT, ENDS_AT, STATE, CONTENT
};

void
ip_talk_cancel_free (gpointer data)
{
  IpTalkCancel *cancel = data;

  g_free (cancel->reference);
  g_free (cancel->park);
  g_free (cancel->actor);
  g_free (cancel->json);
  g_free (cancel);
}

/* Into an object that is begun. */
static void
write_talk (GatewayRows *rows,
            const char  *state,
            GString     *json)
{
  gateway_json_text (json, "reference", gateway_rows_text (rows, REFERENCE));
  gateway_json_text (json, "park", gateway_rows_text (rows, PARK));
  gateway_json_text (json, "begins", gateway_rows_text (rows, BEGINS_AT));
  gateway_json_text (json, "ends", gateway_rows_text (rows, ENDS_AT));
  gateway_json_text (json, "state", state);
}

/* Looks at the talk; whoever cancels it next sees it cancelled. */
static gboolean
read_talk (GatewayDb     *db,
           IpTalkCancel  *cancel,
           gboolean      *booked,
           GError       **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT " COLUMNS " FROM talks WHERE reference = $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')", "ss",
                      cancel->reference, cancel->park);
  GString *json;

  cancel->found = rows != NULL && gateway_rows_next (rows, &trouble);
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (!cancel->found)
    return TRUE;

  *booked = strcmp (gateway_rows_text (rows, STATE), IP_TALK_BOOKED) == 0;
  cancel->late = *booked && strcmp (gateway_rows_text (rows, BEGINS_AT), now) <= 0;
  json = g_string_new (NULL);
  gateway_json_begin (json, NULL, '{');
  write_talk (rows, IP_TALK_CANCELLED, json);
  gateway_json_end (json, '}');
  g_free (cancel->json);
  cancel->json = g_string_free (json, FALSE);
  return TRUE;
}

gboolean
ip_talk_cancel_write (GatewayDb  *db,
                      gpointer    data,
                      GError    **error)
{
  IpTalkCancel *cancel = data;
  gboolean booked = FALSE;

  if (!read_talk (db, cancel, &booked, error))
    return FALSE;
  if (!booked || cancel->late)
    return TRUE;

  return gateway_db_execute (db, error, "UPDATE talks SET state = '" IP_TALK_CANCELLED "' WHERE reference = $1", "s", cancel->reference) >= 0
         && gateway_bearers_audit (db, cancel->actor, "talk-cancelled", cancel->reference, error);
}

static void
answer_not_found (GatewayRequest *request)
{
  gateway_request_problem (request, 404, "not-found", "There is no such talk", NULL);
}

static void
answer_cancelled (GatewayRequest *request,
                  gpointer        data,
                  const GError   *error)
{
  IpTalkCancel *cancel = data;

  if (!cancel->found)
    answer_not_found (request);
  else if (cancel->late)
    gateway_request_problem (request, 422, "talk-began", "The talk has begun", NULL);
  else
    gateway_request_answer (request, 200, g_steal_pointer (&cancel->json));
}

static void
write_cancel (GatewayRequest *request,
              const char     *reference,
              const char     *park)
{
  IpTalkCancel *cancel = g_new0 (IpTalkCancel, 1);

  cancel->reference = g_strdup (reference);
  cancel->park = g_strdup (park);
  cancel->actor = g_strdup (gateway_request_bearer (request));
  gateway_request_write (request, ip_talk_cancel_write, answer_cancelled, cancel, ip_talk_cancel_free);
}

/* Compares, whether there is such a talk or not. */
static gboolean
holds_factor (GatewayDb   *db,
              const char  *reference,
              const char  *factor,
              GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT content FROM talks WHERE reference = $1", "s", reference);
  g_autoptr (JsonNode) root = rows != NULL && gateway_rows_next (rows, error) ? json_from_string (gateway_rows_text (rows, 0), NULL) : NULL;
  const char *phone = root != NULL ? json_object_get_string_member_with_default (json_node_get_object (root), "phone", "") : "";
  g_autofree char *held = intake_phone_factor (phone);

  return gateway_factor_is_same (held, factor);
}

void
ip_talk_cancel_visitor (GatewayRequest *request,
                        gpointer        unused)
{
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  g_autofree char *guessed = g_strconcat ("talk/", reference, NULL);
  g_autofree char *factor = NULL;
  g_autoptr (GError) error = NULL;
  gboolean held;

  if (reference == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The number cannot be a reference number", NULL);
      return;
    }

  factor = gateway_factor_take (request);
  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  held = holds_factor (gateway_request_db (request), reference, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (!held)
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      write_cancel (request, reference, GATEWAY_ANY_PARK);
    }
}

void
ip_talk_cancel_staff (GatewayRequest *request,
                      gpointer        unused)
{
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));

  if (reference != NULL)
    write_cancel (request, reference, gateway_request_park (request));
  else
    answer_not_found (request);
}

void
ip_talk_list_staff (GatewayRequest *request,
                    gpointer        unused)
{
  const char *park = gateway_request_park (request);
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (gateway_request_db (request), &error, "SELECT " COLUMNS ", content FROM talks "
                      "WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') AND ends_at > $2 ORDER BY begins_at, park", "ss", park, now);

  gateway_json_begin (json, NULL, '{');
  gateway_json_begin (json, "items", '[');
  while (rows != NULL && gateway_rows_next (rows, &error))
    {
      gateway_json_begin (json, NULL, '{');
      write_talk (rows, gateway_rows_text (rows, STATE), json);
      gateway_json_raw (json, "content", gateway_rows_text (rows, CONTENT));
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
  gateway_json_end (json, '}');

  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_audited_answer (request, "talks-read", park, "application/json", g_string_free (g_steal_pointer (&json), FALSE));
}
