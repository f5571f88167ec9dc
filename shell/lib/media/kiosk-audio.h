/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* For the shell and the library itself: where sounds go. Services hand words to the #KioskSpeaker. */

/* Returns: whether the machine has a device that plays; one that only records is none */
gboolean    kiosk_audio_has_device (void);

/**
 * kiosk_audio_open:
 * @source: what makes the sound, in GStreamer's words, up to the last “!”
 * @sink: where it goes, in the words of the setting "audio-sink"
 * @volume: how loud it is, in percent of all that people hear between silence and the loudest
 * @state: the state to bring it to
 * @error: return location for a #GError
 *
 * May take longer than a frame: for a thread.
 *
 * Returns: (transfer full) (nullable): the pipeline, for kiosk_audio_close()
 */
GstElement *kiosk_audio_open       (const char  *source,
                                    const char  *sink,
                                    guint        volume,
                                    GstState     state,
                                    GError     **error);

/* @pipeline: one that was opened; @percent: as above */
void        kiosk_audio_set_volume (GstElement  *pipeline,
                                    guint        percent);

/* @pipeline: (transfer full): falls silent at once */
void        kiosk_audio_close      (GstElement  *pipeline);

G_END_DECLS
