/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-recogniser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_INK_PAD (kiosk_ink_pad_get_type ())
G_DECLARE_FINAL_TYPE (KioskInkPad, kiosk_ink_pad, KIOSK, INK_PAD, GtkWidget)

/*
 * Paper for one finger, with the lines of 田字格. Where it is wide enough it has two frames side by side.
 *
 * Properties: "recogniser" (a KioskInkRecogniser, nullable), "pause" (milliseconds without a stroke after which a
 * character is taken for finished; 0: never).
 * Signals: "candidates-changed" (GStrv: what is on the paper may be; empty when nothing is), after each stroke and when the
 * paper is cleared; "paused", when a character is finished, by the pause or by the first stroke in the other frame. Whoever
 * listens takes the first candidate then; the paper empties itself without a further "candidates-changed", so that another
 * candidate may still be chosen instead.
 */
GtkWidget *kiosk_ink_pad_new   (void);

/* Takes all strokes away. */
void       kiosk_ink_pad_clear (KioskInkPad *self);

/* Takes the last stroke away. Returns: FALSE if there was none */
gboolean   kiosk_ink_pad_undo  (KioskInkPad *self);

G_END_DECLS
