/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_WATCH (kiosk_watch_get_type ())
G_DECLARE_FINAL_TYPE (KioskWatch, kiosk_watch, KIOSK, WATCH, GObject)

/**
 * KIOSK_WATCH_MOST_AGE:
 *
 * Seconds: while the gateway answers, what a watch has told is never older.
 */
#define KIOSK_WATCH_MOST_AGE 10

/**
 * KioskWatch:
 *
 * Asks the gateway the same again and again, for a figure that must not grow old on the screen, such as free seats.
 *
 * Signals: "answered" (JsonNode *root); "failed" (GError *error): it could not be had this time. One of them comes every few
 * seconds: the time to say again how old the figure is.
 */

/**
 * kiosk_watch_new:
 * @backend: the link to the gateway
 * @request: what to ask, which changes nothing there; its deadline is set here
 *
 * Returns: (transfer full): a watch that is at rest
 */
KioskWatch *kiosk_watch_new      (KioskBackend  *backend,
                                  KioskRequest  *request);

/**
 * kiosk_watch_start:
 * @self: a watch
 *
 * Asks now, and goes on. For a widget the moment to start is when it is mapped, and to stop when it is unmapped.
 */
void        kiosk_watch_start    (KioskWatch    *self);

/**
 * kiosk_watch_stop:
 * @self: a watch
 *
 * Stops asking, and gives up what is under way. It may be started again.
 */
void        kiosk_watch_stop     (KioskWatch    *self);

/**
 * kiosk_watch_dup_age:
 * @self: a watch
 *
 * How old the last answer is, counted from when it was asked for.
 *
 * Returns: (transfer full) (nullable): its age in the visitor's words, such as "2 minutes ago"; %NULL while it is fresh, or
 *   there is none
 */
char       *kiosk_watch_dup_age  (KioskWatch    *self);

G_END_DECLS
