/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kiosk-option.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_OPTION_ROW (kiosk_option_row_get_type ())
G_DECLARE_FINAL_TYPE (KioskOptionRow, kiosk_option_row, KIOSK, OPTION_ROW, GtkCheckButton)

/* An option that can be touched; in a group a radio button. */
GtkWidget   *kiosk_option_row_new        (KioskOption    *option);
KioskOption *kiosk_option_row_get_option (KioskOptionRow *self);

/* What assistive technology calls a widget that stands for an option. */
void         kiosk_option_row_name       (GtkWidget      *widget,
                                          KioskOption    *option);

G_END_DECLS
