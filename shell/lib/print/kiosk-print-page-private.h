/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-page.h"
#include "kiosk-print-document.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINT_PAGE (kiosk_print_page_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintPage, kiosk_print_page, KIOSK, PRINT_PAGE, KioskPage)

/* Shows @document as it will be on paper, prints it, and says how that goes. */
KioskPage *kiosk_print_page_new (KioskContext       *context,
                                 KioskPrintDocument *document);

G_END_DECLS
