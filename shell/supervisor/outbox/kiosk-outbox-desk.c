/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-desk.h"

#include "kiosk-outbox-dbus.h"

struct _KioskOutboxDesk
{
  GObject            parent_instance;

  KioskOutboxSender *sender;    /* (owned) */
  KioskDBusOutbox   *skeleton;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (KioskOutboxDesk, kiosk_outbox_desk, G_TYPE_OBJECT)

static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = kiosk_outbox_sender_get_key_finish (KIOSK_OUTBOX_SENDER (source), result, &error);

  if (key != NULL)
    kiosk_dbus_outbox_complete_get_key (NULL, invocation, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, key, TRUE));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
}

static gboolean
on_get_key (KioskOutboxDesk       *self,
            GDBusMethodInvocation *invocation)
{
  kiosk_outbox_sender_get_key_async (self->sender, on_key, invocation);
  return TRUE;
}

static void
on_submitted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  static const char * const outcomes[] = {
    [KIOSK_OUTBOX_RECEIPT_ACCEPTED] = "accepted",
    [KIOSK_OUTBOX_RECEIPT_QUEUED] = "queued",
    [KIOSK_OUTBOX_RECEIPT_REFUSED] = "refused",
  };
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  KioskOutboxReceipt receipt;
  g_autofree char *json = kiosk_outbox_sender_submit_finish (KIOSK_OUTBOX_SENDER (source), result, &receipt, &error);

  if (json != NULL)
    kiosk_dbus_outbox_complete_submit (NULL, invocation, outcomes[receipt], json);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
}

static gboolean
on_submit (KioskOutboxDesk       *self,
           GDBusMethodInvocation *invocation,
           GVariant              *envelope)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (envelope);

  kiosk_outbox_sender_submit_async (self->sender, bytes, on_submitted, invocation);
  return TRUE;
}

KioskOutboxDesk *
kiosk_outbox_desk_new (KioskOutboxSender  *sender,
                       GDBusConnection    *connection,
                       GError            **error)
{
  g_autoptr (KioskOutboxDesk) self = g_object_new (KIOSK_TYPE_OUTBOX_DESK, NULL);

  self->sender = g_object_ref (sender);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, "/org/parkkiosk/Outbox", error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
kiosk_outbox_desk_finalize (GObject *object)
{
  KioskOutboxDesk *self = KIOSK_OUTBOX_DESK (object);

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->sender);
  G_OBJECT_CLASS (kiosk_outbox_desk_parent_class)->finalize (object);
}

static void
kiosk_outbox_desk_class_init (KioskOutboxDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_outbox_desk_finalize;
}

static void
kiosk_outbox_desk_init (KioskOutboxDesk *self)
{
  self->skeleton = kiosk_dbus_outbox_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-get-key", G_CALLBACK (on_get_key), self);
  g_signal_connect_swapped (self->skeleton, "handle-submit", G_CALLBACK (on_submit), self);
}
