/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-ink-strokes.h"

G_BEGIN_DECLS

/* Zinnia, for where no model of ours could be trained. It wants each stroke by itself and in the usual order. */
typedef struct _KioskInkZinnia KioskInkZinnia;

/* Returns: (transfer full) (nullable): %NULL if @file is no model of Zinnia, or the kiosk was built without it */
KioskInkZinnia *kiosk_ink_zinnia_open (const char  *file,
                                       GError     **error);

void            kiosk_ink_zinnia_free (KioskInkZinnia *self);

/* Returns: (transfer full): at most @n characters, the likeliest first */
GStrv           kiosk_ink_zinnia_recognise (KioskInkZinnia        *self,
                                            const KioskInkStrokes *strokes,
                                            guint                  n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskInkZinnia, kiosk_ink_zinnia_free)

G_END_DECLS
