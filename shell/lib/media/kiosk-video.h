/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-frames.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_VIDEO (kiosk_video_get_type ())
G_DECLARE_FINAL_TYPE (KioskVideo, kiosk_video, KIOSK, VIDEO, KioskFrames)

/**
 * KioskVideo:
 *
 * Plays a video file as a #GdkPaintable: decoded by whatever GStreamer has for it, hardware first, and brought down to a
 * size and a rate of pictures that a machine without a GPU can draw. One that shows no new picture for ten seconds has failed,
 * unless it is paused. Signals: "ended" (): it has been played to its end;
 * "failed" (GError *cause): it cannot be played, or no further.
 */

/**
 * kiosk_video_new:
 * @max_rate: pictures a second at most
 *
 * Returns: (transfer full): a video at rest
 */
KioskVideo *kiosk_video_new  (guint        max_rate);

/**
 * kiosk_video_play:
 * @self: a video
 * @path: a file
 *
 * Plays @path from its beginning, instead of what was played before.
 */
void        kiosk_video_play (KioskVideo  *self,
                              const char  *path);

/**
 * kiosk_video_set_sound:
 * @self: a video
 * @sink: (nullable): where sound goes, as gst-launch-1.0 has it; "" is what the machine has, %NULL is without sound, as it begins
 *
 * From the next kiosk_video_play() on. Where there is no such sink it plays without sound.
 */
void        kiosk_video_set_sound    (KioskVideo  *self,
                                      const char  *sink);

/* @volume: from 0 to 1 */
void        kiosk_video_set_volume   (KioskVideo  *self,
                                      double       volume);
void        kiosk_video_set_paused   (KioskVideo  *self,
                                      gboolean     paused);

/* @milliseconds: from the beginning */
void        kiosk_video_seek         (KioskVideo  *self,
                                      gint64       milliseconds);

/* Milliseconds; -1 while it is not known, or nothing is played. */
gint64      kiosk_video_get_position (KioskVideo  *self);
gint64      kiosk_video_get_duration (KioskVideo  *self);

/* Gives back all that playing takes, and shows nothing. */
void        kiosk_video_stop (KioskVideo  *self);

G_END_DECLS
