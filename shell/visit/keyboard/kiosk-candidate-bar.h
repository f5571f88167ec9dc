/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-composer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CANDIDATE_BAR (kiosk_candidate_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskCandidateBar, kiosk_candidate_bar, KIOSK, CANDIDATE_BAR, GtkWidget)

/**
 * KioskCandidateBar:
 *
 * The likeliest characters in one line that a finger can push, and the keys that they are for. Touching one chooses it by
 * the action "keyboard.choose"; "keyboard.expand" asks for all of them. Who has keys only goes on from page to page, and
 * chooses by the number that each candidate bears then.
 */

/**
 * kiosk_candidate_bar_show_composed:
 * @self: a bar
 * @composer: what offers candidates; they are shown from the first one on
 * @numbered: whether they bear numbers
 */
void     kiosk_candidate_bar_show_composed (KioskCandidateBar  *self,
                                            KioskComposer      *composer,
                                            gboolean            numbered);

/* @candidates: of handwriting, which has no keys and no more candidates than these */
void     kiosk_candidate_bar_show_drawn    (KioskCandidateBar  *self,
                                            const char * const *candidates);

/* Lets the candidates that are shown bear numbers. */
void     kiosk_candidate_bar_number        (KioskCandidateBar  *self);

gboolean kiosk_candidate_bar_get_numbered  (KioskCandidateBar  *self);

/* Shows the candidates after those that have room on the line, or those before; with numbers. */
void     kiosk_candidate_bar_turn          (KioskCandidateBar  *self,
                                            gboolean            on);

/* Chooses what bears that number, if anything does: from 1 to 9, and 0 for the tenth. */
void     kiosk_candidate_bar_choose        (KioskCandidateBar  *self,
                                            guint               number);

G_END_DECLS
