/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-exchange-private.h"

#include <glib/gi18n-lib.h>

#include "core/kiosk-core.h"
#include "kiosk-answer-private.h"
#include "kiosk-session-private.h"

#define FIRST_PAUSE 200 /* milliseconds; doubles with each try */
#define TOO_MANY_REQUESTS 429 /* RFC 6585; libsoup has no name for it */

typedef struct
{
  SoupSession *session;
  char *url;
  char *token;                 /* (nullable) */
  KioskRequest *request;
  guint most_tries;
  guint tries;
  gint64 started;              /* monotonic, microseconds */
  guint deadline_id;
  gboolean late;
  gboolean answered;
  guint status;                /* 0 while nobody answered */
  GCancellable *caller;        /* (nullable) */
  gulong caller_id;
  GCancellable *cancellable;   /* cancelled by the caller and by the deadline */
} Exchange;

static void try_once (GTask *task);

static void
exchange_free (Exchange *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  if (self->caller != NULL)
    g_signal_handler_disconnect (self->caller, self->caller_id);
  g_clear_object (&self->caller);
  g_object_unref (self->cancellable);
  g_object_unref (self->request);
  g_object_unref (self->session);
  g_free (self->token);
  g_free (self->url);
  g_free (self);
}

static guint
get_elapsed (const Exchange *self)
{
  return (g_get_monotonic_time () - self->started) / 1000;
}

/* The text of an error may quote what was sent or received: the log tells its kind only. */
static void
log_end (const Exchange *self,
         const GError   *error)
{
  const char *method = kiosk_request_get_method (self->request);
  const char *route = kiosk_request_get_route (self->request);
  g_autofree char *status = g_strdup_printf ("%u", self->status);
  g_autofree char *elapsed = g_strdup_printf ("%u", get_elapsed (self));
  g_autofree char *outcome = NULL;

  outcome = error != NULL ? g_strdup_printf ("%s %d", g_quark_to_string (error->domain), error->code)
                          : g_strdup ("ok");
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG,
                    "KIOSK_METHOD", method,
                    "KIOSK_ROUTE", route,
                    "KIOSK_STATUS", status,
                    "KIOSK_MILLISECONDS", elapsed,
                    "MESSAGE", "%s %s %s %s ms, tries: %u, %s", method, route, status, elapsed, self->tries, outcome);
}

static gboolean
is_nonsense (const GError *error)
{
  return error->domain == SOUP_SESSION_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* What went wrong beneath HTTP, in the terms of a page. */
static GError *
explain (const Exchange *self,
         const GError   *error)
{
  if (self->late)
    return g_error_new (KIOSK_ERROR, KIOSK_ERROR_TIMEOUT,
                        "The gateway did not answer within %u ms", kiosk_request_get_deadline (self->request));
  if (error->domain == KIOSK_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (is_nonsense (error))
    return g_error_new (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway does not speak HTTP: %s", error->message);

  if (error->domain == G_TLS_ERROR)
    return g_error_new (KIOSK_ERROR, KIOSK_ERROR_UNTRUSTED, "The gateway's certificate is not trusted: %s", error->message);
  return g_error_new (KIOSK_ERROR, KIOSK_ERROR_OFFLINE, "The gateway cannot be reached: %s", error->message);
}

static void
fail (GTask  *task,
      GError *error)
{
  Exchange *self = g_task_get_task_data (task);

  log_end (self, error);
  g_task_return_error (task, explain (self, error));
  g_error_free (error);
}

static void
succeed (GTask    *task,
         JsonNode *root)
{
  log_end (g_task_get_task_data (task), NULL);
  g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
}

static gboolean
on_pause_over (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    fail (task, error);
  else
    try_once (task);

  return G_SOURCE_REMOVE;
}

static void
pause_then_try (GTask *task,
                gint64 milliseconds)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GSource) pause = g_timeout_source_new (milliseconds);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (self->cancellable);

  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (pause, cancelled);
  g_task_attach_source (task, pause, on_pause_over);
}

/* Returns: %TRUE if another try is under way: it is harmless, and its pause ends before the deadline. */
static gboolean
try_again (GTask  *task,
           gint64  retry_after)
{
  Exchange *self = g_task_get_task_data (task);
  gint64 pause = retry_after;

  if (self->tries >= self->most_tries || !kiosk_request_is_idempotent (self->request))
    return FALSE;

  /* Terminals that lost the same gateway at the same moment must not come back at the same moment. */
  if (pause < 0)
    pause = (FIRST_PAUSE << (self->tries - 1)) * g_random_double_range (0.5, 1.5);
  if (get_elapsed (self) + pause >= kiosk_request_get_deadline (self->request))
    return FALSE;

  pause_then_try (task, pause);
  return TRUE;
}

static gboolean
may_pass (const KioskAnswer *answer)
{
  switch (answer->status)
    {
    case SOUP_STATUS_BAD_GATEWAY:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return TRUE;

    case TOO_MANY_REQUESTS:
      return answer->retry_after >= 0;

    default:
      return FALSE;
    }
}

/* A connection that was refused or broke off may work next time; a certificate or a nonsense answer will not change. */
static gboolean
may_pass_error (const GError *error)
{
  return error->domain != KIOSK_ERROR
         && error->domain != G_TLS_ERROR
         && !is_nonsense (error)
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fetch_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KioskAnswer) answer = kiosk_answer_fetch_finish (result, &error);
  JsonNode *root;

  self->answered = answer != NULL && kiosk_answer_is_from_gateway (answer);
  self->status = answer != NULL ? answer->status : 0;

  if (answer != NULL ? may_pass (answer) && try_again (task, answer->retry_after)
                     : may_pass_error (error) && try_again (task, -1))
    {
      g_clear_error (&error);
      return;
    }

  root = answer != NULL ? kiosk_answer_to_json (answer, &error) : NULL;
  if (root != NULL)
    succeed (task, root);
  else
    fail (task, error);
}

