/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-layout-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINT_SHEET (kiosk_print_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintSheet, kiosk_print_sheet, KIOSK, PRINT_SHEET, GtkWidget)

/* One page of a print on the screen, as wide as there is room, but no larger than can be read with ease. */
GtkWidget *kiosk_print_sheet_new (KioskPrintLayout *layout,
                                  guint             page);

G_END_DECLS
