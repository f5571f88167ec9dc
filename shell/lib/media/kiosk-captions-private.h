/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said in a film, as text: WebVTT (W3C) or SubRip. Tags are left out, as are styles and places on the screen. */
typedef struct _KioskCaptions KioskCaptions;

/**
 * kiosk_captions_new:
 * @text: the content of a file
 * @size: bytes of @text, of which a megabyte at most is taken
 *
 * Returns: (transfer full) (nullable): the captions; %NULL if there are none in it, or it is no UTF-8
 */
KioskCaptions *kiosk_captions_new              (const char          *text,
                                                gsize                size);

/**
 * kiosk_captions_load:
 * @film: path of a film
 * @locale: the visitor's language
 *
 * Looks beside the film for NAME.LOCALE.vtt, NAME.LOCALE.srt, NAME.vtt and NAME.srt, in this order.
 *
 * Returns: (transfer full) (nullable): the captions
 */
KioskCaptions *kiosk_captions_load             (const char          *film,
                                                const char          *locale);

/**
 * kiosk_captions_load_description:
 * @film: path of a film
 * @locale: the visitor's language
 *
 * Looks likewise for NAME.LOCALE.description.vtt and so on, which tells what is only seen.
 *
 * Returns: (transfer full) (nullable): the cues of the description
 */
KioskCaptions *kiosk_captions_load_description (const char          *film,
                                                const char          *locale);
void           kiosk_captions_free             (KioskCaptions       *captions);

/* (transfer none) (nullable): what is to be read at that moment. @milliseconds: from the beginning */
const char    *kiosk_captions_at               (const KioskCaptions *captions,
                                                gint64               milliseconds);

/* Returns: the number of the first cue that is not over at that moment. @milliseconds: from the beginning */
guint          kiosk_captions_find             (const KioskCaptions *captions,
                                                gint64               milliseconds);

/**
 * kiosk_captions_get:
 * @captions: captions
 * @number: which of the cues
 * @from: (out): when it begins, in milliseconds from the beginning
 * @until: (out): when it is over
 *
 * Returns: (transfer none) (nullable): what is to be read; %NULL if there are not so many
 */
const char    *kiosk_captions_get              (const KioskCaptions *captions,
                                                guint                number,
                                                gint64              *from,
                                                gint64              *until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskCaptions, kiosk_captions_free)

G_END_DECLS
