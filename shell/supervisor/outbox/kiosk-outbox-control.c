/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-control.h"

#include "core/kiosk-json.h"
#include "kiosk-outbox-dbus.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

struct _KioskOutboxControl
{
  GObject                 parent_instance;

  KioskOutboxSender      *sender;    /* (owned) */
  KioskDBusOutboxControl *skeleton;  /* (owned) */
  gboolean                restricted;
};

G_DEFINE_FINAL_TYPE (KioskOutboxControl, kiosk_outbox_control, G_TYPE_OBJECT)

/* A question on its way through the store. */
typedef struct
{
  KioskOutboxControl    *self;        /* (owned) */
  GDBusMethodInvocation *invocation;
  void                 (*complete) (KioskOutboxControl *self, GDBusMethodInvocation *invocation, KioskOutboxJob *job);
} Question;

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (KioskOutboxControl) self = question->self;
  g_autoptr (GError) error = NULL;
  KioskOutboxJob *job = kiosk_outbox_worker_finish (result, &error);

  if (job != NULL)
    question->complete (self, question->invocation, job);
  else
    g_dbus_method_invocation_return_gerror (question->invocation, error);
}

static void
ask (KioskOutboxControl    *self,
     GDBusMethodInvocation *invocation,
     KioskOutboxWork        work,
     const KioskOutboxJob  *job,
     void                 (*complete) (KioskOutboxControl *, GDBusMethodInvocation *, KioskOutboxJob *))
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->complete = complete;
  kiosk_outbox_worker_run_async (kiosk_outbox_sender_get_worker (self->sender), work, job, on_answered, question);
}

static gboolean
list_items (KioskOutboxStore  *store,
            KioskOutboxJob    *job,
            GError           **error)
{
  job->items = kiosk_outbox_store_list (store, error);
  return job->items != NULL;
}

static void
add_item (JsonBuilder           *builder,
          const KioskOutboxItem *item)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_local (item->created);
  g_autofree char *time = created != NULL ? g_date_time_format_iso8601 (created) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, item->key);
  json_builder_set_member_name (builder, "service");
  json_builder_add_string_value (builder, item->service);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, item->kind);
  json_builder_set_member_name (builder, "created");
  json_builder_add_string_value (builder, time);
  json_builder_set_member_name (builder, "tries");
  json_builder_add_int_value (builder, item->tries);
  json_builder_set_member_name (builder, "cause");
  json_builder_add_string_value (builder, kiosk_delivery_name_cause (item->cause));
  json_builder_set_member_name (builder, "last_error");
  json_builder_add_string_value (builder, item->cause);
  json_builder_set_member_name (builder, "parked");
  json_builder_add_boolean_value (builder, item->parked);
  json_builder_end_object (builder);
}

static void
complete_list (KioskOutboxControl    *self,
               GDBusMethodInvocation *invocation,
               KioskOutboxJob        *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < job->items->len; i++)
    add_item (builder, job->items->pdata[i]);
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json = kiosk_json_write (root, TRUE);
  kiosk_dbus_outbox_control_complete_list (self->skeleton, invocation, json);
}

static gboolean
on_list (KioskOutboxControl    *self,
         GDBusMethodInvocation *invocation)
{
  const KioskOutboxJob job = { NULL };

  ask (self, invocation, list_items, &job, complete_list);
  return TRUE;
}

static gboolean
retry_items (KioskOutboxStore  *store,
             KioskOutboxJob    *job,
             GError           **error)
{
  job->count = kiosk_outbox_store_retry (store, job->key, error);
  return job->count >= 0;
}

static void
complete_retry (KioskOutboxControl    *self,
                GDBusMethodInvocation *invocation,
                KioskOutboxJob        *job)
{
  kiosk_outbox_sender_wake (self->sender);
  kiosk_dbus_outbox_control_complete_retry (self->skeleton, invocation, (guint) job->count);
}

static gboolean
on_retry (KioskOutboxControl    *self,
          GDBusMethodInvocation *invocation,
          const char            *key)
{
  const KioskOutboxJob job = { .key = g_str_equal (key, "all") ? NULL : g_strdup (key) };

  ask (self, invocation, retry_items, &job, complete_retry);
  return TRUE;
}

