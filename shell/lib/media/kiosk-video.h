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
 * size and a rate of pictures that a machine without a GPU can draw. Signals: "ended" (): it has been played to its end;
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
 * Plays @path without its sound, from its beginning, instead of what was played before.
 */
void        kiosk_video_play (KioskVideo  *self,
                              const char  *path);

/* Gives back all that playing takes, and shows nothing. */
void        kiosk_video_stop (KioskVideo  *self);

G_END_DECLS
