/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-composer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CANDIDATE_GRID (kiosk_candidate_grid_get_type ())
G_DECLARE_FINAL_TYPE (KioskCandidateGrid, kiosk_candidate_grid, KIOSK, CANDIDATE_GRID, GtkWidget)

/**
 * KioskCandidateGrid:
 *
 * All candidates, in pages, in the place of the keys. Touching one chooses it by the action "keyboard.choose".
 */

/**
 * kiosk_candidate_grid_show:
 * @self: a grid
 * @composer: whose candidates it shows, from the first one on
 */
void kiosk_candidate_grid_show (KioskCandidateGrid *self,
                                KioskComposer      *composer);

G_END_DECLS
