/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fake-outbox.h"

#include "core/kiosk-envelope.h"

#include <sodium.h>

static void fake_outbox_outbox_init (KioskOutboxInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeOutbox, fake_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_OUTBOX, fake_outbox_outbox_init))

static void
get_key_async (KioskOutbox         *outbox,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (outbox, cancellable, callback, user_data);

  if (FAKE_OUTBOX (outbox)->no_key)
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "told to");
  else
    g_task_return_pointer (task, g_bytes_ref (FAKE_OUTBOX (outbox)->public_key), (GDestroyNotify) g_bytes_unref);
}

static GBytes *
get_key_finish (KioskOutbox   *outbox,
                GAsyncResult  *result,
                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
deliver_async (KioskOutbox         *outbox,
               GBytes              *envelope,
               const char          *key,
               const char          *service,
               const char          *kind,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  FakeOutbox *self = FAKE_OUTBOX (outbox);
  g_autoptr (GTask) task = g_task_new (outbox, cancellable, callback, user_data);
  g_autoptr (KioskEnvelope) header = kiosk_envelope_parse (envelope, NULL);

  g_assert_cmpstr (header->key, ==, key);
  g_assert_cmpstr (header->service, ==, service);
  g_assert_cmpstr (header->kind, ==, kind);
  g_ptr_array_add (self->envelopes, g_bytes_ref (envelope));
  if (self->failure >= 0)
    g_task_return_new_error (task, KIOSK_ERROR, self->failure, "told to");
  else
    g_task_return_pointer (task, self->answer != NULL ? json_from_string (self->answer, NULL) : NULL,
                           (GDestroyNotify) json_node_unref);
}

static JsonNode *
deliver_finish (KioskOutbox   *outbox,
                GAsyncResult  *result,
                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_outbox_outbox_init (KioskOutboxInterface *iface)
{
  iface->get_key_async = get_key_async;
  iface->get_key_finish = get_key_finish;
  iface->deliver_async = deliver_async;
  iface->deliver_finish = deliver_finish;
}

char *
fake_outbox_open (FakeOutbox *self,
                  guint       index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskEnvelope) envelope = kiosk_envelope_parse (self->envelopes->pdata[index], &error);
  g_autoptr (JsonNode) payload = NULL;

  g_assert_no_error (error);
  payload = kiosk_envelope_open (envelope, self->public_key, self->secret_key, &error);
  g_assert_no_error (error);
  return json_to_string (payload, FALSE);
}

static void
fake_outbox_finalize (GObject *object)
{
  FakeOutbox *self = FAKE_OUTBOX (object);

  g_bytes_unref (self->public_key);
  g_bytes_unref (self->secret_key);
  g_ptr_array_unref (self->envelopes);
  G_OBJECT_CLASS (fake_outbox_parent_class)->finalize (object);
}

static void
fake_outbox_class_init (FakeOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_outbox_finalize;
}

static void
fake_outbox_init (FakeOutbox *self)
{
  guchar public_key[crypto_box_PUBLICKEYBYTES], secret_key[crypto_box_SECRETKEYBYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_box_keypair (public_key, secret_key);
  self->public_key = g_bytes_new (public_key, sizeof public_key);
  self->secret_key = g_bytes_new (secret_key, sizeof secret_key);
  self->envelopes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->answer = "{\"reference\":\"HC-20261124-0007\",\"kind\":\"enquiry\",\"service\":\"trial\"}";
  self->failure = -1;
}

FakeOutbox *
fake_outbox_new (void)
{
  return g_object_new (FAKE_TYPE_OUTBOX, NULL);
}
