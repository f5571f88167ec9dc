/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-visitor.h"

#include "../http/gateway-factor.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-body.h"
#include "../intake/intake-module.h"
#include "../intake/intake-reference.h"
#include "training-check.h"
#include "training-rules.h"
#include "training-ticket.h"

typedef struct
{
  char *reference;
  char *person;
  char *contact;
} Found;

static void
found_clear (Found *found)
{
  g_free (found->reference);
  g_free (found->person);
  g_free (found->contact);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* A code that was shown is enough where no @factor is given. Leaves @found empty if there is no such signup, or another
 * factor; FALSE is a failure of the store. */
static gboolean
find (GatewayDb   *db,
      const char  *code,
      const char  *factor,
      Found       *found,
      GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT reference, person, contact, factor FROM signups WHERE code = $1 AND content IS NOT NULL", "s", code);

  if (rows != NULL && gateway_rows_next (rows, &trouble) && (factor == NULL || gateway_factor_is_same (gateway_rows_text (rows, 3), factor)))
    {
      found->reference = g_strdup (gateway_rows_text (rows, 0));
      found->person = g_strdup (gateway_rows_text (rows, 1));
      found->contact = g_strdup (gateway_rows_text (rows, 2));
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Answers where the code does not open a signup. */
static gboolean
open_signup (GatewayRequest *request,
             gboolean        wants_factor,
             Found          *found)
{
  g_autofree char *code = intake_code_normalise (gateway_request_param (request, 0));
  g_autofree char *guessed = g_strconcat ("signup/", code, NULL);
  gboolean shown = wants_factor || gateway_request_header (request, "Kiosk-Factor") != NULL;
  g_autofree char *factor = NULL;
  g_autoptr (GError) error = NULL;

  if (code == NULL)
    {
      gateway_request_problem (request, 400, "invalid-number", "The code cannot be one of a signup", NULL);
      return FALSE;
    }

  factor = shown ? gateway_factor_take (request) : NULL;
  if ((shown && factor == NULL) || !gateway_request_allow_guess (request, guessed))
    return FALSE;

  if (!find (gateway_request_db (request), code, factor, found, &error))
    gateway_request_fail (request, error);
  else if (found->reference == NULL)
    gateway_request_guessed_wrong (request);
  else
    gateway_request_guessed_right (request, guessed);
  return found->reference != NULL;
}

void
training_visitor_list (GatewayRequest *request,
                       gpointer        data)
{
  g_auto (Found) found = { NULL };
  g_autoptr (GString) json = g_string_sized_new (2048);
  g_autoptr (GError) error = NULL;

  if (!open_signup (request, TRUE, &found))
    return;

  gateway_json_begin (json, NULL, '{');
  if (!training_ticket_write_all (gateway_request_db (request), found.person, found.contact, json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

static void
answer_ticket (GatewayRequest *request,
               gpointer        data,
               const GError   *error)
{
  TrainingTicket *ticket = data;

  if (error == NULL)
    gateway_request_answer (request, 200, g_steal_pointer (&ticket->json));
  else if (g_error_matches (error, TRAINING_ERROR, TRAINING_ERROR_REFUSED))
    gateway_request_problem (request, 422, error->message, "It is not possible now", ticket->moment);
  else
    gateway_request_fail (request, error);
}

/* Takes @reference. */
static void
do_deed (GatewayRequest *request,
         TrainingDeed    deed,
         char           *reference)
{
  TrainingTicket *ticket = g_new0 (TrainingTicket, 1);

  ticket->reference = reference;
  ticket->deed = deed;
  gateway_request_write (request, training_ticket_do, answer_ticket, ticket, (GDestroyNotify) training_ticket_free);
}

static void
open_and_do (GatewayRequest *request,
             gboolean        wants_factor,
             TrainingDeed    deed)
{
  g_auto (Found) found = { NULL };

  if (open_signup (request, wants_factor, &found))
    do_deed (request, deed, g_steal_pointer (&found.reference));
}

void
training_visitor_cancel (GatewayRequest *request,
                         gpointer        data)
{
  open_and_do (request, TRUE, TRAINING_CANCEL);
}

void
training_visitor_accept (GatewayRequest *request,
                         gpointer        data)
{
  open_and_do (request, TRUE, TRAINING_ACCEPT);
}

void
training_visitor_check_in (GatewayRequest *request,
                           gpointer        data)
{
  open_and_do (request, FALSE, TRAINING_CHECK_IN);
}

/* (nullable) (transfer full): the signup of this person for the session that is next, or on; NULL without @error if there
 * is none, or it was made with another phone */
static char *
find_next (GatewayDb   *db,
           const char  *person,
           const char  *factor,
           GError     **error)
{
  g_autofree char *since = gateway_clock_after (-TRAINING_CHECK_IN_AFTER);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT g.reference, g.factor FROM signups g JOIN course_sessions s ON s.code = g.session WHERE g.person = $1 "
                                 "AND g.state IN ('" TRAINING_CONFIRMED "', '" TRAINING_ATTENDED "') AND s.begins_at > $2 AND g.content IS NOT NULL "
                                 "ORDER BY s.begins_at LIMIT 1", "ss", person, since);

  if (rows != NULL && gateway_rows_next (rows, error) && gateway_factor_is_same (gateway_rows_text (rows, 1), factor))
    return g_strdup (gateway_rows_text (rows, 0));
  return NULL;
}

/* (nullable) (transfer full): the person of the document in the body; NULL if the request has been answered */
static char *
read_person (GatewayRequest *request,
             IntakeModule   *module)
{
  static const char * const members[] = { "id_type", "id_number", NULL };
  g_autoptr (JsonNode) root = intake_body_read (request);
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  IntakeForm form = { faults, root != NULL ? json_node_get_object (root) : NULL, "" };
  g_autofree char *identity = NULL;

  if (root == NULL)
    return NULL;

  intake_form_refuse_unknown (&form, members);
  identity = intake_form_identity (&form, training_id_types);
  if (!intake_body_is_valid (request, faults, "invalid-document"))
    return NULL;
  return intake_keys_pseudonym (intake_module_get_keys (module), identity);
}

void
training_visitor_check_in_document (GatewayRequest *request,
                                    gpointer        module)
{
  g_autofree char *person = read_person (request, module);
  g_autofree char *guessed = g_strconcat ("person/", person, NULL);
  g_autofree char *factor = person != NULL ? gateway_factor_take (request) : NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  if (factor == NULL || !gateway_request_allow_guess (request, guessed))
    return;

  reference = find_next (gateway_request_db (request), person, factor, &error);
  if (error != NULL)
    gateway_request_fail (request, error);
  else if (reference == NULL)
    gateway_request_guessed_wrong (request);
  else
    {
      gateway_request_guessed_right (request, guessed);
      do_deed (request, TRAINING_CHECK_IN, g_steal_pointer (&reference));
    }
}
