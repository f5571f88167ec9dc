/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-context.h"

#include "core/kiosk-core.h"
#include "kiosk-submission-private.h"

static void
on_delivered (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = kiosk_outbox_deliver_finish (KIOSK_OUTBOX (source), result, &error);
  KioskReceipt *receipt = error == NULL ? kiosk_receipt_new (g_task_get_task_data (task), answer, &error) : NULL;

  if (receipt != NULL)
    g_task_return_pointer (task, receipt, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskSubmission *submission = KIOSK_SUBMISSION (source);
  KioskOutbox *outbox = kiosk_context_get_outbox (g_task_get_source_object (task));
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  GBytes *envelope = kiosk_submission_seal_finish (submission, result, &error);

  if (envelope != NULL)
    kiosk_outbox_deliver_async (outbox, envelope, kiosk_submission_get_key (submission), kiosk_submission_get_service (submission),
                                kiosk_submission_get_kind (submission), cancellable, on_delivered, g_steal_pointer (&task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_INTERNAL, "%s", error->message);
}

static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskSubmission *submission = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) public_key = kiosk_outbox_get_key_finish (KIOSK_OUTBOX (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (public_key == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  kiosk_submission_seal_async (submission, public_key, cancellable, on_sealed, g_steal_pointer (&task));
}

void
kiosk_context_submit_async (KioskContext        *self,
                            KioskSubmission     *submission,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  KioskOutbox *outbox;

  g_return_if_fail (KIOSK_IS_CONTEXT (self));
  g_return_if_fail (KIOSK_IS_SUBMISSION (submission));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_object_ref (submission), g_object_unref);
  outbox = kiosk_context_get_outbox (self);
  if (outbox != NULL)
    kiosk_outbox_get_key_async (outbox, cancellable, on_key, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "There is no outbox");
}

KioskReceipt *
kiosk_context_submit_finish (KioskContext  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
