/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-model.h"

G_BEGIN_DECLS

/* One shape of a character as it is taught: the middle of each stroke, as if written with a brush and great care. */
typedef struct
{
  gunichar         character;
  KioskInkSet      set;
  KioskInkStrokes *strokes;
  gboolean         straight; /* whether it stands for how people write who draw straight lines, and join them */
} InkGlyph;

/*
 * Reads all characters of the npm package hanzi-writer-data.
 *
 * Returns: (transfer full) (element-type InkGlyph) (nullable): in the order of their code points
 */
GPtrArray *ink_glyphs_read_hanzi (const char  *directory,
                                  GError     **error);

/*
 * Reads a file of lines "CHARACTER STROKES", as kiosk-ink takes them; empty lines and those that begin with "//" are skipped.
 *
 * Returns: (transfer full) (element-type InkGlyph) (nullable): in the order of the lines
 */
GPtrArray *ink_glyphs_read_letters (const char  *file,
                                    GError     **error);

/* Adds each of the glyphs once more, for who writes straight lines. */
void       ink_glyphs_add_straight (GPtrArray *glyphs);

G_END_DECLS
