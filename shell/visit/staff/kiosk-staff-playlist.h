/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-playlist.h"
#include "kiosk-staff-dbus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_PLAYLIST (kiosk_staff_playlist_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffPlaylist, kiosk_staff_playlist, KIOSK, STAFF_PLAYLIST, GtkWidget)

/**
 * kiosk_staff_playlist_new:
 * @staff: the supervisor's desk, once a PIN of the park's or an engineer was right
 * @playlist: what the attract screen shows
 *
 * The items of the playlist in their order: dragged or moved up and down, on and off, and what of it cannot be shown and
 * why: as the list itself tells, or as attract screens have told the supervisor since the file was changed last.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *kiosk_staff_playlist_new (KioskDBusStaff *staff,
                                     KioskPlaylist  *playlist);

G_END_DECLS
