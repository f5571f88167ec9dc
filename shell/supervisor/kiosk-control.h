/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-control.h"
#include "kiosk-settings-store.h"
#include "kiosk-supervisor.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_CONTROL (kiosk_control_get_type ())
G_DECLARE_FINAL_TYPE (KioskControl, kiosk_control, KIOSK, CONTROL, GObject)

/**
 * kiosk_control_new:
 * @runtime: the supervisor's runtime directory, in which only its user can reach the socket
 * @supervisor: whom it speaks for
 * @outbox: (nullable): answers what is asked of the outbox
 * @settings: (nullable): takes what is published
 * @error: return location
 *
 * Answers technicians' commands. A socket that a killed supervisor left is replaced.
 *
 * Returns: (transfer full) (nullable): the control
 */
KioskControl *kiosk_control_new     (const char          *runtime,
                                     KioskSupervisor     *supervisor,
                                     KioskOutboxControl  *outbox,
                                     KioskSettingsStore  *settings,
                                     GError             **error);

/**
 * kiosk_control_connect:
 * @runtime: the runtime directory of a running supervisor
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a connection to it
 */
GDBusConnection *kiosk_control_connect (const char    *runtime,
                                        GError       **error);

/**
 * kiosk_control_status:
 * @runtime: the runtime directory of a running supervisor
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the running supervisor says of itself
 */
char         *kiosk_control_status  (const char       *runtime,
                                     GError          **error);

/**
 * kiosk_control_release:
 * @runtime: the runtime directory of a running supervisor
 * @service: a service in quarantine
 * @error: return location
 *
 * Returns: %TRUE if it was released; %FALSE without @error if it was not in quarantine
 */
gboolean      kiosk_control_release (const char       *runtime,
                                     const char       *service,
                                     GError          **error);

/**
 * kiosk_control_publish:
 * @runtime: the runtime directory of a running supervisor
 * @file: a file with published settings
 * @error: return location: why they were refused
 *
 * Returns: the version that is in force now, 0 if they were refused
 */
gint64        kiosk_control_publish (const char       *runtime,
                                     const char       *file,
                                     GError          **error);

G_END_DECLS
