/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-visit-clock.h"

struct _KioskVisitClock
{
  GObject  parent_instance;

  guint    patience;  /* seconds without a touch before the warning */
  guint    warning;   /* seconds of the warning */
  gint64   ends_at;   /* monotonic */
  guint    remaining;
  guint    tick_id;
  gboolean warned;
};

enum
{
  PROP_0,
  PROP_REMAINING,
  N_PROPS
};

enum
{
  SIGNAL_WARNING,
  SIGNAL_EXPIRED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskVisitClock, kiosk_visit_clock, G_TYPE_OBJECT)

static void
update_remaining (KioskVisitClock *self)
{
  gint64 left = self->ends_at - g_get_monotonic_time ();
  guint remaining = left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;

  if (remaining == self->remaining)
    return;

  self->remaining = remaining;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING]);
}

static gboolean
on_tick (gpointer user_data)
{
  KioskVisitClock *self = user_data;

  update_remaining (self);
  if (self->remaining <= self->warning && !self->warned)
    {
      self->warned = TRUE;
      g_signal_emit (self, signals[SIGNAL_WARNING], 0);
    }
  if (self->remaining > 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  g_signal_emit (self, signals[SIGNAL_EXPIRED], 0);
  return G_SOURCE_REMOVE;
}

void
kiosk_visit_clock_go_on (KioskVisitClock *self)
{
  self->warned = FALSE;
  self->ends_at = g_get_monotonic_time () + (gint64) (self->patience + self->warning) * G_USEC_PER_SEC;
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (250, on_tick, self);
  update_remaining (self);
}

void
kiosk_visit_clock_touch (KioskVisitClock *self)
{
  if (self->tick_id != 0 && !self->warned)
    kiosk_visit_clock_go_on (self);
}

void
kiosk_visit_clock_set_patience (KioskVisitClock *self,
                                guint            seconds)
{
  if (seconds == self->patience)
    return;

  self->patience = seconds;
  kiosk_visit_clock_touch (self);
}

void
kiosk_visit_clock_stop (KioskVisitClock *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

guint
kiosk_visit_clock_get_remaining (KioskVisitClock *self)
{
  return self->remaining;
}

guint
kiosk_visit_clock_get_warning (KioskVisitClock *self)
{
  return self->warning;
}

KioskVisitClock *
kiosk_visit_clock_new (guint patience,
                       guint warning)
{
  KioskVisitClock *self = g_object_new (KIOSK_TYPE_VISIT_CLOCK, NULL);

  self->patience = patience;
  self->warning = warning;
  self->remaining = patience + warning;
  return self;
}

static void
kiosk_visit_clock_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_uint (value, KIOSK_VISIT_CLOCK (object)->remaining);
}

static void
kiosk_visit_clock_dispose (GObject *object)
{
  kiosk_visit_clock_stop (KIOSK_VISIT_CLOCK (object));
  G_OBJECT_CLASS (kiosk_visit_clock_parent_class)->dispose (object);
}

static void
kiosk_visit_clock_class_init (KioskVisitClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_visit_clock_get_property;
  object_class->dispose = kiosk_visit_clock_dispose;

  properties[PROP_REMAINING] = g_param_spec_uint ("remaining", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_WARNING] = g_signal_new ("warning", KIOSK_TYPE_VISIT_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_EXPIRED] = g_signal_new ("expired", KIOSK_TYPE_VISIT_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_visit_clock_init (KioskVisitClock *self)
{
}
