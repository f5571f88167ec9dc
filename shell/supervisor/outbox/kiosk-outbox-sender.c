/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-sender.h"

#include "core/kiosk-core.h"
#include "kiosk-outbox-rest.h"
#include "kiosk-outbox-waiters.h"

#define KEY_TRUSTED (60 * G_USEC_PER_SEC) /* after which the gateway is asked for its key again, before anything is sent */

struct _KioskOutboxSender
{
  GObject             parent_instance;

  KioskOutboxWorker  *worker;     /* (owned) */
  KioskDelivery      *delivery;   /* (owned) */
  KioskPinnedKey     *key;        /* (owned) */
  KioskOutboxWaiters *waiters;
  GHashTable         *rests;      /* service, to KioskOutboxRest */
  KioskOutboxRest     away;       /* the gateway's as a whole */
  char               *trouble;    /* (nullable): why the last try failed, until one succeeds */
  KioskOutboxItem    *item;       /* (nullable): on its way */
  gint64              checked_at; /* monotonic: the gateway showed its key; 0 for never, or if it has failed since */
  gint64              taken_at;   /* monotonic; 0 for never */
  guint               wake_id;
  gboolean            running;
  gboolean            busy;
};

G_DEFINE_FINAL_TYPE (KioskOutboxSender, kiosk_outbox_sender, G_TYPE_OBJECT)

static void look (KioskOutboxSender *self);

static void
on_wake_due (gpointer user_data)
{
  KioskOutboxSender *self = user_data;

  self->wake_id = 0;
  look (self);
}

static void
look_in (KioskOutboxSender *self,
         guint              milliseconds)
{
  g_clear_handle_id (&self->wake_id, g_source_remove);
  if (self->running)
    self->wake_id = g_timeout_add_once (milliseconds, on_wake_due, self);
}

static void
finish_round (KioskOutboxSender *self)
{
  self->busy = FALSE;
  g_clear_pointer (&self->item, kiosk_outbox_item_free);
  look_in (self, kiosk_outbox_rest_left (&self->away, g_get_monotonic_time ()));
}

static void
set_trouble (KioskOutboxSender *self,
             const char        *cause)
{
  if (cause != NULL && g_strcmp0 (self->trouble, cause) != 0)
    g_message ("Nothing is delivered: %s", cause);
  g_free (self->trouble);
  self->trouble = g_strdup (cause);
}

static void
leave_alone (KioskOutboxSender *self,
             guint              least,
             const char        *cause)
{
  kiosk_outbox_rest_failed (&self->away, least, g_get_monotonic_time ());
  self->checked_at = 0;
  set_trouble (self, cause);
  kiosk_outbox_waiters_answer_all (self->waiters);
}

static KioskOutboxRest *
rest_of (KioskOutboxSender *self,
         const char        *service)
{
  KioskOutboxRest *rest = g_hash_table_lookup (self->rests, service);

  if (rest == NULL)
    {
      rest = g_new0 (KioskOutboxRest, 1);
      g_hash_table_insert (self->rests, g_strdup (service), rest);
    }
  return rest;
}

static gboolean
delete_delivered (KioskOutboxStore  *store,
                  KioskOutboxJob    *job,
                  GError           **error)
{
  return kiosk_outbox_store_delivered (store, job->key, error);
}

static gboolean
note_failure (KioskOutboxStore  *store,
              KioskOutboxJob    *job,
              GError           **error)
{
  return kiosk_outbox_store_failed (store, job->key, job->cause, job->parked, error);
}

/* What cannot be noted now is tried once more later, which does no harm: the gateway knows it by its key. */
static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KioskOutboxSender) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kiosk_outbox_worker_finish (result, &error) == NULL)
    {
      kiosk_outbox_rest_failed (rest_of (self, self->item->service), 0, g_get_monotonic_time ());
      set_trouble (self, error->message);
    }
  finish_round (self);
}

