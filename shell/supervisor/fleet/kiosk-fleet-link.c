/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-fleet-link.h"

#include "config.h"
#include "core/kiosk-core.h"
#include "kiosk-outbox-rest.h"

#define MOST_REASON 300 /* characters that the gateway takes */

struct _KioskFleetLink
{
  GObject             parent_instance;

  KioskFleetClient   *client;      /* (owned) */
  KioskSupervisor    *supervisor;  /* (owned) */
  KioskOutboxSender  *outbox;      /* (owned) */
  KioskSettingsStore *settings;    /* (owned) */
  KioskFleetCommands *commands;    /* (owned) */
  KioskAuditFeed     *feed;        /* (owned) */
  KioskDevices       *devices;     /* (owned) */
  GCancellable       *cancellable; /* (owned): of what is under way */
  char               *run;         /* a name of this start */
  char               *trouble;     /* (nullable): why the gateway was not reached */
  char               *refused;     /* (nullable): why its settings are not taken */
  KioskOutboxRest     rest;
  guint               interval;
  guint               due_id;
  gint64              heard_at;    /* monotonic; 0 for never */
  gboolean            running;
  gboolean            busy;
};

G_DEFINE_FINAL_TYPE (KioskFleetLink, kiosk_fleet_link, G_TYPE_OBJECT)

static void on_due (gpointer user_data);

/* Terminals that were switched on together do not stay in step. */
static void
finish_round (KioskFleetLink *self)
{
  guint left = kiosk_outbox_rest_left (&self->rest, g_get_monotonic_time ());
  guint pause = (guint) (self->interval * g_random_double_range (0.9, 1.0));

  self->busy = FALSE;
  if (self->running)
    self->due_id = g_timeout_add_once (self->trouble != NULL ? left : pause, on_due, self);
}

static void
set_text (char       **text,
          const char  *now,
          const char  *what)
{
  if (now != NULL && g_strcmp0 (*text, now) != 0)
    g_message ("%s: %s", what, now);
  g_free (*text);
  *text = g_strdup (now);
}

static void
fail (KioskFleetLink *self,
      const GError   *error)
{
  kiosk_outbox_rest_failed (&self->rest, 0, g_get_monotonic_time ());
  set_text (&self->trouble, error->message, "The gateway is not told how this terminal is");
  finish_round (self);
}

static void send_audit (KioskFleetLink *self);

static void
on_audit_sent (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KioskFleetLink) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_fleet_client_post_finish (self->client, result, &error);

  if (root == NULL)
    {
      g_message ("The audit is told later: %s", error->message);
      finish_round (self);
      return;
    }

  kiosk_audit_feed_next (self->feed);
  send_audit (self);
}

/* Page after page, until all of it is there. */
static void
send_audit (KioskFleetLink *self)
{
  g_autoptr (JsonNode) entries = self->running ? kiosk_audit_feed_read (self->feed) : NULL;

  if (entries != NULL)
    kiosk_fleet_client_post_async (self->client, "/v1/fleet/audit", entries, self->cancellable, on_audit_sent, g_object_ref (self));
  else
    finish_round (self);
}

static void
on_settings_fetched (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (KioskFleetLink) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = kiosk_fleet_client_fetch_finish (self->client, result, &error);

  if (file != NULL && kiosk_settings_store_publish (self->settings, file, &error))
    g_message ("Settings of version %" G_GINT64_FORMAT " are in force", kiosk_settings_store_get_version (self->settings));
  set_text (&self->refused, error != NULL ? error->message : NULL, "What is published is not taken");
  send_audit (self);
}

static void
take_answer (KioskFleetLink *self,
             gint64          version,
             JsonArray      *commands)
{
  kiosk_outbox_rest_succeeded (&self->rest);
  set_text (&self->trouble, NULL, NULL);
  self->heard_at = g_get_monotonic_time ();
  kiosk_fleet_commands_told (self->commands);
  kiosk_fleet_commands_take (self->commands, commands);

  if (version > kiosk_settings_store_get_version (self->settings))
    kiosk_fleet_client_fetch_async (self->client, self->cancellable, on_settings_fetched, g_object_ref (self));
  else
    {
      set_text (&self->refused, NULL, NULL);
      send_audit (self);
    }
}

