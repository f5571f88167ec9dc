/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-strokes.h"

G_BEGIN_DECLS

#define KIOSK_INK_DIRECTIONS 8
#define KIOSK_INK_GRID       8 /* cells a side, for the ink */
#define KIOSK_INK_AIR_GRID   4 /* cells a side, for the way of the pen through the air */

#define KIOSK_INK_N_INK_FEATURES (KIOSK_INK_DIRECTIONS * KIOSK_INK_GRID * KIOSK_INK_GRID)
#define KIOSK_INK_N_AIR_FEATURES (KIOSK_INK_DIRECTIONS * KIOSK_INK_AIR_GRID * KIOSK_INK_AIR_GRID)
#define KIOSK_INK_N_FEATURES     (KIOSK_INK_N_INK_FEATURES + KIOSK_INK_N_AIR_FEATURES)

/*
 * Measures how much of what was written runs in which direction where, after it was moved to the middle of a unit square
 * and scaled to it. Neither the order of the strokes nor the number of their points plays a part, save by the way of the
 * pen between the strokes, which counts less.
 *
 * @features: (array fixed-size=KIOSK_INK_N_FEATURES): takes the result, a vector of length 1
 */
void kiosk_ink_features (const KioskInkStrokes *strokes,
                         float                 *features);

G_END_DECLS
