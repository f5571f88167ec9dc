/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define CUSTOMS_TYPE_TAX_MENU (customs_tax_menu_get_type ())
G_DECLARE_FINAL_TYPE (CustomsTaxMenu, customs_tax_menu, CUSTOMS, TAX_MENU, GtkWidget)

/* The simple choices from which a tax estimate begins. Signals: "chosen" (const char *preset), "search" (): by HS code. */

G_END_DECLS