static void
on_heartbeat_sent (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KioskFleetLink) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_fleet_client_post_finish (self->client, result, &error);
  JsonArray *commands = NULL;
  gint64 version = 0;

  if (root != NULL
      && kiosk_json_get_int (json_node_get_object (root), "settings_version", &version, &error)
      && kiosk_json_get_array (json_node_get_object (root), "commands", &commands, &error))
    take_answer (self, version, commands);
  else
    fail (self, error);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  if (number >= 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_health (KioskFleetLink *self,
            JsonBuilder    *builder)
{
  KioskSupervisorHealth health;

  kiosk_supervisor_get_health (self->supervisor, &health);
  add_text (builder, "version", KIOSK_VERSION);
  add_text (builder, "state", health.state);
  add_text (builder, "run", self->run);
  add_number (builder, "uptime", health.uptime);
  add_number (builder, "frame_age", health.frame_age);
  add_number (builder, "touch_age", health.touch_age);
  add_number (builder, "visits", (gint64) health.visits);
  add_number (builder, "crashes", (gint64) health.crashes);
  add_number (builder, "hangs", (gint64) health.hangs);
}

/* Where the outbox cannot be read its age is not known. */
static void
add_outbox (KioskFleetLink *self,
            JsonBuilder    *builder,
            GPtrArray      *items)
{
  const KioskOutboxItem *oldest = items != NULL && items->len > 0 ? items->pdata[0] : NULL;
  guint parked, all = kiosk_outbox_store_count (kiosk_outbox_worker_get_store (kiosk_outbox_sender_get_worker (self->outbox)), &parked);

  json_builder_set_member_name (builder, "outbox");
  json_builder_begin_object (builder);
  add_number (builder, "size", all);
  add_number (builder, "parked", parked);
  add_number (builder, "oldest", oldest != NULL ? MAX (g_get_real_time () / G_USEC_PER_SEC - oldest->created, 0) : -1);
  json_builder_end_object (builder);
}

static void
add_quarantine (KioskFleetLink *self,
                JsonBuilder    *builder)
{
  g_auto (GStrv) resting = kiosk_supervisor_list_resting (self->supervisor);

  json_builder_set_member_name (builder, "quarantine");
  json_builder_begin_array (builder);
  for (guint i = 0; resting[i] != NULL; i++)
    json_builder_add_string_value (builder, resting[i]);
  json_builder_end_array (builder);
}

static void
add_refused (KioskFleetLink *self,
             JsonBuilder    *builder)
{
  g_autofree char *reason = self->refused != NULL ? g_utf8_make_valid (self->refused, -1) : NULL;
  g_autofree char *begun = reason != NULL ? g_utf8_substring (reason, 0, MIN (g_utf8_strlen (reason, -1), MOST_REASON)) : NULL;

  add_text (builder, "settings_refused", begun);
}

static JsonNode *
build_heartbeat (KioskFleetLink *self,
                 GPtrArray      *items)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_health (self, builder);
  add_outbox (self, builder, items);
  add_quarantine (self, builder);
  json_builder_set_member_name (builder, "devices");
  json_builder_begin_object (builder);
  add_text (builder, "network", "ok"); /* or it would not arrive */
  kiosk_devices_add (self->devices, builder);
  json_builder_end_object (builder);
  add_number (builder, "settings_version", kiosk_settings_store_get_version (self->settings));
  add_refused (self, builder);
  kiosk_fleet_commands_add_done (self->commands, builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
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
on_items_listed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KioskFleetLink) self = user_data;
  KioskOutboxJob *job = kiosk_outbox_worker_finish (result, NULL);
  g_autoptr (JsonNode) heartbeat = build_heartbeat (self, job != NULL ? job->items : NULL);

  kiosk_fleet_client_post_async (self->client, "/v1/fleet/heartbeat", heartbeat, self->cancellable, on_heartbeat_sent, g_object_ref (self));
}

