/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-model.h"

G_BEGIN_DECLS

/* One shape of a character as it is taught: the middle of each stroke, as if written with great care. */
typedef struct
{
  gunichar         character;
  KioskInkSet      set;
  KioskInkStrokes *strokes;
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

G_END_DECLS
