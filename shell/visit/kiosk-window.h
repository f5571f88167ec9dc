/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-park-profile.h"
#include "kiosk-playlist.h"
#include "kiosk-service-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_WINDOW (kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (KioskWindow, kiosk_window, KIOSK, WINDOW, GtkWindow)

/**
 * kiosk_window_new:
 * @context: what the shell lends, a speaker as well; its language follows the visitor's choice
 * @profile: the park
 * @services: (element-type KioskServiceInfo): the services in their order
 * @playlist: what the attract screen shows
 * @settings: the terminal's settings
 *
 * One visit, from the attract screen to its end. All that a visitor typed lives in here and goes with it. Signals:
 * "began" (): somebody touched the attract screen; "service-changed" (char *id): "" for home; "touched" (); "notice"
 * (char *kind, char *detail): something staff should know; "visit-ended" (char *reason): the process is to end.
 *
 * Returns: (transfer none): the window
 */
KioskWindow *kiosk_window_new          (KioskContext     *context,
                                        KioskParkProfile *profile,
                                        GPtrArray        *services,
                                        KioskPlaylist    *playlist,
                                        GSettings        *settings);

/* Draws everything darker by @percent, for a screen that has no backlight to dim. */
void         kiosk_window_dim          (KioskWindow      *self,
                                        guint             percent);

/* Takes the whole screen, and lets nothing lead out of it. */
void         kiosk_window_lock         (KioskWindow      *self);

/* Leaves the attract screen and opens a service at once, for the author of a service. */
void         kiosk_window_open_service (KioskWindow      *self,
                                        KioskServiceInfo *service);

/**
 * kiosk_window_open_staff:
 * @self: a window that no visitor has touched
 * @connection: to the supervisor, which has opened its desk for staff
 *
 * Staff mode instead of attract. It ends by itself a minute after the last touch.
 */
void         kiosk_window_open_staff   (KioskWindow      *self,
                                        GDBusConnection  *connection);

G_END_DECLS
