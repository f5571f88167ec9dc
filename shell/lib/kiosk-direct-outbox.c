/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-direct-outbox.h"

#include "core/kiosk-core.h"
#include "core/kiosk-envelope.h"

struct _KioskDirectOutbox
{
  GObject       parent_instance;

  KioskBackend *backend;     /* (owned) */
  GBytes       *public_key;  /* (nullable): once the gateway told it */
};

static void kiosk_direct_outbox_outbox_init (KioskOutboxInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskDirectOutbox, kiosk_direct_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_OUTBOX, kiosk_direct_outbox_outbox_init))

static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskDirectOutbox *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->public_key, g_bytes_unref);
  self->public_key = kiosk_envelope_key_from_json (answer);
  if (self->public_key != NULL)
    g_task_return_pointer (task, g_bytes_ref (self->public_key), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's answer is no key");
}

static void
kiosk_direct_outbox_get_key_async (KioskOutbox         *outbox,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  KioskDirectOutbox *self = KIOSK_DIRECT_OUTBOX (outbox);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = NULL;

  if (self->public_key != NULL)
    {
      g_task_return_pointer (task, g_bytes_ref (self->public_key), (GDestroyNotify) g_bytes_unref);
      return;
    }

  request = kiosk_request_new ("GET", "/v1/envelope-key", NULL);
  kiosk_backend_send_async (self->backend, request, cancellable, on_key, g_steal_pointer (&task));
}

static gpointer
finish (KioskOutbox   *outbox,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, outbox), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GBytes *
kiosk_direct_outbox_get_key_finish (KioskOutbox   *outbox,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return finish (outbox, result, error);
}

static void
on_delivered (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  JsonNode *answer = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
kiosk_direct_outbox_deliver_async (KioskOutbox         *outbox,
                                   GBytes              *envelope,
                                   const char          *key,
                                   const char          *service,
                                   const char          *kind,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  KioskDirectOutbox *self = KIOSK_DIRECT_OUTBOX (outbox);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", "/v1/envelopes", NULL);
  gsize length;
  const char *text = g_bytes_get_data (envelope, &length);
  g_autoptr (JsonNode) body = kiosk_json_parse (text, length, NULL);

  g_assert (body != NULL);
  kiosk_request_set_body (request, body);
  kiosk_request_set_idempotency_key (request, key);
  kiosk_backend_send_async (self->backend, request, cancellable, on_delivered, g_steal_pointer (&task));
}

static JsonNode *
kiosk_direct_outbox_deliver_finish (KioskOutbox   *outbox,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return finish (outbox, result, error);
}

static void
kiosk_direct_outbox_outbox_init (KioskOutboxInterface *iface)
{
  iface->get_key_async = kiosk_direct_outbox_get_key_async;
  iface->get_key_finish = kiosk_direct_outbox_get_key_finish;
  iface->deliver_async = kiosk_direct_outbox_deliver_async;
  iface->deliver_finish = kiosk_direct_outbox_deliver_finish;
}

KioskOutbox *
kiosk_direct_outbox_new (KioskBackend *backend)
{
  KioskDirectOutbox *self;

  g_return_val_if_fail (KIOSK_IS_BACKEND (backend), NULL);

  self = g_object_new (KIOSK_TYPE_DIRECT_OUTBOX, NULL);
  self->backend = g_object_ref (backend);
  return KIOSK_OUTBOX (self);
}

static void
kiosk_direct_outbox_finalize (GObject *object)
{
  KioskDirectOutbox *self = KIOSK_DIRECT_OUTBOX (object);

  g_clear_object (&self->backend);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  G_OBJECT_CLASS (kiosk_direct_outbox_parent_class)->finalize (object);
}

static void
kiosk_direct_outbox_class_init (KioskDirectOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_direct_outbox_finalize;
}

static void
kiosk_direct_outbox_init (KioskDirectOutbox *self)
{
}
