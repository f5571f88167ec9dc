/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-supervisor.h"

#include "config.h"
#include "core/kiosk-json.h"
#include "kiosk-backoff.h"

#include <json-glib/json-glib.h>

/* The spare starts when the shown visit has settled, so that the two do not compete for the machine. */
#define SPARE_DELAY 300

/* Seconds after which nobody uses a visit, though it did not end: with large text a form waits for 270. */
#define LEFT_ALONE 300

struct _KioskSupervisor
{
  GObject             parent_instance;

  KioskVisitSetup     setup;
  KioskQuarantine    *quarantine; /* (owned) */
  KioskVisitProcess  *shown;      /* (owned) (nullable): on the screen, or to be as soon as it is ready */
  KioskVisitProcess  *spare;      /* (owned) (nullable) */
  KioskBackoff        backoff;
  guint               start_id;
  guint               alive;      /* processes that are not gone yet */

  gboolean            running;
  gboolean            visiting;
  gboolean            staff;      /* what is shown next is staff mode */
  gboolean            staff_in;   /* it is on the screen */
  gboolean            stale;      /* the one on the screen has older settings than the spare */
  guint64             visits;
  guint64             crashes;
  guint64             hangs;
  gint64              clock;      /* what to add to the monotonic time for that of the wall, as it was at the start */
  gint64              started_at; /* monotonic times, 0 for never */
  gint64              drawn_at;
  gint64              touched_at;
};

enum
{
  SIGNAL_SHOWN,
  SIGNAL_DESCRIBE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSupervisor, kiosk_supervisor, G_TYPE_OBJECT)

static void start_missing (KioskSupervisor *self, guint delay);

/* The time of the wall, undisturbed by a clock that is set meanwhile: a rest lasts as long as it should. */
static gint64
now_seconds (KioskSupervisor *self)
{
  return (g_get_monotonic_time () + self->clock) / G_USEC_PER_SEC;
}

/* What @time of that clock is by the clock on the wall now. */
static gint64
on_the_wall (KioskSupervisor *self,
             gint64           time)
{
  return time - now_seconds (self) + g_get_real_time () / G_USEC_PER_SEC;
}

/* For staff who look at what has happened here. */
static void
record (KioskSupervisor *self,
        const char      *what,
        const char      *detail)
{
  if (self->setup.staff != NULL)
    kiosk_audit_record (self->setup.staff->audit, "kiosk", what, detail);
}

static void
tell_quarantine (KioskSupervisor   *self,
                 KioskVisitProcess *visit)
{
  g_auto (GStrv) resting = kiosk_supervisor_list_resting (self);

  kiosk_visit_process_set_quarantined (visit, (const char * const *) resting);
}

static void
show (KioskSupervisor   *self,
      KioskVisitProcess *visit)
{
  tell_quarantine (self, visit);
  self->staff_in = self->staff && self->setup.staff != NULL;
  self->staff = FALSE;
  if (self->staff_in)
    kiosk_visit_process_show_staff (visit, self->setup.staff);
  else
    kiosk_visit_process_show (visit);
}

/* The spare becomes the visit at once; the ended one is no longer of interest, only its death is. */
static void
advance (KioskSupervisor *self)
{
  self->visiting = FALSE;
  self->stale = FALSE;
  self->staff_in = FALSE;
  g_set_object (&self->shown, self->spare);
  g_clear_object (&self->spare);

  if (self->shown != NULL && kiosk_visit_process_is_ready (self->shown))
    show (self, self->shown);
}

/* By the spare, which has newer settings. */
static void
replace_shown (KioskSupervisor *self)
{
  g_autoptr (KioskVisitProcess) old = g_object_ref (self->shown);

  advance (self);
  kiosk_visit_process_quit (old);
}

static void
on_visit_ready (KioskVisitProcess *visit,
                KioskSupervisor   *self)
{
  kiosk_backoff_succeeded (&self->backoff);
  if (visit == self->shown)
    show (self, visit);
  else if (self->stale && !self->visiting && !self->staff_in)
    replace_shown (self);
}

static void
on_visit_shown (KioskVisitProcess *visit,
                KioskSupervisor   *self)
{
  self->drawn_at = g_get_monotonic_time ();
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
  start_missing (self, SPARE_DELAY);
}

static void
on_visit_began (KioskVisitProcess *visit,
                KioskSupervisor   *self)
{
  self->visiting = TRUE;
  self->touched_at = g_get_monotonic_time ();
  self->visits++;
}

static void
on_visit_alive (KioskVisitProcess *visit,
                gboolean           drawn,
                gboolean           touched,
                KioskSupervisor   *self)
{
  gint64 now = g_get_monotonic_time ();

  if (drawn)
    self->drawn_at = now;
  if (touched)
    self->touched_at = now;
}

static void
on_visit_notice (KioskVisitProcess *visit,
                 const char        *kind,
                 const char        *detail,
                 KioskSupervisor   *self)
{
  g_message ("Notice of the visit: %s: %s", kind, detail);
  record (self, kind, detail);
}

