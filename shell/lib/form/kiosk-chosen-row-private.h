/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_CHOSEN_ROW (kiosk_chosen_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskChosenRow, kiosk_chosen_row, KIOSK, CHOSEN_ROW, GtkWidget)

/*
 * KioskChosenRow:
 *
 * One of several that were chosen. Signals: "lead" (it shall be the first), "remove".
 */

/* @leading: (nullable): what the first one is called; @first: this is it; @flag: (nullable) */
GtkWidget *kiosk_chosen_row_new (const char *label,
                                 const char *leading,
                                 gboolean    first,
                                 const char *flag);

G_END_DECLS
