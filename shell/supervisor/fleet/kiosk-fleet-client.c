/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-fleet-client.h"

#include "core/kiosk-core.h"
#include "kiosk-answer-private.h"
#include "kiosk-exchange-private.h"
#include "kiosk-session-private.h"

#define DEADLINE 10 /* seconds without a byte */

struct _KioskFleetClient
{
  GObject      parent_instance;

  SoupSession *session;  /* (owned) */
  char        *url;
  char        *token;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskFleetClient, kiosk_fleet_client, G_TYPE_OBJECT)

void
kiosk_fleet_client_set_gateway (KioskFleetClient *self,
                                const char       *url,
                                const char       *token)
{
  g_free (self->url);
  g_free (self->token);
  self->url = g_strdup (url);
  self->token = g_strdup (token);
}

gboolean
kiosk_fleet_client_has_token (KioskFleetClient *self)
{
  return self->token != NULL;
}

static void
on_posted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean answered;
  JsonNode *root = kiosk_exchange_finish (result, &answered, &error);

  if (root != NULL && kiosk_json_root_object (root, &error) == NULL)
    g_clear_pointer (&root, json_node_unref);
  if (root != NULL)
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, error);
}

void
kiosk_fleet_client_post_async (KioskFleetClient    *self,
                               const char          *route,
                               JsonNode            *body,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", route, NULL);

  kiosk_request_set_body (request, body);
  kiosk_exchange_async (self->session, self->url, self->token, request, 1, cancellable, on_posted,
                        g_task_new (self, cancellable, callback, user_data));
}

JsonNode *
kiosk_fleet_client_post_finish (KioskFleetClient  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (KioskAnswer) answer = kiosk_answer_fetch_finish (result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else if (answer->status == SOUP_STATUS_OK)
    g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway gave no settings, but %u", answer->status);
}

void
kiosk_fleet_client_fetch_async (KioskFleetClient    *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *address = g_build_path ("/", self->url, "v1/fleet/settings", NULL);
  g_autoptr (SoupMessage) message = kiosk_session_new_message ("GET", address, self->token);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  if (message == NULL)
    {
      g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's address is no URL of HTTP");
      g_object_unref (task);
      return;
    }

  kiosk_answer_fetch_async (self->session, message, cancellable, on_fetched, task);
}

GBytes *
kiosk_fleet_client_fetch_finish (KioskFleetClient  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

KioskFleetClient *
kiosk_fleet_client_new (void)
{
  return g_object_new (KIOSK_TYPE_FLEET_CLIENT, NULL);
}

static void
kiosk_fleet_client_finalize (GObject *object)
{
  KioskFleetClient *self = KIOSK_FLEET_CLIENT (object);

  g_object_unref (self->session);
  g_free (self->url);
  g_free (self->token);
  G_OBJECT_CLASS (kiosk_fleet_client_parent_class)->finalize (object);
}

static void
kiosk_fleet_client_class_init (KioskFleetClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_fleet_client_finalize;
}

static void
kiosk_fleet_client_init (KioskFleetClient *self)
{
  self->session = kiosk_session_new ();
  soup_session_set_timeout (self->session, DEADLINE);
}
