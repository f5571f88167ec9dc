/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-pad.h"
#include "kiosk-key-target.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_INK_WRITER (kiosk_ink_writer_get_type ())
G_DECLARE_FINAL_TYPE (KioskInkWriter, kiosk_ink_writer, KIOSK, INK_WRITER, GObject)

/**
 * KioskInkWriter:
 *
 * Brings what is drawn on a pad into a field. A finished character is written as its first candidate at once; the others
 * stay on offer until the next stroke or key, and take its place when one is chosen.
 *
 * Signals: "changed" (other candidates are on offer).
 */

/**
 * kiosk_ink_writer_new:
 * @target: what it writes into
 * @traditional: whether traditional characters are offered, too
 *
 * Returns: (transfer full): a writer
 */
KioskInkWriter     *kiosk_ink_writer_new            (KioskKeyTarget *target,
                                                     gboolean        traditional);

/* Whether there is a model to recognise with; opens it at the first call. */
gboolean            kiosk_ink_writer_is_available   (KioskInkWriter *self);

/* @pad: (transfer none): where the visitor draws; kept until the writer goes */
void                kiosk_ink_writer_set_pad        (KioskInkWriter *self,
                                                     KioskInkPad    *pad);

/* Returns: (transfer none) (array zero-terminated=1): what is on offer, the likeliest first; empty when nothing is */
const char * const *kiosk_ink_writer_get_candidates (KioskInkWriter *self);

/* Writes a candidate, or puts it in the place of the one that was written by itself. */
void                kiosk_ink_writer_choose         (KioskInkWriter *self,
                                                     guint           index);

/* Takes the last stroke back. Returns: FALSE if nothing is drawn */
gboolean            kiosk_ink_writer_undo           (KioskInkWriter *self);

/* Takes the character back, drawn or written by itself, so that it can be drawn anew. */
void                kiosk_ink_writer_rewrite        (KioskInkWriter *self);

/* Writes what is drawn, and offers nothing any more, as when the visitor goes on to something else. */
void                kiosk_ink_writer_finish         (KioskInkWriter *self);

G_END_DECLS