static void
append_header (SoupMessage *message,
               const char  *name,
               const char  *value)
{
  if (value != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), name, value);
}

static void
append_body (SoupMessage *message,
             JsonNode    *body)
{
  char *text = kiosk_json_write (body, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
}

/* Returns: (transfer full) (nullable): %NULL if the address of the gateway is none */
static SoupMessage *
new_message (const Exchange *self)
{
  SoupMessage *message = kiosk_session_new_message (kiosk_request_get_method (self->request), self->url, self->token);

  if (message == NULL)
    return NULL;

  append_header (message, "Kiosk-Factor", kiosk_request_get_factor (self->request));
  append_header (message, "Idempotency-Key", kiosk_request_get_idempotency_key (self->request));
  if (kiosk_request_get_body (self->request) != NULL)
    append_body (message, kiosk_request_get_body (self->request));
  return message;
}

static void
try_once (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = new_message (self);

  if (message == NULL)
    {
      fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Its address is not a URL of HTTP"));
      return;
    }

  self->tries++;
  kiosk_answer_fetch_async (self->session, message, self->cancellable, fetch_cb, g_object_ref (task));
}

/* A header ends at a line break: a value that holds one would write headers of its own. */
static gboolean
is_header_value (const char *value)
{
  for (const char *c = value; c != NULL && *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;

  return TRUE;
}

static gboolean
on_deadline (gpointer user_data)
{
  Exchange *self = user_data;

  self->deadline_id = 0;
  self->late = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

static void
on_caller_cancelled (GCancellable *caller,
                     GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Not by g_cancellable_connect(): its disconnection waits for the end of a cancellation, which may be what ends us. */
static void
follow (Exchange     *self,
        GCancellable *caller)
{
  self->caller = g_object_ref (caller);
  self->caller_id = g_signal_connect_object (caller, "cancelled", G_CALLBACK (on_caller_cancelled),
                                             self->cancellable, 0);
  if (g_cancellable_is_cancelled (caller))
    g_cancellable_cancel (self->cancellable);
}

void
kiosk_exchange_async (SoupSession         *session,
                      const char          *base_url,
                      const char          *token,
                      KioskRequest        *request,
                      guint                most_tries,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Exchange *self = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, kiosk_exchange_async);
  g_task_set_task_data (task, self, (GDestroyNotify) exchange_free);

  self->session = g_object_ref (session);
  self->url = g_strconcat (base_url, kiosk_request_get_path (request), NULL);
  self->token = g_strdup (token);
  self->request = g_object_ref (request);
  self->most_tries = most_tries;
  self->started = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    follow (self, cancellable);
  self->deadline_id = g_timeout_add (kiosk_request_get_deadline (request), on_deadline, self);

  if (is_header_value (token)
      && is_header_value (kiosk_request_get_factor (request))
      && is_header_value (kiosk_request_get_idempotency_key (request)))
    try_once (task);
  else
    fail (task, g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                                     _("Please use letters and digits only.")));
}

JsonNode *
kiosk_exchange_finish (GAsyncResult  *result,
                       gboolean      *answered,
                       GError       **error)
{
  Exchange *self = g_task_get_task_data (G_TASK (result));

  *answered = self->answered;

  return g_task_propagate_pointer (G_TASK (result), error);
}
