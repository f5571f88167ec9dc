/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CANDIDATE_BAR (kiosk_candidate_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskCandidateBar, kiosk_candidate_bar, KIOSK, CANDIDATE_BAR, GtkWidget)

#define KIOSK_CANDIDATES_A_PAGE 10

/**
 * KioskCandidateBar:
 *
 * The likeliest characters in one line that a finger can push, and the keys that they are for. Touching one chooses it by
 * the action "keyboard.choose"; "keyboard.expand" asks for all of them.
 */

/**
 * kiosk_candidate_bar_show:
 * @self: a bar
 * @candidates: what can be chosen; at most KIOSK_CANDIDATES_A_PAGE of them are shown
 * @preedit: (nullable): the keys that they are for, as people read them; %NULL where there are no keys and no more candidates
 *   than these, as with handwriting
 */
void kiosk_candidate_bar_show (KioskCandidateBar  *self,
                               const char * const *candidates,
                               const char         *preedit);

G_END_DECLS
