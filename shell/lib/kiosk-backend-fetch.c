/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-backend.h"

#include "core/kiosk-core.h"

typedef struct
{
  KioskParser    parse;
  GDestroyNotify free;
} Reading;

static gpointer
read_answer (const Reading  *reading,
             JsonNode       *root,
             GError        **error)
{
  g_autoptr (GError) fault = NULL;
  JsonObject *object = kiosk_json_root_object (root, &fault);
  gpointer parsed = object != NULL ? reading->parse (object, &fault) : NULL;

  if (parsed == NULL)
    g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's answer is not in its contract: %s", fault->message);
  return parsed;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);
  gpointer parsed = root != NULL ? read_answer (reading, root, &error) : NULL;

  if (parsed != NULL)
    g_task_return_pointer (task, parsed, reading->free);
  else
    g_task_return_error (task, error);
}

void
kiosk_backend_fetch_async (KioskBackend        *self,
                           KioskRequest        *request,
                           KioskParser          parse,
                           GDestroyNotify       free,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (KIOSK_IS_BACKEND (self));
  g_return_if_fail (KIOSK_IS_REQUEST (request));
  g_return_if_fail (parse != NULL && free != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  reading = g_new (Reading, 1);
  reading->parse = parse;
  reading->free = free;
  g_task_set_source_tag (task, kiosk_backend_fetch_async);
  g_task_set_task_data (task, reading, g_free);
  kiosk_backend_send_async (self, request, cancellable, on_answer, task);
}

gpointer
kiosk_backend_fetch_finish (KioskBackend  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_backend_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
