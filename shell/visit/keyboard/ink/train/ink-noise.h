/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-strokes.h"

G_BEGIN_DECLS

/* How the order of the strokes is disturbed. */
typedef enum
{
  INK_ORDER_USUAL,
  INK_ORDER_SWAPPED, /* some neighbours change places */
  INK_ORDER_RANDOM,
  INK_ORDER_REVERSED,
} InkOrder;

typedef struct
{
  InkOrder order;
  double   joined;   /* the share of strokes between which the pen is not lifted */
  gboolean straight; /* whether all strokes are nearly straight lines from their start to their end */
} InkManner;

/* Writes @glyph as a hurried hand would: turned, slanted, bent, each stroke a little elsewhere. */
KioskInkStrokes *ink_noise_write (const KioskInkStrokes *glyph,
                                  const InkManner       *manner,
                                  GRand                 *random);

G_END_DECLS
