/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-answer-private.h"

#include "core/kiosk-core.h"
#include "kiosk-backend.h"

#define CHUNK (64 * 1024)

typedef struct
{
  SoupMessage *message;
  GInputStream *stream;  /* (nullable) until the headers are there */
  GByteArray *body;
} Fetch;

static void read_on (GTask *task);

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->message);
  g_clear_object (&fetch->stream);
  g_byte_array_unref (fetch->body);
  g_free (fetch);
}

void
kiosk_answer_free (KioskAnswer *answer)
{
  g_free (answer->media_type);
  g_bytes_unref (answer->body);
  g_free (answer);
}

static gint64
get_retry_after (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds * 1000;

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return -1;

  now = g_date_time_new_now_utc ();
  return MAX (g_date_time_difference (date, now) / 1000, 0);
}

static char *
get_media_type (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return g_ascii_strdown (type != NULL ? type : "", -1);
}

static void
return_answer (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  KioskAnswer *answer = g_new0 (KioskAnswer, 1);

  answer->status = soup_message_get_status (fetch->message);
  answer->media_type = get_media_type (headers);
  answer->retry_after = get_retry_after (headers);
  answer->body = g_bytes_new (fetch->body->data, fetch->body->len);

  g_task_return_pointer (task, answer, (GDestroyNotify) kiosk_answer_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  Fetch *fetch = g_task_get_task_data (task);

  if (chunk == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_bytes_get_size (chunk) == 0)
    return_answer (task);
  else if (fetch->body->len + g_bytes_get_size (chunk) > KIOSK_BACKEND_MAX_ANSWER)
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE,
                             "The gateway's answer is longer than %d bytes", KIOSK_BACKEND_MAX_ANSWER);
  else
    {
      g_byte_array_append (fetch->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
      read_on (task);
    }
}

static void
read_on (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static void
headers_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream != NULL)
    read_on (task);
  else
    g_task_return_error (task, error);
}

void
kiosk_answer_fetch_async (SoupSession         *session,
                          SoupMessage         *message,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->message = g_object_ref (message);
  fetch->body = g_byte_array_new ();
  g_task_set_source_tag (task, kiosk_answer_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, cancellable, headers_cb, task);
}

KioskAnswer *
kiosk_answer_fetch_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_success (const KioskAnswer *answer)
{
  return answer->status >= 200 && answer->status < 300;
}

/* Only what the contract names comes from the gateway: a page of a proxy or of a captive portal does not, whatever its
 * status says. */
gboolean
kiosk_answer_is_from_gateway (const KioskAnswer *answer)
{
  if (answer->status == SOUP_STATUS_NO_CONTENT)
    return TRUE;

  return g_str_equal (answer->media_type,
                      is_success (answer) ? "application/json" : KIOSK_PROBLEM_MEDIA_TYPE);
}

static JsonNode *
parse_body (const KioskAnswer *answer)
{
  gsize length;
  const char *data = g_bytes_get_data (answer->body, &length);

  return kiosk_json_parse (data != NULL ? data : "", length, NULL);
}

static GError *
problem_to_error (const KioskAnswer *answer)
{
  g_autoptr (JsonNode) root = parse_body (answer);
  g_autoptr (KioskProblem) problem = root != NULL ? kiosk_problem_from_json (root, NULL) : NULL;

  if (problem == NULL)
    return g_error_new (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE,
                        "The gateway answered %u with a malformed problem", answer->status);

  problem->status = answer->status;
  return kiosk_problem_to_error (problem);
}

JsonNode *
kiosk_answer_to_json (const KioskAnswer  *answer,
                      GError            **error)
{
  JsonNode *root = NULL;

  if (answer->status == SOUP_STATUS_NO_CONTENT)
    return json_node_new (JSON_NODE_NULL);

  if (!kiosk_answer_is_from_gateway (answer))
    g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE,
                 "Something that is not the gateway answered %u", answer->status);
  else if (!is_success (answer))
    g_propagate_error (error, problem_to_error (answer));
  else if ((root = parse_body (answer)) == NULL)
    g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE,
                 "The gateway answered %u with malformed JSON", answer->status);

  return root;
}
