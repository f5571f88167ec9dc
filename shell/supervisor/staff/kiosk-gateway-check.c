/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-gateway-check.h"

#include "core/kiosk-core.h"
#include "kiosk-answer-private.h"
#include "kiosk-session-private.h"

#define DEADLINE 8000 /* milliseconds */

typedef struct
{
  SoupSession  *session;     /* (owned) */
  GCancellable *cancellable; /* (owned) */
  gint64        began;
  guint         deadline_id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_handle_id (&question->deadline_id, g_source_remove);
  g_object_unref (question->session);
  g_object_unref (question->cancellable);
  g_free (question);
}

void
kiosk_gateway_check_free (KioskGatewayCheck *check)
{
  g_free (check->detail);
  g_free (check->terminal);
  g_free (check->park);
  g_free (check);
}

static void
say (KioskGatewayCheck *check,
     const char        *cause,
     const char        *detail)
{
  check->cause = cause;
  check->detail = g_strdup (detail);
}

static void
read_terminal (KioskGatewayCheck *check,
               const KioskAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_answer_to_json (answer, &error);
  g_autoptr (GDateTime) time = NULL;
  JsonObject *object = root != NULL ? kiosk_json_root_object (root, &error) : NULL;
  const char *terminal, *park;

  if (object == NULL || !kiosk_json_get_string (object, "terminal", &terminal, &error)
      || !kiosk_json_get_string (object, "park", &park, &error) || !kiosk_json_get_time (object, "time", &time, &error))
    {
      say (check, "stranger", error->message);
      return;
    }

  check->terminal = g_strdup (terminal);
  check->park = g_strdup (park);
  check->time = g_date_time_to_unix (time);
  say (check, "", "");
}

static void
read_answer (KioskGatewayCheck *check,
             const KioskAnswer *answer)
{
  g_autofree char *status = g_strdup_printf ("GET /v1/terminal: %u %s", answer->status, answer->media_type);

  if (!kiosk_answer_is_from_gateway (answer))
    say (check, "stranger", status);
  else if (answer->status == SOUP_STATUS_OK)
    read_terminal (check, answer);
  else if (answer->status == SOUP_STATUS_UNAUTHORIZED || answer->status == SOUP_STATUS_FORBIDDEN)
    say (check, "token", status);
  else if (answer->status == SOUP_STATUS_NOT_FOUND)
    say (check, "old", status);
  else
    say (check, "trouble", status);
}

static void
read_failure (KioskGatewayCheck *check,
              const GError      *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (check, "silent", "No answer within " G_STRINGIFY (DEADLINE) " ms");
  else if (error->domain == G_TLS_ERROR)
    say (check, "certificate", error->message);
  else if (error->domain == SOUP_SESSION_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    say (check, "stranger", error->message);
  else
    say (check, "unreachable", error->message);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskAnswer) answer = kiosk_answer_fetch_finish (result, &error);
  KioskGatewayCheck *check = g_new0 (KioskGatewayCheck, 1);

  check->milliseconds = (guint) ((g_get_monotonic_time () - question->began) / 1000);
  if (answer != NULL)
    read_answer (check, answer);
  else
    read_failure (check, error);
  g_task_return_pointer (task, check, (GDestroyNotify) kiosk_gateway_check_free);
}

static void
on_deadline (gpointer user_data)
{
  Question *question = user_data;

  question->deadline_id = 0;
  g_cancellable_cancel (question->cancellable);
}

void
kiosk_gateway_check_async (const char          *url,
                           const char          *token,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *address = g_build_path ("/", url, "v1/terminal", NULL);
  g_autoptr (SoupMessage) message = kiosk_session_new_message ("GET", address, token);
  Question *question = g_new0 (Question, 1);

  question->session = kiosk_session_new ();
  question->cancellable = g_cancellable_new ();
  question->began = g_get_monotonic_time ();
  g_task_set_source_tag (task, kiosk_gateway_check_async);
  g_task_set_task_data (task, question, question_free);
  if (message == NULL)
    {
      KioskGatewayCheck *check = g_new0 (KioskGatewayCheck, 1);

      say (check, "address", url);
      g_task_return_pointer (task, check, (GDestroyNotify) kiosk_gateway_check_free);
      return;
    }

  question->deadline_id = g_timeout_add_once (DEADLINE, on_deadline, question);
  kiosk_answer_fetch_async (question->session, message, question->cancellable, on_fetched, g_object_ref (task));
}

KioskGatewayCheck *
kiosk_gateway_check_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
