/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-park-profile.h"
#include "kiosk-service-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_WINDOW (kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskWindow, kiosk_window, KIOSK, WINDOW, GtkWindow)

/**
 * kiosk_window_new:
 * @context: what the shell lends; its language follows the visitor's choice
 * @profile: the park
 * @services: (element-type KioskServiceInfo): the services in their order
 * @visit_seconds: how long it waits for a touch before it ends a visit
 *
 * One visit, from the attract screen to its end. All that a visitor typed lives in here and goes with it. Signal
 * "visit-ended": the window is to be destroyed.
 *
 * Returns: (transfer none): the window
 */
KioskWindow *kiosk_window_new          (KioskContext     *context,
                                        KioskParkProfile *profile,
                                        GPtrArray        *services,
                                        guint             visit_seconds);

/* Leaves the attract screen and opens a service at once, for the author of a service. */
void         kiosk_window_open_service (KioskWindow      *self,
                                        KioskServiceInfo *service);

G_END_DECLS
