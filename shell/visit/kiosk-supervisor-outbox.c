/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-supervisor-outbox.h"

#include "core/kiosk-core.h"
#include "kiosk-outbox-dbus.h"

#include <string.h>

/* The supervisor answers in eight seconds, unless its disk is very slow. */
#define PATIENCE 30000 /* milliseconds */

struct _KioskSupervisorOutbox
{
  GObject          parent_instance;

  KioskDBusOutbox *supervisor;  /* (owned) */
};

static void kiosk_supervisor_outbox_outbox_init (KioskOutboxInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskSupervisorOutbox, kiosk_supervisor_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_OUTBOX, kiosk_supervisor_outbox_outbox_init))

/* Takes @error. What the supervisor says is an error of the kiosk already; what D-Bus says is not. */
static void
fail (GTask  *task,
      GError *error)
{
  g_autoptr (GError) cause = error;

  g_dbus_error_strip_remote_error (cause);
  if (cause->domain == KIOSK_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_TIMEOUT, "The supervisor does not answer");
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The supervisor cannot be asked: %s", cause->message);
}

static gpointer
finish (KioskOutbox   *outbox,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, outbox), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) key = NULL;
  GError *error = NULL;

  if (kiosk_dbus_outbox_call_get_key_finish (KIOSK_DBUS_OUTBOX (source), &key, result, &error))
    g_task_return_pointer (task, g_variant_get_data_as_bytes (key), (GDestroyNotify) g_bytes_unref);
  else
    fail (task, error);
}

static void
kiosk_supervisor_outbox_get_key_async (KioskOutbox         *outbox,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  KioskSupervisorOutbox *self = KIOSK_SUPERVISOR_OUTBOX (outbox);

  kiosk_dbus_outbox_call_get_key (self->supervisor, cancellable, on_key, g_task_new (self, cancellable, callback, user_data));
}

static GBytes *
kiosk_supervisor_outbox_get_key_finish (KioskOutbox   *outbox,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  return finish (outbox, result, error);
}

/* Why it was refused is told here, where the visitor's language is known. */
static GError *
read_refusal (JsonNode *root)
{
  g_autoptr (KioskProblem) problem = root != NULL ? kiosk_problem_from_json (root, NULL) : NULL;

  if (problem == NULL)
    return g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The supervisor's answer tells no problem");
  return kiosk_problem_to_error (problem);
}

static void
take_outcome (GTask      *task,
              const char *outcome,
              const char *json)
{
  g_autoptr (JsonNode) root = kiosk_json_parse (json, strlen (json), NULL);

  if (strcmp (outcome, "queued") == 0)
    g_task_return_pointer (task, NULL, NULL);
  else if (strcmp (outcome, "accepted") == 0 && root != NULL)
    g_task_return_pointer (task, g_steal_pointer (&root), (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, read_refusal (root));
}

static void
on_submitted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *outcome = NULL;
  g_autofree char *json = NULL;
  GError *error = NULL;

  if (kiosk_dbus_outbox_call_submit_finish (KIOSK_DBUS_OUTBOX (source), &outcome, &json, result, &error))
    take_outcome (task, outcome, json);
  else
    fail (task, error);
}

/* Who the envelope is of, the supervisor reads on it. */
static void
kiosk_supervisor_outbox_deliver_async (KioskOutbox         *outbox,
                                       GBytes              *envelope,
                                       const char          *key,
                                       const char          *service,
                                       const char          *kind,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  KioskSupervisorOutbox *self = KIOSK_SUPERVISOR_OUTBOX (outbox);

  kiosk_dbus_outbox_call_submit (self->supervisor, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, envelope, TRUE),
                                 cancellable, on_submitted, g_task_new (self, cancellable, callback, user_data));
}

static JsonNode *
kiosk_supervisor_outbox_deliver_finish (KioskOutbox   *outbox,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  return finish (outbox, result, error);
}

static void
kiosk_supervisor_outbox_outbox_init (KioskOutboxInterface *iface)
{
  iface->get_key_async = kiosk_supervisor_outbox_get_key_async;
  iface->get_key_finish = kiosk_supervisor_outbox_get_key_finish;
  iface->deliver_async = kiosk_supervisor_outbox_deliver_async;
  iface->deliver_finish = kiosk_supervisor_outbox_deliver_finish;
}

KioskOutbox *
kiosk_supervisor_outbox_new (GDBusConnection *connection)
{
  KioskSupervisorOutbox *self = g_object_new (KIOSK_TYPE_SUPERVISOR_OUTBOX, NULL);

  /* without properties and signals, and on a connection of two, there is nothing to wait for */
  self->supervisor = kiosk_dbus_outbox_proxy_new_sync (connection,
                                                       G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES
                                                         | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                                                       NULL, "/org/parkkiosk/Outbox", NULL, NULL);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->supervisor), PATIENCE);
  return KIOSK_OUTBOX (self);
}

static void
kiosk_supervisor_outbox_finalize (GObject *object)
{
  g_clear_object (&KIOSK_SUPERVISOR_OUTBOX (object)->supervisor);
  G_OBJECT_CLASS (kiosk_supervisor_outbox_parent_class)->finalize (object);
}

static void
kiosk_supervisor_outbox_class_init (KioskSupervisorOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_supervisor_outbox_finalize;
}

static void
kiosk_supervisor_outbox_init (KioskSupervisorOutbox *self)
{
}
