/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-features.h"

#include <glib.h>

G_BEGIN_DECLS

/*
 * The head of the file of the trained recogniser, which is mapped into memory. Then follow, without gaps,
 *
 *     float   projection[n_dimensions][n_features]   from the features to the space in which handwriting scatters evenly
 *     float   origin[n_dimensions]                   what to take away after it
 *     gint8   means[n_shapes][n_dimensions]          the mean of each shape there, in steps of scale
 *     float   norms[n_shapes]                        half the squared length of each mean in these steps, and its handicap
 *     guint32 characters[n_shapes]                   Unicode; several shapes may stand for one character
 *     guint8  sets[n_shapes]                         KioskInkSet
 */
typedef struct
{
  char    magic[8];
  guint32 version;
  guint32 byte_order;   /* KIOSK_INK_BYTE_ORDER as the machine that trained wrote it */
  guint32 n_features;
  guint32 n_dimensions; /* a multiple of 8 */
  guint32 n_shapes;
  float   scale;
  guint64 checksum;     /* of all that follows, by kiosk_ink_model_sum() */
} KioskInkHead;

#define KIOSK_INK_MAGIC      "KioskInk"
#define KIOSK_INK_VERSION    1
#define KIOSK_INK_BYTE_ORDER 0x01020304

typedef enum
{
  KIOSK_INK_SET_SIMPLIFIED,  /* the characters of GB 2312 */
  KIOSK_INK_SET_TRADITIONAL, /* characters beyond it */
  KIOSK_INK_SET_OTHER,       /* digits, Latin letters, punctuation */
} KioskInkSet;

typedef struct _KioskInkModel KioskInkModel;

/* Returns: (transfer full) (nullable): the model; %NULL if @file cannot be read, is cut short, altered or none of ours */
KioskInkModel *kiosk_ink_model_open (const char  *file,
                                     GError     **error);

void           kiosk_ink_model_free (KioskInkModel *self);

/*
 * Finds the best @n different characters for @features, the best one first, leaving out those beyond GB 2312 unless
 * @traditional. Returns: how many were found
 */
guint          kiosk_ink_model_rank (const KioskInkModel *self,
                                     const float         *features,
                                     gboolean             traditional,
                                     gunichar            *characters,
                                     guint                n);

guint64        kiosk_ink_model_sum (const guint8 *data,
                                    gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskInkModel, kiosk_ink_model_free)

G_END_DECLS
