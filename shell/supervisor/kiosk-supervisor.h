/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-quarantine.h"
#include "kiosk-visit-process.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SUPERVISOR (kiosk_supervisor_get_type ())
G_DECLARE_FINAL_TYPE (KioskSupervisor, kiosk_supervisor, KIOSK, SUPERVISOR, GObject)

/**
 * kiosk_supervisor_new:
 * @setup: how visits are started; copied, its strings must outlive the supervisor
 * @quarantine: the services that rest
 *
 * Keeps one visit on the screen and one spare behind it, for as long as the terminal runs. Signals: "shown" (a
 * visit is on the screen and waits for a visitor), "describe" (JsonBuilder: others add members to what is told of the kiosk).
 *
 * Returns: (transfer full): a supervisor at rest
 */
KioskSupervisor *kiosk_supervisor_new        (const KioskVisitSetup *setup,
                                              KioskQuarantine       *quarantine);

void             kiosk_supervisor_start      (KioskSupervisor       *self);

/**
 * kiosk_supervisor_stop:
 * @self: a supervisor
 *
 * Ends both visits; returns when they are gone.
 */
void             kiosk_supervisor_stop       (KioskSupervisor       *self);

/* The settings changed: a visit that nobody has begun is replaced, so that they hold from the next visitor on. */
void             kiosk_supervisor_renew      (KioskSupervisor       *self);

KioskQuarantine *kiosk_supervisor_get_quarantine (KioskSupervisor   *self);

/**
 * KioskSupervisorHealth:
 * @state: "starting", "attract", "visit" or "staff"
 * @uptime: seconds since it was started
 * @frame_age: seconds since the screen was drawn, -1 if it never was
 * @touch_age: seconds since it was touched, -1 if it never was
 * @visits: since the start
 * @crashes: visits that ended by one
 * @hangs: visits that were ended because they hung
 */
typedef struct
{
  const char *state;
  gint64      uptime;
  gint64      frame_age;
  gint64      touch_age;
  guint64     visits;
  guint64     crashes;
  guint64     hangs;
} KioskSupervisorHealth;

void             kiosk_supervisor_get_health (KioskSupervisor       *self,
                                              KioskSupervisorHealth *health);

/* Whether staff mode is on, or a visit in which somebody touched the screen within five minutes: longer than any patience of a
 * visit's own. */
gboolean         kiosk_supervisor_is_used    (KioskSupervisor       *self);

/* Takes the screen from a visit that does not end by itself. Nothing happens where there is none. */
void             kiosk_supervisor_end_visit  (KioskSupervisor       *self);

/* (transfer full): the services that rest */
GStrv            kiosk_supervisor_list_resting (KioskSupervisor     *self);

/**
 * kiosk_supervisor_describe:
 * @self: a supervisor
 *
 * Returns: (transfer full): its state as JSON, for technicians and the fleet; holds no personal data
 */
char            *kiosk_supervisor_describe   (KioskSupervisor       *self);

G_END_DECLS
