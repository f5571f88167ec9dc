/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GstBuffer GstBuffer;

#define KIOSK_TYPE_SOUND (kiosk_sound_get_type ())
G_DECLARE_FINAL_TYPE (KioskSound, kiosk_sound, KIOSK, SOUND, GObject)

/**
 * KioskSound:
 *
 * The way of short sounds to the loudspeaker. Signal: "changed" (): sounds are heard from now on, or there is an error.
 */

/**
 * kiosk_sound_new:
 * @settings: those of the terminal; “audio-sink” says where sounds go, “volume” how loud
 *
 * Returns: (transfer full): a way that nothing has been done for yet
 */
KioskSound   *kiosk_sound_new       (GSettings   *settings);

/* Opens the way, unless that was done. Returns at once. */
void          kiosk_sound_prepare   (KioskSound  *self);

/**
 * kiosk_sound_play:
 * @self: a way
 * @tone: what to play; the caller keeps it
 *
 * Returns at once; nothing is heard before the way is open.
 */
void          kiosk_sound_play      (KioskSound  *self,
                                     GstBuffer   *tone);

gboolean      kiosk_sound_is_open   (KioskSound  *self);

/* (nullable): why nothing is heard; %G_IO_ERROR_NOT_FOUND where there is no device */
const GError *kiosk_sound_get_error (KioskSound  *self);

/**
 * kiosk_sound_make_tone:
 * @pitch: in Hz
 * @seconds: how long
 * @fading: seconds to a third of its loudness
 * @loudness: from 0 to 1
 *
 * Returns: (transfer full): a tone that begins at once and fades
 */
GstBuffer    *kiosk_sound_make_tone (double       pitch,
                                     double       seconds,
                                     double       fading,
                                     double       loudness);

G_END_DECLS
