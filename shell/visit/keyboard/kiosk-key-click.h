/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEY_CLICK (kiosk_key_click_get_type ())
G_DECLARE_FINAL_TYPE (KioskKeyClick, kiosk_key_click, KIOSK, KEY_CLICK, GObject)

/**
 * KioskKeyClick:
 *
 * The sound of a key. What plays it is loaded when a keyboard is first seen, beside everything else; until then, and where
 * there is no audio device, keys are silent.
 */

/**
 * kiosk_key_click_new:
 * @settings: those of the terminal; “key-sound” says whether keys are heard, “audio-sink” where, “volume” how loud
 *
 * Returns: (transfer full): the sound
 */
KioskKeyClick *kiosk_key_click_new     (GSettings     *settings);

/* Loads what plays it, unless that was done. Returns at once. */
void           kiosk_key_click_prepare (KioskKeyClick *self);

/* Returns at once. */
void           kiosk_key_click_play    (KioskKeyClick *self);

G_END_DECLS
