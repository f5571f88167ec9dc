/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FILM_DESCRIPTION (kiosk_film_description_get_type ())
G_DECLARE_FINAL_TYPE (KioskFilmDescription, kiosk_film_description, KIOSK, FILM_DESCRIPTION, GObject)

/**
 * KioskFilmDescription:
 *
 * Tells what is only seen in a film: each of its cues is read aloud by the terminal's speaker when the film gets there. Where
 * that takes longer than the film has room for, the film is to wait. It tells nothing before it is wanted.
 *
 * Properties: "available": there are cues and a speaker; "waiting": the film is to wait (both boolean, read-only). Signal:
 * "disturbed" (): the speaker begins to read something else.
 */

/* Returns: (transfer full): the description of no film */
KioskFilmDescription *kiosk_film_description_new          (void);

/**
 * kiosk_film_description_load:
 * @self: a description
 * @film: (nullable): path of a film, beside which a description may lie
 * @context: (nullable): where the film is shown: lends the speaker, and knows the visitor's language
 *
 * Tells of another film.
 */
void                  kiosk_film_description_load         (KioskFilmDescription *self,
                                                           const char           *film,
                                                           KioskContext         *context);
void                  kiosk_film_description_set_wanted   (KioskFilmDescription *self,
                                                           gboolean              wanted);

/* The film begins, or goes on: the speaker reads nothing else. */
void                  kiosk_film_description_begin        (KioskFilmDescription *self);

/**
 * kiosk_film_description_follow:
 * @self: a description
 * @position: where the film is, in milliseconds
 * @next: where it will be when this is called again
 *
 * Reads what is to be told by now. To be called all the time while the film plays, also while it waits.
 */
void                  kiosk_film_description_follow       (KioskFilmDescription *self,
                                                           gint64                position,
                                                           gint64                next);

/* Falls silent. What was not heard to its end is read again when the film goes on. */
void                  kiosk_film_description_interrupt    (KioskFilmDescription *self);

/* Falls silent, since the film goes on elsewhere or not at all. */
void                  kiosk_film_description_leave        (KioskFilmDescription *self);

gboolean              kiosk_film_description_is_available (KioskFilmDescription *self);
gboolean              kiosk_film_description_is_waiting   (KioskFilmDescription *self);

G_END_DECLS
