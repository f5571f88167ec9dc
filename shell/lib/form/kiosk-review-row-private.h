/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_REVIEW_ROW (kiosk_review_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskReviewRow, kiosk_review_row, KIOSK, REVIEW_ROW, GtkWidget)

/* An answer as it is shown back. Signals: "change" (it is to be given again), "remove" (it is to go). */
GtkWidget *kiosk_review_row_new           (const char     *label,
                                           const char     *value);
void       kiosk_review_row_set_removable (KioskReviewRow *self,
                                           gboolean        removable);

G_END_DECLS
