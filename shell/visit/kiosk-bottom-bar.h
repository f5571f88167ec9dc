/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "speech/kiosk-speaker.h"

G_BEGIN_DECLS

/* The bar under every screen of a visit. It works by the window's actions: "visit.choose-language", "look.large-text",
 * "look.magnify", "look.high-contrast", "reading.read", "look.low-position", "visit.end". */
#define KIOSK_TYPE_BOTTOM_BAR (kiosk_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (KioskBottomBar, kiosk_bottom_bar, KIOSK, BOTTOM_BAR, GtkBox)

/* @speaker: what reads aloud; the button for it is there while that is available. Returns: (transfer floating): the bar */
GtkWidget *kiosk_bottom_bar_new           (KioskSpeaker   *speaker);

/* On a screen that lies there is no higher and lower that would matter: all of it is within reach. */
void       kiosk_bottom_bar_set_landscape (KioskBottomBar *self,
                                           gboolean        landscape);

/* Whether there is a button for what large text is not enough for. */
void       kiosk_bottom_bar_offer_magnifying (KioskBottomBar *self,
                                              gboolean        offered);

G_END_DECLS
