/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handoff-phone.h"

#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "../intake/intake-photos.h"

#include <string.h>

#define COOKIE     "kiosk-phone"
#define MOST_TOKEN 64

typedef struct
{
  Handoff  *handoff;
  char     *secret;   /* for the cookie of a phone that opens it */
  gint64    number;
  char     *data;
  gboolean  done;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_pointer (&sending->handoff, handoff_free);
  g_free (sending->secret);
  g_free (sending->data);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static char *
describe (const Handoff *handoff)
{
  GString *json = g_string_new (NULL);

  gateway_json_begin (json, NULL, '{');
  gateway_json_int (json, "most", handoff->most);
  gateway_json_int (json, "received", handoff->received);
  gateway_json_int (json, "seconds", handoff->seconds);
  gateway_json_end (json, '}');
  return g_string_free (json, FALSE);
}

static void
answer_state (GatewayRequest *request,
              const Handoff  *handoff)
{
  gateway_request_answer (request, 200, describe (handoff));
}

static void
answer_taken (GatewayRequest *request)
{
  gateway_request_problem (request, 409, "another-phone", "Another phone has opened it", NULL);
}

static gboolean
is_this_phone (GatewayRequest *request,
               const Handoff  *handoff)
{
  const char *cookie = gateway_request_cookie (request, COOKIE);
  g_autofree char *digest = cookie != NULL ? handoff_digest (cookie) : NULL;

  return handoff->phone != NULL && g_strcmp0 (digest, handoff->phone) == 0;
}

/* (nullable): the hand-off of the token in the body; NULL if the request has been answered. The token has so many random
 * bits that nobody guesses it, and the rate of an address is limited. */
static Handoff *
find (GatewayRequest *request,
      const char     *token)
{
  g_autoptr (GError) error = NULL;
  Handoff *handoff = handoff_find_by_token (gateway_request_db (request), token, &error);

  if (handoff == NULL && error != NULL)
    gateway_request_fail (request, error);
  else if (handoff == NULL)
    handoff_answer_over (request);
  return handoff;
}

static gboolean
write_phone (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Sending *sending = data;
  g_autofree char *digest = handoff_digest (sending->secret);
  gint64 n = gateway_db_execute (db, error, "UPDATE handoffs SET phone = $1 WHERE id = $2 AND phone IS NULL", "ss", digest, sending->handoff->id);

  sending->done = n == 1;
  return n >= 0;
}

static void
answer_opened (GatewayRequest *request,
               gpointer        data,
               const GError   *error)
{
  Sending *sending = data;
  g_autofree char *cookie = g_strdup_printf (COOKIE "=%s; Max-Age=%d; HttpOnly; Secure; SameSite=Strict", sending->secret, HANDOFF_SECONDS);

  if (sending->done)
    gateway_request_answer_text (request, 200, "application/json", describe (sending->handoff), "Set-Cookie", cookie);
  else
    answer_taken (request);
}

static void
open_handoff (GatewayRequest *request,
              const char     *token)
{
  g_autoptr (Handoff) handoff = find (request, token);
  Sending *sending;

  if (handoff == NULL)
    return;
  if (is_this_phone (request, handoff))
    {
      answer_state (request, handoff);
      return;
    }
  if (handoff->phone != NULL)
    {
      answer_taken (request);
      return;
    }

  sending = g_new0 (Sending, 1);
  sending->handoff = g_steal_pointer (&handoff);
  sending->secret = handoff_make_secret ();
  gateway_request_write (request, write_phone, answer_opened, sending, sending_free);
}

void
handoff_phone_open (GatewayRequest *request,
                    gpointer        unused)
{
  static const char * const members[] = { "token", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };
  const char *token;

  if (root == NULL)
    return;

  intake_form_refuse_unknown (&form, members);
  token = intake_form_text (&form, "token", MOST_TOKEN, INTAKE_REQUIRED);
  if (intake_body_is_valid (request, faults, "invalid-handoff"))
    open_handoff (request, token);
}

/* The picture after those that came; one that came already is taken as the same again. */
static gboolean
write_picture (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  Sending *sending = data;
  gint64 n = gateway_db_execute (db, error, "UPDATE handoffs SET received = $1 WHERE id = $2 AND received = $1 - 1", "is", sending->number,
                                 sending->handoff->id);

  if (n <= 0)
    return n == 0;

  sending->handoff->received = sending->number;
  return gateway_db_execute (db, error, "INSERT INTO handoff_pages (handoff, number, data) VALUES ($1, $2, $3)", "sis", sending->handoff->id,
                             sending->number, sending->data) > 0;
}

static void
answer_sent (GatewayRequest *request,
             gpointer        data,
             const GError   *error)
{
  Sending *sending = data;

  answer_state (request, sending->handoff);
}

static void
send (GatewayRequest *request,
      const char     *token,
      Sending        *taken)
{
  g_autoptr (Sending) sending = taken;

  sending->handoff = find (request, token);
  if (sending->handoff == NULL)
    return;

  if (!is_this_phone (request, sending->handoff))
    answer_taken (request);
  else if (sending->number > sending->handoff->most)
    gateway_request_problem (request, 422, "handoff-full", "The terminal takes no more pictures", NULL);
  else if (sending->number > sending->handoff->received + 1)
    gateway_request_problem (request, 422, "out-of-order", "A picture before it has not come", NULL);
  else if (sending->number <= sending->handoff->received)
    answer_state (request, sending->handoff);
  else
    gateway_request_write (request, write_picture, answer_sent, g_steal_pointer (&sending), sending_free);
}

/* What is in it only the terminal can tell: it is sealed. */
void
handoff_phone_send (GatewayRequest *request,
                    gpointer        unused)
{
  static const char * const members[] = { "token", "number", "data", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (Sending) sending = g_new0 (Sending, 1);
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };
  const char *token, *data;

  if (root == NULL)
    return;

  intake_form_refuse_unknown (&form, members);
  token = intake_form_text (&form, "token", MOST_TOKEN, INTAKE_REQUIRED);
  data = intake_form_text (&form, "data", HANDOFF_MOST_DATA, INTAKE_REQUIRED);
  intake_form_int (&form, "number", 1, HANDOFF_MOST, &sending->number);
  if (data != NULL && !intake_photos_is_base64 (data))
    intake_form_fault (&form, "data", "format");
  if (!intake_body_is_valid (request, faults, "invalid-picture"))
    return;

  sending->data = g_strdup (data);
  send (request, token, g_steal_pointer (&sending));
}
