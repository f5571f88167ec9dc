/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-strokes.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_INK_RECOGNISER (kiosk_ink_recogniser_get_type ())
G_DECLARE_FINAL_TYPE (KioskInkRecogniser, kiosk_ink_recogniser, KIOSK, INK_RECOGNISER, GObject)

/*
 * Maps a trained model into memory; it takes a few milliseconds.
 *
 * @model_file: a model of kiosk-ink-train or, where the kiosk was built with Zinnia, one of Zinnia (its name ends in
 *   ".model"); %NULL for the one that was installed, or that KIOSK_INK_MODEL names
 *
 * Returns: (transfer full) (nullable): the recogniser; on %NULL, @error tells why the model cannot be used
 */
KioskInkRecogniser *kiosk_ink_recogniser_new (const char  *model_file,
                                              GError     **error);

/* Whether traditional characters are offered, too. They are not at first: each would be a near miss of a simplified one. */
void                kiosk_ink_recogniser_set_traditional (KioskInkRecogniser *self,
                                                          gboolean            traditional);

/*
 * Tells which characters @strokes may be. It takes about a millisecond, so that it may be asked after each stroke.
 *
 * Returns: (transfer full): at most @n different characters, the likeliest first; none for no strokes
 */
GStrv               kiosk_ink_recogniser_recognise (KioskInkRecogniser    *self,
                                                    const KioskInkStrokes *strokes,
                                                    guint                  n);

G_END_DECLS