static void
on_jobs_removed (KioskPrintPurger *purger,
                 const char       *detail,
                 KioskSupervisor  *self)
{
  g_message ("Printing: %s", detail);
  record (self, "printer", detail);
}

static void
on_visit_ended (KioskVisitProcess *visit,
                const char        *reason,
                KioskSupervisor   *self)
{
  if (visit == self->shown)
    {
      self->staff = g_str_equal (reason, "staff");
      advance (self);
    }
  kiosk_visit_process_quit (visit);
}

static void
record_failure (KioskSupervisor   *self,
                KioskVisitProcess *visit,
                KioskVisitEnd      end)
{
  const char *service = kiosk_visit_process_get_service (visit);
  const char *cause = end == KIOSK_VISIT_END_HANG ? "hang" : "crash";

  if (end == KIOSK_VISIT_END_HANG)
    self->hangs++;
  else
    self->crashes++;

  g_warning ("A visit ended by a %s%s%s", cause, *service != '\0' ? " in service " : "", service);
  record (self, cause, service);
  if (*service != '\0' && kiosk_quarantine_record (self->quarantine, service, cause, now_seconds (self)))
    g_warning ("Service %s is in quarantine for a day", service);
}

static void
on_visit_gone (KioskVisitProcess *visit,
               int                end,
               KioskSupervisor   *self)
{
  guint delay = SPARE_DELAY;

  self->alive--;
  if (!self->running)
    return;

  if (self->setup.purger != NULL && visit != self->spare)
    kiosk_print_purger_purge (self->setup.purger);

  if (end != KIOSK_VISIT_END_DONE)
    {
      record_failure (self, visit, end);
      if (!kiosk_visit_process_is_ready (visit))
        delay = kiosk_backoff_failed (&self->backoff);
    }

  if (visit == self->shown)
    advance (self);
  else if (visit == self->spare)
    g_clear_object (&self->spare);

  start_missing (self, self->shown == NULL && kiosk_visit_process_is_ready (visit) ? 0 : delay);
}

static KioskVisitProcess *
start_visit (KioskSupervisor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskVisitProcess) visit = kiosk_visit_process_new (&self->setup, &error);

  if (visit == NULL)
    {
      g_warning ("A visit cannot be started: %s", error->message);
      return NULL;
    }

  self->alive++;
  g_signal_connect_object (visit, "ready", G_CALLBACK (on_visit_ready), self, 0);
  g_signal_connect_object (visit, "shown", G_CALLBACK (on_visit_shown), self, 0);
  g_signal_connect_object (visit, "began", G_CALLBACK (on_visit_began), self, 0);
  g_signal_connect_object (visit, "alive", G_CALLBACK (on_visit_alive), self, 0);
  g_signal_connect_object (visit, "notice", G_CALLBACK (on_visit_notice), self, 0);
  g_signal_connect_object (visit, "ended", G_CALLBACK (on_visit_ended), self, 0);
  g_signal_connect_object (visit, "gone", G_CALLBACK (on_visit_gone), self, 0);
  return g_steal_pointer (&visit);
}

static void
on_start_due (gpointer user_data)
{
  KioskSupervisor *self = user_data;
  KioskVisitProcess **place = self->shown == NULL ? &self->shown : &self->spare;

  self->start_id = 0;
  if (*place != NULL)
    return;

  *place = start_visit (self);
  if (*place == NULL)
    start_missing (self, kiosk_backoff_failed (&self->backoff) + SPARE_DELAY);
}

static void
start_missing (KioskSupervisor *self,
               guint            delay)
{
  if (!self->running || (self->shown != NULL && self->spare != NULL))
    return;

  g_clear_handle_id (&self->start_id, g_source_remove);
  self->start_id = g_timeout_add_once (delay, on_start_due, self);
}

static void
on_quarantine_changed (KioskQuarantine *quarantine,
                       KioskSupervisor *self)
{
  if (self->shown != NULL)
    tell_quarantine (self, self->shown);
}

void
kiosk_supervisor_renew (KioskSupervisor *self)
{
  if (!self->running || self->shown == NULL)
    return;

  self->stale = TRUE;
  if (self->spare != NULL)
    kiosk_visit_process_quit (self->spare);
}

void
kiosk_supervisor_start (KioskSupervisor *self)
{
  self->running = TRUE;
  start_missing (self, 0);
}

void
kiosk_supervisor_stop (KioskSupervisor *self)
{
  self->running = FALSE;
  g_clear_handle_id (&self->start_id, g_source_remove);
  if (self->shown != NULL)
    kiosk_visit_process_quit (self->shown);
  if (self->spare != NULL)
    kiosk_visit_process_quit (self->spare);

  while (self->alive > 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->shown);
  g_clear_object (&self->spare);
}

gboolean
kiosk_supervisor_is_used (KioskSupervisor *self)
{
  return self->staff_in
         || (self->visiting && g_get_monotonic_time () - self->touched_at < LEFT_ALONE * G_USEC_PER_SEC);
}

