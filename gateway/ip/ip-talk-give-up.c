/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-give-up.h"

#include "../gateway-clock.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-faults.h"
#include "../intake/intake-reference.h"
#include "ip-talk-hours.h"

#include <string.h>

enum
{
  REFERENCE, PARK, BEGINS_AT, ENDS_AT, STATE
};

/* A talk whose hour a visitor gives free. One that is cancelled already stays so. */
typedef struct
{
  char     *reference;
  char     *actor;   /* for the audit */
  gboolean  late;    /* it has begun */
  char     *json;    /* (nullable): the talk as it is then; NULL where there is none */
} GiveUp;

static void
give_up_free (gpointer data)
{
  GiveUp *talk = data;

  g_free (talk->reference);
  g_free (talk->actor);
  g_free (talk->json);
  g_free (talk);
}

static char *
write_talk (GatewayRows *rows)
{
  GString *json = g_string_new (NULL);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "reference", gateway_rows_text (rows, REFERENCE));
  gateway_json_text (json, "park", gateway_rows_text (rows, PARK));
  gateway_json_text (json, "begins", gateway_rows_text (rows, BEGINS_AT));
  gateway_json_text (json, "ends", gateway_rows_text (rows, ENDS_AT));
  gateway_json_text (json, "state", IP_TALK_CANCELLED);
  gateway_json_end (json, '}');
  return g_string_free (json, FALSE);
}

/* Returns: whether it has an hour to give free */
static gboolean
read_talk (GatewayDb    *db,
           GiveUp       *talk,
           GError      **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT reference, park, begins_at, ends_at, state FROM talks WHERE reference = $1", "s", talk->reference);
  gboolean booked;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;

  booked = strcmp (gateway_rows_text (rows, STATE), IP_TALK_BOOKED) == 0;
  talk->late = booked && strcmp (gateway_rows_text (rows, BEGINS_AT), now) <= 0;
  g_free (talk->json);
  talk->json = write_talk (rows);
  return booked && !talk->late;
}

static gboolean
give_up (GatewayDb  *db,
         gpointer    data,
         GError    **error)
{
  GiveUp *talk = data;
  g_autoptr (GError) trouble = NULL;

  if (!read_talk (db, talk, &trouble))
    {
      if (trouble != NULL)
        g_propagate_error (error, g_steal_pointer (&trouble));
      return *error == NULL;
    }

  return gateway_db_execute (db, error, "UPDATE talks SET state = '" IP_TALK_CANCELLED "' WHERE reference = $1", "s", talk->reference) >= 0
         && gateway_bearers_audit (db, talk->actor, "talk-cancelled", talk->reference, error);
}

static void
answer_given_up (GatewayRequest *request,
                 gpointer        data,
                 const GError   *error)
{
  GiveUp *talk = data;

  if (talk->json == NULL)
    gateway_request_problem (request, 404, "not-found", "There is no such talk", NULL);
  else if (talk->late)
    gateway_request_problem (request, 422, "talk-began", "The talk has begun", NULL);
  else
    gateway_request_answer (request, 200, g_steal_pointer (&talk->json));
}

static void
write_give_up (GatewayRequest *request,
               const char     *reference)
{
  GiveUp *talk = g_new0 (GiveUp, 1);

  talk->reference = g_strdup (reference);
  talk->actor = g_strdup (gateway_request_bearer (request));
  gateway_request_write (request, give_up, answer_given_up, talk, give_up_free);
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
ip_talk_give_up (GatewayRequest *request,
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
      write_give_up (request, reference);
    }
}