static void
take_success (KioskOutboxSender         *self,
              const KioskDeliveryResult *result)
{
  KioskOutboxJob job = { .key = g_strdup (self->item->key) };

  self->taken_at = g_get_monotonic_time ();
  kiosk_outbox_rest_succeeded (&self->away);
  kiosk_outbox_rest_succeeded (rest_of (self, self->item->service));
  set_trouble (self, NULL);
  kiosk_outbox_waiters_answer (self->waiters, self->item->key, KIOSK_OUTBOX_RECEIPT_ACCEPTED, result->json);
  kiosk_outbox_worker_run_async (self->worker, delete_delivered, &job, on_noted, g_object_ref (self));
}

static void
take_failure (KioskOutboxSender         *self,
              const KioskDeliveryResult *result)
{
  gboolean refused = result->outcome == KIOSK_DELIVERY_REFUSED;
  KioskOutboxJob job = { .key = g_strdup (self->item->key), .cause = g_strdup (result->cause), .parked = refused };

  if (refused)
    {
      kiosk_outbox_rest_succeeded (&self->away);
      self->checked_at = 0; /* it may have been because of another key */
      g_warning ("The gateway refuses %s of service %s: %s; it is parked", self->item->key, self->item->service, result->cause);
      kiosk_outbox_waiters_answer (self->waiters, self->item->key, KIOSK_OUTBOX_RECEIPT_REFUSED, result->json);
    }
  else if (result->outcome == KIOSK_DELIVERY_LATER)
    {
      kiosk_outbox_rest_failed (rest_of (self, self->item->service), result->pause, g_get_monotonic_time ());
      kiosk_outbox_waiters_answer (self->waiters, self->item->key, KIOSK_OUTBOX_RECEIPT_QUEUED, "");
    }
  else
    leave_alone (self, result->pause, result->cause);

  kiosk_outbox_worker_run_async (self->worker, note_failure, &job, on_noted, g_object_ref (self));
}

static void
on_posted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KioskOutboxSender) self = user_data;
  g_autoptr (KioskDeliveryResult) outcome = kiosk_delivery_post_finish (self->delivery, result);

  if (outcome->outcome == KIOSK_DELIVERY_TAKEN)
    take_success (self, outcome);
  else
    take_failure (self, outcome);
}

static void
post (KioskOutboxSender *self)
{
  if (self->item != NULL)
    kiosk_delivery_post_async (self->delivery, self->item, on_posted, g_object_ref (self));
  else
    finish_round (self);
}

static void
on_key_shown (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KioskOutboxSender) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) shown = kiosk_delivery_get_key_finish (self->delivery, result, &error);

  if (shown != NULL && kiosk_pinned_key_check (self->key, shown, &error))
    {
      kiosk_outbox_rest_succeeded (&self->away);
      self->checked_at = g_get_monotonic_time ();
      set_trouble (self, NULL);
      post (self);
      return;
    }

  leave_alone (self, 0, error->message);
  finish_round (self);
}

/* Before anything goes to a gateway that has not been heard of for a while, it has to show that it is the same one. */
static void
knock_or_post (KioskOutboxSender *self)
{
  if (self->checked_at != 0 && g_get_monotonic_time () - self->checked_at < KEY_TRUSTED)
    post (self);
  else
    kiosk_delivery_get_key_async (self->delivery, on_key_shown, g_object_ref (self));
}

