/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskPlaylistItem:
 * @name: its group in the file
 * @path: (nullable): a picture or a video; %NULL for the kiosk's own backdrop
 * @is_video: whether @path is a video
 * @seconds: how long a still is shown
 * @hours: when it may be shown, as it is written in the file; "" for always
 * @problem: (nullable): why it cannot be shown; such an item is left out
 *
 * What the attract screen shows for a while.
 */
typedef struct
{
  char     *name;
  char     *path;
  gboolean  is_video;
  guint     seconds;
  char     *hours;
  char     *problem;
} KioskPlaylistItem;

#define KIOSK_TYPE_PLAYLIST (kiosk_playlist_get_type ())
G_DECLARE_FINAL_TYPE (KioskPlaylist, kiosk_playlist, KIOSK, PLAYLIST, GObject)

/**
 * kiosk_playlist_new:
 * @file: a key file: a group an item, with File= (beside the list), Seconds= and Hours=; see docs/operate.md
 *
 * Items that cannot be shown are left out, and told by kiosk_playlist_get_problems(). Where nothing is left, or there is
 * no such file, the kiosk's own backdrop is.
 *
 * Returns: (transfer full): a playlist
 */
KioskPlaylist           *kiosk_playlist_new          (const char     *file);

/**
 * kiosk_playlist_arrange:
 * @self: a playlist
 * @order: (array zero-terminated=1): names of items, the first to come first; the others follow as they stand in the file
 * @off: (array zero-terminated=1): names of items that are left out
 *
 * Names that no item has say nothing.
 */
void                     kiosk_playlist_arrange      (KioskPlaylist      *self,
                                                      const char * const *order,
                                                      const char * const *off);

/* All items in their order, those that are left out and those that cannot be shown, too. */
guint                    kiosk_playlist_get_length   (KioskPlaylist  *self);
const KioskPlaylistItem *kiosk_playlist_get_item     (KioskPlaylist  *self,
                                                      guint           index);

/**
 * kiosk_playlist_get_problems:
 * @self: a playlist
 *
 * Returns: (transfer none) (element-type utf8): what staff should know of it, a sentence each
 */
GPtrArray               *kiosk_playlist_get_problems (KioskPlaylist  *self);

/**
 * kiosk_playlist_next:
 * @self: a playlist
 * @now: the time, in which some items may not be due
 *
 * Returns: (transfer none): what comes next; the only one due comes again and again
 */
const KioskPlaylistItem *kiosk_playlist_next         (KioskPlaylist  *self,
                                                      GDateTime      *now);

/**
 * kiosk_playlist_is_due:
 * @self: a playlist
 * @item: what kiosk_playlist_next() has said
 * @now: the time
 *
 * Returns: whether @item may still be shown; never true for the backdrop, which gives way to anything else
 */
gboolean                 kiosk_playlist_is_due       (KioskPlaylist            *self,
                                                      const KioskPlaylistItem  *item,
                                                      GDateTime                *now);

/* Leaves @item out from now on, since it turned out that it cannot be shown. */
void                     kiosk_playlist_drop         (KioskPlaylist            *self,
                                                      const KioskPlaylistItem  *item);

G_END_DECLS