static gboolean
discard_item (KioskOutboxStore  *store,
              KioskOutboxJob    *job,
              GError           **error)
{
  job->count = kiosk_outbox_store_discard (store, job->key, error);
  return job->count >= 0;
}

static void
complete_discard (KioskOutboxControl    *self,
                  GDBusMethodInvocation *invocation,
                  KioskOutboxJob        *job)
{
  if (job->count > 0)
    g_message ("Staff threw away %s", job->key);
  kiosk_dbus_outbox_control_complete_discard (self->skeleton, invocation, job->count > 0);
}

static gboolean
refuse (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Not from here");
  return TRUE;
}

static gboolean
on_discard (KioskOutboxControl    *self,
            GDBusMethodInvocation *invocation,
            const char            *key)
{
  KioskOutboxJob job = { NULL };

  if (self->restricted)
    return refuse (invocation);

  job.key = g_strdup (key);
  ask (self, invocation, discard_item, &job, complete_discard);
  return TRUE;
}

static gboolean
export_items (KioskOutboxStore  *store,
              KioskOutboxJob    *job,
              GError           **error)
{
  job->count = kiosk_outbox_store_export (store, job->fd, error);
  close (job->fd);
  return job->count >= 0;
}

static void
complete_export (KioskOutboxControl    *self,
                 GDBusMethodInvocation *invocation,
                 KioskOutboxJob        *job)
{
  g_message ("Staff exported the outbox, sealed: %d", job->count);
  kiosk_dbus_outbox_control_complete_export (self->skeleton, invocation, NULL, (guint) job->count);
}

static gboolean
on_export (KioskOutboxControl    *self,
           GDBusMethodInvocation *invocation,
           GUnixFDList           *files,
           GVariant              *handle)
{
  g_autoptr (GError) error = NULL;
  KioskOutboxJob job = { .fd = -1 };

  if (self->restricted)
    return refuse (invocation);

  if (files != NULL)
    job.fd = g_unix_fd_list_get (files, g_variant_get_handle (handle), &error);
  if (job.fd >= 0)
    ask (self, invocation, export_items, &job, complete_export);
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No file came with it");
  return TRUE;
}

static gboolean
on_accept_key (KioskOutboxControl    *self,
               GDBusMethodInvocation *invocation,
               const char            *id)
{
  g_autoptr (GError) error = NULL;
  gboolean accepted;

  if (self->restricted)
    return refuse (invocation);

  accepted = kiosk_outbox_sender_accept_key (self->sender, id, &error);
  if (error != NULL)
    g_dbus_method_invocation_return_gerror (invocation, error);
  else
    kiosk_dbus_outbox_control_complete_accept_key (self->skeleton, invocation, accepted);
  return TRUE;
}

KioskOutboxControl *
kiosk_outbox_control_new (KioskOutboxSender *sender)
{
  KioskOutboxControl *self = g_object_new (KIOSK_TYPE_OUTBOX_CONTROL, NULL);

  self->sender = g_object_ref (sender);
  return self;
}

void
kiosk_outbox_control_restrict (KioskOutboxControl *self)
{
  self->restricted = TRUE;
}

gboolean
kiosk_outbox_control_export (KioskOutboxControl  *self,
                             GDBusConnection     *connection,
                             GError             **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, "/org/parkkiosk/Control", error);
}

static void
kiosk_outbox_control_finalize (GObject *object)
{
  KioskOutboxControl *self = KIOSK_OUTBOX_CONTROL (object);

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->sender);
  G_OBJECT_CLASS (kiosk_outbox_control_parent_class)->finalize (object);
}

static void
kiosk_outbox_control_class_init (KioskOutboxControlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_outbox_control_finalize;
}

static void
kiosk_outbox_control_init (KioskOutboxControl *self)
{
  self->skeleton = kiosk_dbus_outbox_control_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-list", G_CALLBACK (on_list), self);
  g_signal_connect_swapped (self->skeleton, "handle-retry", G_CALLBACK (on_retry), self);
  g_signal_connect_swapped (self->skeleton, "handle-discard", G_CALLBACK (on_discard), self);
  g_signal_connect_swapped (self->skeleton, "handle-export", G_CALLBACK (on_export), self);
  g_signal_connect_swapped (self->skeleton, "handle-accept-key", G_CALLBACK (on_accept_key), self);
}
