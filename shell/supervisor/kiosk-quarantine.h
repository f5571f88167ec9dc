/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A service that took three visits down within ten minutes rests for a day, or until staff release it. */
#define KIOSK_QUARANTINE_FAILURES 3
#define KIOSK_QUARANTINE_WINDOW   (10 * 60)
#define KIOSK_QUARANTINE_REST     (24 * 60 * 60)

#define KIOSK_TYPE_QUARANTINE (kiosk_quarantine_get_type ())
G_DECLARE_FINAL_TYPE (KioskQuarantine, kiosk_quarantine, KIOSK, QUARANTINE, GObject)

/**
 * kiosk_quarantine_new:
 * @file: where the list is kept over restarts; a damaged one is set aside and begun anew
 *
 * Returns: (transfer full): the list. Signal "changed": a service went in or came out.
 */
KioskQuarantine *kiosk_quarantine_new      (const char      *file);

/**
 * kiosk_quarantine_record:
 * @self: the list
 * @service: the service that was open when a visit crashed or hung
 * @cause: "crash" or "hang"
 * @now: seconds since the epoch
 *
 * Returns: %TRUE if this failure put the service into quarantine
 */
gboolean         kiosk_quarantine_record   (KioskQuarantine *self,
                                            const char      *service,
                                            const char      *cause,
                                            gint64           now);

gboolean         kiosk_quarantine_contains (KioskQuarantine *self,
                                            const char      *service,
                                            gint64           now);

/**
 * kiosk_quarantine_release:
 * @self: the list
 * @service: a service
 *
 * Returns: %TRUE if it was in quarantine
 */
gboolean         kiosk_quarantine_release  (KioskQuarantine *self,
                                            const char      *service);

/**
 * kiosk_quarantine_list:
 * @self: the list
 * @now: seconds since the epoch
 *
 * Returns: (transfer full): the identifiers of the services that rest now
 */
GStrv            kiosk_quarantine_list     (KioskQuarantine *self,
                                            gint64           now);

/**
 * kiosk_quarantine_get_until:
 * @self: the list
 * @service: a service
 *
 * Returns: when its rest ends, in seconds since the epoch, or 0
 */
gint64           kiosk_quarantine_get_until (KioskQuarantine *self,
                                            const char      *service);

G_END_DECLS
