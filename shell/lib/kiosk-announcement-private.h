/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_ANNOUNCEMENT (kiosk_announcement_get_type ())
G_DECLARE_FINAL_TYPE (KioskAnnouncement, kiosk_announcement, KIOSK, ANNOUNCEMENT, GtkWidget)

/**
 * KioskAnnouncement:
 *
 * A box, one thing above the other, for what a page has to say before one does anything: where keys are used it takes the
 * focus first, so that a screen reader tells it (WCAG 2.2, 4.1.3; GTK 4.8 has no announcements). A box of GTK's never has
 * the focus.
 */

G_END_DECLS
