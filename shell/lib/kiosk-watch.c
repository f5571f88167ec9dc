/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-watch.h"

#include <glib/gi18n-lib.h>

#define INTERVAL 5000  /* milliseconds from one question to the next; with the deadline less than KIOSK_WATCH_MOST_AGE */
#define DEADLINE 4000
#define MINUTE   60

struct _KioskWatch
{
  GObject       parent_instance;

  KioskBackend *backend;      /* (owned) */
  KioskRequest *request;      /* (owned) */
  GCancellable *cancellable;  /* (owned) (nullable): while it watches */
  guint         due;
  gint64        asked_at;     /* monotonic, microseconds */
  gint64        answered_at;  /* when that was asked for what was answered last; 0 if nothing was */
};

enum
{
  ANSWERED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskWatch, kiosk_watch, G_TYPE_OBJECT)

static void ask (KioskWatch *self);

static void
on_due (gpointer user_data)
{
  KioskWatch *self = user_data;

  self->due = 0;
  ask (self);
}

static void
ask_later (KioskWatch *self)
{
  gint64 passed = (g_get_monotonic_time () - self->asked_at) / 1000;

  self->due = g_timeout_add_once ((guint) CLAMP (INTERVAL - passed, 0, INTERVAL), on_due, self);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KioskWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  ask_later (self);
  if (root != NULL)
    {
      self->answered_at = self->asked_at;
      g_signal_emit (self, signals[ANSWERED], 0, root);
    }
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
ask (KioskWatch *self)
{
  self->asked_at = g_get_monotonic_time ();
  kiosk_backend_send_async (self->backend, self->request, self->cancellable, on_answer, g_object_ref (self));
}

void
kiosk_watch_start (KioskWatch *self)
{
  g_return_if_fail (KIOSK_IS_WATCH (self));

  kiosk_watch_stop (self);
  self->cancellable = g_cancellable_new ();
  ask (self);
}

void
kiosk_watch_stop (KioskWatch *self)
{
  g_return_if_fail (KIOSK_IS_WATCH (self));

  g_clear_handle_id (&self->due, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

char *
kiosk_watch_dup_age (KioskWatch *self)
{
  guint seconds;

  g_return_val_if_fail (KIOSK_IS_WATCH (self), NULL);

  seconds = (guint) ((g_get_monotonic_time () - self->answered_at) / G_USEC_PER_SEC);
  if (self->answered_at == 0 || seconds < KIOSK_WATCH_MOST_AGE)
    return NULL;
  if (seconds < MINUTE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u second ago", "%u seconds ago", seconds), seconds);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute ago", "%u minutes ago", seconds / MINUTE), seconds / MINUTE);
}

static void
kiosk_watch_dispose (GObject *object)
{
  KioskWatch *self = KIOSK_WATCH (object);

  kiosk_watch_stop (self);
  g_clear_object (&self->backend);
  g_clear_object (&self->request);
  G_OBJECT_CLASS (kiosk_watch_parent_class)->dispose (object);
}

static void
kiosk_watch_class_init (KioskWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_watch_dispose;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    JSON_TYPE_NODE);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
}

static void
kiosk_watch_init (KioskWatch *self)
{
}

KioskWatch *
kiosk_watch_new (KioskBackend *backend,
                 KioskRequest *request)
{
  KioskWatch *self = g_object_new (KIOSK_TYPE_WATCH, NULL);

  self->backend = g_object_ref (backend);
  self->request = g_object_ref (request);
  kiosk_request_set_deadline (request, DEADLINE);
  return self;
}