void
kiosk_supervisor_end_visit (KioskSupervisor *self)
{
  if (self->visiting && self->shown != NULL)
    replace_shown (self);
}

KioskQuarantine *
kiosk_supervisor_get_quarantine (KioskSupervisor *self)
{
  return self->quarantine;
}

static const char *
get_state (KioskSupervisor *self)
{
  if (self->shown == NULL || !kiosk_visit_process_is_ready (self->shown))
    return "starting";
  if (self->staff_in)
    return "staff";
  return self->visiting ? "visit" : "attract";
}

static gint64
age_of (gint64 time)
{
  return time != 0 ? (g_get_monotonic_time () - time) / G_USEC_PER_SEC : -1;
}

void
kiosk_supervisor_get_health (KioskSupervisor       *self,
                             KioskSupervisorHealth *health)
{
  *health = (KioskSupervisorHealth) {
    .state = get_state (self),
    .uptime = age_of (self->started_at),
    .frame_age = age_of (self->drawn_at),
    .touch_age = age_of (self->touched_at),
    .visits = self->visits,
    .crashes = self->crashes,
    .hangs = self->hangs,
  };
}

GStrv
kiosk_supervisor_list_resting (KioskSupervisor *self)
{
  return kiosk_quarantine_list (self->quarantine, now_seconds (self));
}

static void
add_age (JsonBuilder *builder,
         const char  *name,
         gint64       time)
{
  json_builder_set_member_name (builder, name);
  if (time == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, (g_get_monotonic_time () - time) / 1000);
}

static void
add_quarantine (KioskSupervisor *self,
                JsonBuilder     *builder)
{
  g_auto (GStrv) resting = kiosk_supervisor_list_resting (self);

  json_builder_set_member_name (builder, "quarantine");
  json_builder_begin_array (builder);
  for (guint i = 0; resting[i] != NULL; i++)
    {
      gint64 until;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "service");
      json_builder_add_string_value (builder, resting[i]);
      json_builder_set_member_name (builder, "until");
      until = kiosk_quarantine_get_until (self->quarantine, resting[i]);
      json_builder_add_int_value (builder, on_the_wall (self, until));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) count);
}

static guint64
pid_of (KioskVisitProcess *visit)
{
  return visit != NULL ? (guint64) kiosk_visit_process_get_pid (visit) : 0;
}

char *
kiosk_supervisor_describe (KioskSupervisor *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_string_value (builder, KIOSK_VERSION);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, get_state (self));
  add_count (builder, "visits", self->visits);
  add_count (builder, "crashes", self->crashes);
  add_count (builder, "hangs", self->hangs);
  add_age (builder, "running_ms", self->started_at);
  add_age (builder, "last_frame_ms_ago", self->drawn_at);
  add_age (builder, "last_touch_ms_ago", self->touched_at);
  add_count (builder, "visit_pid", pid_of (self->shown));
  add_count (builder, "spare_pid", pid_of (self->spare));
  json_builder_set_member_name (builder, "spare_ready");
  json_builder_add_boolean_value (builder, self->spare != NULL && kiosk_visit_process_is_ready (self->spare));
  json_builder_set_member_name (builder, "touch");
  json_builder_add_boolean_value (builder, self->shown != NULL && kiosk_visit_process_has_touch (self->shown));
  add_quarantine (self, builder);
  if (self->setup.staff != NULL)
    add_count (builder, "settings_version", (guint64) kiosk_settings_store_get_version (self->setup.staff->settings));
  if (self->setup.outbox != NULL)
    kiosk_outbox_sender_describe (self->setup.outbox, builder);
  g_signal_emit (self, signals[SIGNAL_DESCRIBE], 0, builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return kiosk_json_write (root, TRUE);
}

KioskSupervisor *
kiosk_supervisor_new (const KioskVisitSetup *setup,
                      KioskQuarantine       *quarantine)
{
  KioskSupervisor *self = g_object_new (KIOSK_TYPE_SUPERVISOR, NULL);

  self->setup = *setup;
  self->quarantine = g_object_ref (quarantine);
  self->started_at = g_get_monotonic_time ();
  self->clock = g_get_real_time () - self->started_at;
  g_signal_connect_object (quarantine, "changed", G_CALLBACK (on_quarantine_changed), self, 0);
  if (setup->purger != NULL)
    g_signal_connect_object (setup->purger, "notice", G_CALLBACK (on_jobs_removed), self, 0);
  return self;
}

static void
kiosk_supervisor_finalize (GObject *object)
{
  KioskSupervisor *self = KIOSK_SUPERVISOR (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_object (&self->spare);
  g_clear_object (&self->quarantine);
  G_OBJECT_CLASS (kiosk_supervisor_parent_class)->finalize (object);
}

static void
kiosk_supervisor_class_init (KioskSupervisorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_supervisor_finalize;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", KIOSK_TYPE_SUPERVISOR, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DESCRIBE] = g_signal_new ("describe", KIOSK_TYPE_SUPERVISOR, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, JSON_TYPE_BUILDER);
}

static void
kiosk_supervisor_init (KioskSupervisor *self)
{
}
