/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-delivery.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"
#include "kiosk-answer-private.h"
#include "kiosk-session-private.h"

#include <string.h>

#define DEADLINE      10000 /* milliseconds; and one more for each */
#define LEAST_RATE    100   /* bytes that a slow line moves in it */
#define LONGEST_PAUSE 300000

/* How causes begin, by which they are known again when they come from the disk. */
#define UNREACHABLE "The gateway cannot be reached: "
#define SILENT      "The gateway did not answer in time"
#define STRANGER    "Something that is not the gateway answered "

struct _KioskDelivery
{
  GObject      parent_instance;

  SoupSession *session; /* (owned) */
  char        *url;
  char        *token;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskDelivery, kiosk_delivery, G_TYPE_OBJECT)

/* One request, with the time that it may take. */
typedef struct
{
  KioskOutboxItem *item;         /* (nullable): one of the caller's, who keeps it */
  GCancellable    *cancellable;
  guint            deadline_id;
} Try;

void
kiosk_delivery_result_free (KioskDeliveryResult *result)
{
  g_free (result->json);
  g_free (result->cause);
  g_free (result);
}

static void
try_free (gpointer data)
{
  Try *attempt = data;

  g_clear_handle_id (&attempt->deadline_id, g_source_remove);
  g_object_unref (attempt->cancellable);
  g_free (attempt);
}

static void
on_deadline (gpointer user_data)
{
  Try *attempt = user_data;

  attempt->deadline_id = 0;
  g_cancellable_cancel (attempt->cancellable);
}

static SoupMessage *
new_message (KioskDelivery *self,
             const char    *method,
             const char    *path)
{
  g_autofree char *address = g_build_path ("/", self->url, path, NULL);

  return kiosk_session_new_message (method, address, self->token);
}

/* Takes @message, which is NULL where the gateway's address is none. */
static void
ask (KioskDelivery       *self,
     SoupMessage         *message,
     KioskOutboxItem     *item,
     GAsyncReadyCallback  on_answer,
     GTask               *task)
{
  gsize size = item != NULL ? g_bytes_get_size (item->envelope) : 0;
  Try *attempt = g_new0 (Try, 1);

  attempt->item = item;
  attempt->cancellable = g_cancellable_new ();
  attempt->deadline_id = g_timeout_add_once (DEADLINE + size / LEAST_RATE, on_deadline, attempt);
  g_task_set_task_data (task, attempt, try_free);
  if (message != NULL)
    {
      kiosk_answer_fetch_async (self->session, message, attempt->cancellable, on_answer, task);
      g_object_unref (message);
    }
  else
    {
      g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's address is no URL of HTTP");
      g_object_unref (task);
    }
}

static JsonNode *
read_json (const KioskAnswer *answer)
{
  gsize size;
  const char *text = g_bytes_get_data (answer->body, &size);

  return kiosk_json_parse (text != NULL ? text : "", size, NULL);
}

static KioskDeliveryResult *
result_new (KioskDeliveryOutcome  outcome,
            char                 *cause)
{
  KioskDeliveryResult *result = g_new0 (KioskDeliveryResult, 1);

  result->outcome = outcome;
  result->cause = cause;
  return result;
}

/* Only what the contract calls a receipt, for this submission, lets go of it. */
static gboolean
is_receipt (JsonNode              *root,
            const KioskOutboxItem *item)
{
  JsonObject *object = root != NULL ? kiosk_json_root_object (root, NULL) : NULL;
  const char *reference, *kind, *service;

  return object != NULL
         && kiosk_json_get_string (object, "reference", &reference, NULL)
         && kiosk_json_get_string (object, "kind", &kind, NULL)
         && kiosk_json_get_string (object, "service", &service, NULL)
         && strcmp (kind, item->kind) == 0 && strcmp (service, item->service) == 0;
}

static KioskDeliveryResult *
read_success (const KioskAnswer     *answer,
              const KioskOutboxItem *item)
{
  g_autoptr (JsonNode) root = read_json (answer);
  KioskDeliveryResult *result;

  if (!is_receipt (root, item))
    return result_new (KIOSK_DELIVERY_AWAY, g_strdup_printf ("The answer with status %u is no receipt", answer->status));

  result = result_new (KIOSK_DELIVERY_TAKEN, NULL);
  result->json = kiosk_json_write (root, FALSE);
  return result;
}

/* Where the terminal itself is not admitted, what it holds is none the worse for it. */
static KioskDeliveryOutcome
judge (const KioskAnswer  *answer,
       const KioskProblem *problem)
{
  switch (answer->status)
    {
    case 401:
    case 403:
    case 429:
    case 503:
      return KIOSK_DELIVERY_AWAY;
    case 408:
    case 425:
      return KIOSK_DELIVERY_LATER;
    case 409:
      return strcmp (problem->type, "in-progress") == 0 ? KIOSK_DELIVERY_LATER : KIOSK_DELIVERY_REFUSED;
    default:
      return answer->status < 500 ? KIOSK_DELIVERY_REFUSED : KIOSK_DELIVERY_LATER;
    }
}

