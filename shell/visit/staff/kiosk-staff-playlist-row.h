/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-playlist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_STAFF_PLAYLIST_ROW (kiosk_staff_playlist_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskStaffPlaylistRow, kiosk_staff_playlist_row, KIOSK, STAFF_PLAYLIST_ROW, GtkWidget)

/**
 * kiosk_staff_playlist_row_new:
 * @item: an item; outlives the row
 *
 * One item of the playlist, with what it is and why it cannot be shown, if so. Signals: "moved" (int direction),
 * "switched" (gboolean on).
 *
 * Returns: (transfer floating): the row
 */
GtkWidget               *kiosk_staff_playlist_row_new        (const KioskPlaylistItem *item);

/* (transfer none): where a finger takes hold of it to move it */
GtkWidget               *kiosk_staff_playlist_row_get_handle (KioskStaffPlaylistRow   *self);
const KioskPlaylistItem *kiosk_staff_playlist_row_get_item   (KioskStaffPlaylistRow   *self);

/* Shows whether it is on, without a signal. */
void                     kiosk_staff_playlist_row_set_on     (KioskStaffPlaylistRow   *self,
                                                              gboolean                 on);

/* @why: as the attract screen told */
void                     kiosk_staff_playlist_row_tell_bad   (KioskStaffPlaylistRow   *self,
                                                              const char              *why);

G_END_DECLS
