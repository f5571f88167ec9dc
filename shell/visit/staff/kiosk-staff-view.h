/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-park-profile.h"
#include "kiosk-playlist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_VIEW (kiosk_staff_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffView, kiosk_staff_view, KIOSK, STAFF_VIEW, GtkWidget)

/**
 * kiosk_staff_view_new:
 * @connection: to the supervisor, which has opened its desk for staff
 * @context: what the shell lends
 * @profile: the park
 * @services: (element-type KioskServiceInfo): all services, good or bad
 * @playlist: what the attract screen shows
 * @settings: those of the terminal
 *
 * Staff mode: a PIN, then the pages. Signal "leave": staff are done.
 *
 * Returns: (transfer floating): the screen
 */
GtkWidget *kiosk_staff_view_new (GDBusConnection  *connection,
                                 KioskContext     *context,
                                 KioskParkProfile *profile,
                                 GPtrArray        *services,
                                 KioskPlaylist    *playlist,
                                 GSettings        *settings);

G_END_DECLS