static KioskDeliveryResult *
read_problem (const KioskAnswer *answer)
{
  g_autoptr (JsonNode) root = read_json (answer);
  g_autoptr (KioskProblem) problem = root != NULL ? kiosk_problem_from_json (root, NULL) : NULL;
  KioskDeliveryResult *result;

  if (problem == NULL)
    return result_new (KIOSK_DELIVERY_AWAY, g_strdup_printf ("The answer with status %u tells no problem", answer->status));

  problem->status = answer->status;
  result = result_new (judge (answer, problem), g_strdup_printf ("%u %s", answer->status, problem->type));
  result->json = kiosk_problem_to_json (problem);
  result->pause = (guint) CLAMP (answer->retry_after, 0, LONGEST_PAUSE);
  return result;
}

static KioskDeliveryResult *
read_answer (const KioskAnswer     *answer,
             const KioskOutboxItem *item)
{
  if (!kiosk_answer_is_from_gateway (answer))
    return result_new (KIOSK_DELIVERY_AWAY, g_strdup_printf (STRANGER "%u", answer->status));

  return answer->status < 300 ? read_success (answer, item) : read_problem (answer);
}

static char *
describe_failure (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (SILENT);
  return g_strdup_printf (UNREACHABLE "%s", error->message);
}

const char *
kiosk_delivery_name_cause (const char *cause)
{
  guint64 status = cause != NULL ? g_ascii_strtoull (cause, NULL, 10) : 0;

  if (cause == NULL || *cause == '\0')
    return "";
  if (status == 401 || status == 403)
    return "token";
  if (status == 429 || status == 503)
    return "busy";
  if (status >= 400 && status < 500)
    return "refused";
  if (g_str_has_prefix (cause, UNREACHABLE))
    return "unreachable";
  if (g_str_has_prefix (cause, SILENT))
    return "silent";
  if (g_str_has_prefix (cause, STRANGER))
    return "stranger";
  return "gateway";
}

static void
on_posted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Try *attempt = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskAnswer) answer = kiosk_answer_fetch_finish (result, &error);

  g_task_return_pointer (task, answer != NULL ? read_answer (answer, attempt->item)
                                              : result_new (KIOSK_DELIVERY_AWAY, describe_failure (error)),
                         (GDestroyNotify) kiosk_delivery_result_free);
}

void
kiosk_delivery_post_async (KioskDelivery       *self,
                           KioskOutboxItem     *item,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SoupMessage *message = new_message (self, "POST", "/v1/envelopes");

  if (message != NULL)
    {
      soup_message_set_request_body_from_bytes (message, "application/json", item->envelope);
      soup_message_headers_append (soup_message_get_request_headers (message), "Idempotency-Key", item->key);
    }
  ask (self, message, item, on_posted, g_task_new (self, NULL, callback, user_data));
}

KioskDeliveryResult *
kiosk_delivery_post_finish (KioskDelivery *self,
                            GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  KioskDeliveryResult *finished = g_task_propagate_pointer (G_TASK (result), &error);

  return finished != NULL ? finished : result_new (KIOSK_DELIVERY_AWAY, g_strdup (error->message));
}

static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskAnswer) answer = kiosk_answer_fetch_finish (result, &error);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *cause = NULL;
  GBytes *key;

  if (answer == NULL)
    {
      cause = describe_failure (error);
      g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_OFFLINE, "%s", cause);
      return;
    }

  root = kiosk_answer_to_json (answer, &error);
  key = root != NULL ? kiosk_envelope_key_from_json (root) : NULL;
  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "%s",
                             error != NULL ? error->message : "The gateway's answer is no key");
}

void
kiosk_delivery_get_key_async (KioskDelivery       *self,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  ask (self, new_message (self, "GET", "/v1/envelope-key"), NULL, on_key, g_task_new (self, NULL, callback, user_data));
}

GBytes *
kiosk_delivery_get_key_finish (KioskDelivery  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kiosk_delivery_set_gateway (KioskDelivery *self,
                            const char    *url,
                            const char    *token)
{
  g_free (self->url);
  g_free (self->token);
  self->url = g_strdup (url);
  while (g_str_has_suffix (self->url, "/"))
    self->url[strlen (self->url) - 1] = '\0';
  self->token = g_strdup (token);
}

KioskDelivery *
kiosk_delivery_new (const char *url,
                    const char *token)
{
  KioskDelivery *self = g_object_new (KIOSK_TYPE_DELIVERY, NULL);

  kiosk_delivery_set_gateway (self, url, token);
  return self;
}

static void
kiosk_delivery_finalize (GObject *object)
{
  KioskDelivery *self = KIOSK_DELIVERY (object);

  g_object_unref (self->session);
  g_free (self->url);
  g_free (self->token);
  G_OBJECT_CLASS (kiosk_delivery_parent_class)->finalize (object);
}

static void
kiosk_delivery_class_init (KioskDeliveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_delivery_finalize;
}

static void
kiosk_delivery_init (KioskDelivery *self)
{
  self->session = kiosk_session_new ();
}
