/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_KEY (kiosk_key_get_type ())
G_DECLARE_FINAL_TYPE (KioskKey, kiosk_key, KIOSK, KEY, GtkButton)

/**
 * KioskKey:
 *
 * One key. It does what its action says; a key that writes needs none.
 *
 * Properties: "face" (what it shows), "icon" (shown before it), "writes" (what it writes), "alternatives" (characters
 * that a long press offers; the first is shown small), "repeats" (while it is held), "moves-caret" (dragging over it
 * does).
 */

/**
 * kiosk_key_new:
 * @face: what it shows
 * @writes: what it writes
 * @alternatives: (nullable): characters that a long press offers
 *
 * Returns: (transfer floating): a key
 */
GtkWidget *kiosk_key_new (const char *face,
                          const char *writes,
                          const char *alternatives);

G_END_DECLS
