/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-option.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_RESULT_ROW (kiosk_result_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskResultRow, kiosk_result_row, KIOSK, RESULT_ROW, GtkListBoxRow)

/* What a search has found. Returns: (transfer floating) */
GtkWidget *kiosk_result_row_new (KioskOption *option);

G_END_DECLS