static gboolean
find_next (KioskOutboxStore  *store,
           KioskOutboxJob    *job,
           GError           **error)
{
  g_autoptr (GError) trouble = NULL;

  job->item = kiosk_outbox_store_next (store, job->resting, &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The services that rest, and how long it is until the first of them may be tried. */
static GHashTable *
list_resting (KioskOutboxSender *self,
              guint             *first)
{
  GHashTable *resting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 now = g_get_monotonic_time ();
  GHashTableIter iter;
  gpointer service, rest;

  *first = G_MAXUINT;
  g_hash_table_iter_init (&iter, self->rests);
  while (g_hash_table_iter_next (&iter, &service, &rest))
    {
      guint left = kiosk_outbox_rest_left (rest, now);

      if (left == 0)
        continue;
      g_hash_table_add (resting, g_strdup (service));
      *first = MIN (*first, left);
    }
  return resting;
}

static void
wait_for_work (KioskOutboxSender *self)
{
  guint first;

  g_hash_table_unref (list_resting (self, &first));
  self->busy = FALSE;
  if (first != G_MAXUINT)
    look_in (self, first);
}

static void
on_next (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KioskOutboxSender) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskOutboxJob *job = kiosk_outbox_worker_finish (result, &error);

  if (job == NULL)
    {
      kiosk_outbox_rest_failed (&self->away, 0, g_get_monotonic_time ());
      set_trouble (self, error->message);
      finish_round (self);
      return;
    }

  self->item = g_steal_pointer (&job->item);
  if (self->item != NULL || kiosk_pinned_key_get (self->key) == NULL)
    knock_or_post (self);
  else
    wait_for_work (self);
}

static void
look (KioskOutboxSender *self)
{
  KioskOutboxJob job = { NULL };
  guint unused;

  if (!self->running || self->busy)
    return;

  self->busy = TRUE;
  job.resting = list_resting (self, &unused);
  kiosk_outbox_worker_run_async (self->worker, find_next, &job, on_next, g_object_ref (self));
}

void
kiosk_outbox_sender_wake (KioskOutboxSender *self)
{
  GHashTableIter iter;
  gpointer rest;

  kiosk_outbox_rest_interrupt (&self->away);
  g_hash_table_iter_init (&iter, self->rests);
  while (g_hash_table_iter_next (&iter, NULL, &rest))
    kiosk_outbox_rest_interrupt (rest);

  look_in (self, 0);
}

void
kiosk_outbox_sender_start (KioskOutboxSender *self)
{
  self->running = TRUE;
  look (self);
}

void
kiosk_outbox_sender_stop (KioskOutboxSender *self)
{
  self->running = FALSE;
  g_clear_handle_id (&self->wake_id, g_source_remove);
}

KioskOutboxWorker *
kiosk_outbox_sender_get_worker (KioskOutboxSender *self)
{
  return self->worker;
}

/* The key, or why nobody should begin to type. */
static void
return_key (GTask *task)
{
  KioskOutboxSender *self = g_task_get_source_object (task);
  g_autofree char *refused = kiosk_pinned_key_dup_refused (self->key);

  if (refused == NULL)
    g_task_return_pointer (task, g_bytes_ref (kiosk_pinned_key_get (self->key)), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE,
                             "The gateway shows another key, %s, which staff have not accepted", refused);
}

static void
on_first_key (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskOutboxSender *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) shown = kiosk_delivery_get_key_finish (self->delivery, result, &error);

  if (shown != NULL && kiosk_pinned_key_check (self->key, shown, &error))
    return_key (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
probe (KioskOutboxStore  *store,
       KioskOutboxJob    *job,
       GError           **error)
{
  return kiosk_outbox_store_probe (store, error);
}

static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskOutboxSender *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (kiosk_outbox_worker_finish (result, &error) == NULL)
    {
      g_warning ("%s", error->message);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (kiosk_pinned_key_get (self->key) != NULL)
    return_key (task);
  else
    kiosk_delivery_get_key_async (self->delivery, on_first_key, g_steal_pointer (&task));
}

void
kiosk_outbox_sender_get_key_async (KioskOutboxSender   *self,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  const KioskOutboxJob job = { NULL };

  kiosk_outbox_worker_run_async (self->worker, probe, &job, on_probed, g_task_new (self, NULL, callback, user_data));
}

GBytes *
kiosk_outbox_sender_get_key_finish (KioskOutboxSender  *self,
                                    GAsyncResult       *result,
                                    GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
add (KioskOutboxStore  *store,
     KioskOutboxJob    *job,
     GError           **error)
{
  return kiosk_outbox_store_add (store, job->item, error);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskOutboxSender *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  KioskOutboxJob *job = kiosk_outbox_worker_finish (result, &error);

  if (job == NULL)
    {
      g_warning ("A submission is not kept: %s", error->message);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  kiosk_outbox_waiters_add (self->waiters, job->item->key, task);
  kiosk_outbox_sender_wake (self);
}

void
kiosk_outbox_sender_submit_async (KioskOutboxSender   *self,
                                  GBytes              *envelope,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  KioskOutboxJob job = { .item = kiosk_outbox_item_new (envelope, &error) };

  if (job.item != NULL)
    kiosk_outbox_worker_run_async (self->worker, add, &job, on_added, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

char *
kiosk_outbox_sender_submit_finish (KioskOutboxSender   *self,
                                   GAsyncResult        *result,
                                   KioskOutboxReceipt  *receipt,
                                   GError             **error)
{
  return kiosk_outbox_waiters_finish (result, receipt, error);
}

gboolean
kiosk_outbox_sender_accept_key (KioskOutboxSender  *self,
                                const char         *id,
                                GError            **error)
{
  gboolean accepted = kiosk_pinned_key_accept (self->key, id, error);

  if (accepted)
    kiosk_outbox_sender_wake (self);
  return accepted;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
kiosk_outbox_sender_describe (KioskOutboxSender *self,
                              JsonBuilder       *builder)
{
  guint parked, all = kiosk_outbox_store_count (kiosk_outbox_worker_get_store (self->worker), &parked);
  g_autofree char *id = kiosk_pinned_key_dup_id (self->key);
  g_autofree char *refused = kiosk_pinned_key_dup_refused (self->key);

  json_builder_set_member_name (builder, "outbox");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, all);
  json_builder_set_member_name (builder, "parked");
  json_builder_add_int_value (builder, parked);
  json_builder_set_member_name (builder, "last_taken_ms_ago");
  if (self->taken_at != 0)
    json_builder_add_int_value (builder, (g_get_monotonic_time () - self->taken_at) / 1000);
  else
    json_builder_add_null_value (builder);
  add_text (builder, "trouble", self->trouble);
  add_text (builder, "gateway_key", id);
  add_text (builder, "refused_key", refused);
  json_builder_end_object (builder);
}

KioskOutboxSender *
kiosk_outbox_sender_new (KioskOutboxWorker *worker,
                         KioskDelivery     *delivery,
                         KioskPinnedKey    *key)
{
  KioskOutboxSender *self = g_object_new (KIOSK_TYPE_OUTBOX_SENDER, NULL);

  self->worker = g_object_ref (worker);
  self->delivery = g_object_ref (delivery);
  self->key = g_object_ref (key);
  return self;
}

static void
kiosk_outbox_sender_finalize (GObject *object)
{
  KioskOutboxSender *self = KIOSK_OUTBOX_SENDER (object);

  g_clear_handle_id (&self->wake_id, g_source_remove);
  g_object_unref (self->worker);
  g_object_unref (self->delivery);
  g_object_unref (self->key);
  kiosk_outbox_waiters_free (self->waiters);
  g_hash_table_unref (self->rests);
  g_clear_pointer (&self->item, kiosk_outbox_item_free);
  g_free (self->trouble);
  G_OBJECT_CLASS (kiosk_outbox_sender_parent_class)->finalize (object);
}

static void
kiosk_outbox_sender_class_init (KioskOutboxSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_outbox_sender_finalize;
}

static void
kiosk_outbox_sender_init (KioskOutboxSender *self)
{
  self->waiters = kiosk_outbox_waiters_new ();
  self->rests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
