/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SUPERVISOR_LINK (kiosk_supervisor_link_get_type ())
G_DECLARE_FINAL_TYPE (KioskSupervisorLink, kiosk_supervisor_link, KIOSK, SUPERVISOR_LINK, GObject)

/**
 * kiosk_supervisor_link_new:
 * @fd: the socket that the supervisor handed over; taken
 * @error: return location
 *
 * The visit's end of the talk with the supervisor (data/dbus/org.parkkiosk.Visit.xml). Signals: "show" (): come onto the
 * screen; "show-staff" (): the same, in staff mode; "quarantined" (char **services): these must not be opened now; "lost" (): the supervisor is gone.
 *
 * Returns: (transfer full) (nullable): the link
 */
KioskSupervisorLink *kiosk_supervisor_link_new             (int                   fd,
                                                            GError              **error);

/* (transfer none): for what else the supervisor offers */
GDBusConnection     *kiosk_supervisor_link_get_connection  (KioskSupervisorLink  *self);
void                 kiosk_supervisor_link_tell_ready      (KioskSupervisorLink  *self,
                                                            gboolean              touch);
void                 kiosk_supervisor_link_tell_shown      (KioskSupervisorLink  *self);
void                 kiosk_supervisor_link_tell_began      (KioskSupervisorLink  *self);

/* @service: its identifier, "" for home */
void                 kiosk_supervisor_link_tell_service    (KioskSupervisorLink  *self,
                                                            const char           *service);

/* The screen was drawn or touched. May be called as often as that happens: once a second is told. */
void                 kiosk_supervisor_link_tell_drawn      (KioskSupervisorLink  *self);
void                 kiosk_supervisor_link_tell_touched    (KioskSupervisorLink  *self);

/* Something staff should know: @kind such as "break-out", @detail without personal data. */
void                 kiosk_supervisor_link_tell_notice     (KioskSupervisorLink  *self,
                                                            const char           *kind,
                                                            const char           *detail);

/* Blocks until the supervisor has been sent it: nothing comes after it. */
void                 kiosk_supervisor_link_tell_ended      (KioskSupervisorLink  *self,
                                                            const char           *reason);

G_END_DECLS
