/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct _GstElement GstElement;

#define KIOSK_TYPE_FRAMES (kiosk_frames_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskFrames, kiosk_frames, KIOSK, FRAMES, GObject)

struct _KioskFramesClass
{
  GObjectClass parent_class;
};

/**
 * KioskFrames:
 *
 * The pictures at the end of a pipeline of GStreamer's, the newest as a #GdkPaintable. Signals: "pictured" (): there is a
 * newer one; "ended" (): the pipeline has come to its end; "failed" (GError *cause): it cannot go on, and is taken down, or
 * ended without a picture.
 */

/**
 * kiosk_frames_new:
 *
 * Returns: (transfer full): no pictures yet
 */
KioskFrames *kiosk_frames_new         (void);

/**
 * kiosk_frames_make_sink:
 * @self: frames
 * @max_rate: pictures a second at most
 * @longest_side: of the pictures, in pixels; larger ones are made smaller
 * @error: return location for a #GError of GStreamer's, such as that a plugin is not installed
 *
 * Returns: (transfer floating) (nullable): where a pipeline ends
 */
GstElement  *kiosk_frames_make_sink   (KioskFrames *self,
                                       guint        max_rate,
                                       guint        longest_side,
                                       GError     **error);

/**
 * kiosk_frames_run:
 * @self: frames
 * @pipeline: (transfer full): a pipeline that holds the sink that was made last
 *
 * Plays @pipeline.
 */
void         kiosk_frames_run         (KioskFrames *self,
                                       GstElement  *pipeline);

/**
 * kiosk_frames_take_down:
 * @self: frames
 *
 * Ends the pipeline and closes its devices and files. The last picture stays.
 */
void         kiosk_frames_take_down   (KioskFrames *self);

/* Takes the pipeline down, and tells the cause by "failed". */
void         kiosk_frames_fail        (KioskFrames  *self,
                                       const GError *error);

/* Ends the pipeline and shows nothing. */
void         kiosk_frames_stop        (KioskFrames *self);

/**
 * kiosk_frames_get_pipeline:
 * @self: frames
 *
 * Returns: (transfer none) (nullable): the pipeline, until it is taken down
 */
GstElement  *kiosk_frames_get_pipeline (KioskFrames *self);

/**
 * kiosk_frames_get_picture:
 * @self: frames
 *
 * Returns: (transfer none) (nullable): the newest picture
 */
GdkTexture  *kiosk_frames_get_picture (KioskFrames *self);

G_END_DECLS