static void
on_due (gpointer user_data)
{
  KioskFleetLink *self = user_data;
  const KioskOutboxJob job = { NULL };

  self->due_id = 0;
  if (!kiosk_fleet_client_has_token (self->client))
    return;

  self->busy = TRUE;
  kiosk_outbox_worker_run_async (kiosk_outbox_sender_get_worker (self->outbox), list_items, &job, on_items_listed, g_object_ref (self));
}

static void
add_age (JsonBuilder *builder,
         const char  *name,
         gint64       time)
{
  add_number (builder, name, time != 0 ? (g_get_monotonic_time () - time) / 1000 : -1);
}

static void
on_describe (KioskFleetLink *self,
             JsonBuilder    *builder)
{
  json_builder_set_member_name (builder, "fleet");
  json_builder_begin_object (builder);
  add_age (builder, "last_heard_ms_ago", self->heard_at);
  add_text (builder, "trouble", kiosk_fleet_client_has_token (self->client) ? self->trouble : "This terminal has no token");
  add_text (builder, "settings_refused", self->refused);
  json_builder_end_object (builder);
}

void
kiosk_fleet_link_wake (KioskFleetLink *self)
{
  kiosk_outbox_rest_interrupt (&self->rest);
  if (!self->running || self->busy)
    return;

  g_clear_handle_id (&self->due_id, g_source_remove);
  self->due_id = g_timeout_add_once (0, on_due, self);
}

void
kiosk_fleet_link_start (KioskFleetLink *self)
{
  self->running = TRUE;
  kiosk_fleet_link_wake (self);
}

void
kiosk_fleet_link_stop (KioskFleetLink *self)
{
  self->running = FALSE;
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

void
kiosk_fleet_link_bring (KioskFleetLink     *self,
                        KioskFleetCommands *commands,
                        KioskAuditFeed     *feed,
                        KioskDevices       *devices)
{
  g_set_object (&self->commands, commands);
  g_set_object (&self->feed, feed);
  g_set_object (&self->devices, devices);
}

KioskFleetLink *
kiosk_fleet_link_new (KioskFleetClient   *client,
                      KioskSupervisor    *supervisor,
                      KioskOutboxSender  *outbox,
                      KioskSettingsStore *settings,
                      guint               interval)
{
  KioskFleetLink *self = g_object_new (KIOSK_TYPE_FLEET_LINK, NULL);

  self->client = g_object_ref (client);
  self->supervisor = g_object_ref (supervisor);
  self->outbox = g_object_ref (outbox);
  self->settings = g_object_ref (settings);
  self->interval = interval;
  g_signal_connect_object (supervisor, "describe", G_CALLBACK (on_describe), self, G_CONNECT_SWAPPED);
  return self;
}

static void
kiosk_fleet_link_finalize (GObject *object)
{
  KioskFleetLink *self = KIOSK_FLEET_LINK (object);

  g_clear_handle_id (&self->due_id, g_source_remove);
  g_object_unref (self->client);
  g_object_unref (self->supervisor);
  g_object_unref (self->outbox);
  g_object_unref (self->settings);
  g_clear_object (&self->commands);
  g_clear_object (&self->feed);
  g_clear_object (&self->devices);
  g_object_unref (self->cancellable);
  g_free (self->run);
  g_free (self->trouble);
  g_free (self->refused);
  G_OBJECT_CLASS (kiosk_fleet_link_parent_class)->finalize (object);
}

static void
kiosk_fleet_link_class_init (KioskFleetLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_fleet_link_finalize;
}

static void
kiosk_fleet_link_init (KioskFleetLink *self)
{
  self->cancellable = g_cancellable_new ();
  self->run = g_uuid_string_random ();
}
