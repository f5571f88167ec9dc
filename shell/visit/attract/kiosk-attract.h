/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-park-profile.h"
#include "kiosk-playlist.h"
#include "kiosk-week-hours.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_ATTRACT (kiosk_attract_get_type ())
G_DECLARE_FINAL_TYPE (KioskAttract, kiosk_attract, KIOSK, ATTRACT, GtkWidget)

/**
 * kiosk_attract_new:
 * @profile: the park
 * @playlist: what moves behind the words
 * @hours: (transfer full): when the kiosk is open
 *
 * What the screen shows while nobody is there. Signals: "begin" (char *locale): it was touched; on one of the lines of
 * another language, in that language; "skipped" (char *sentence): an item of the playlist cannot be shown.
 *
 * Returns: (transfer floating): the screen
 */
GtkWidget *kiosk_attract_new (KioskParkProfile *profile,
                              KioskPlaylist    *playlist,
                              KioskWeekHours   *hours);

G_END_DECLS
