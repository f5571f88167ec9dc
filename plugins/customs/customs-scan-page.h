/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-lookup.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_SCAN_PAGE (customs_scan_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsScanPage, customs_scan_page, CUSTOMS, SCAN_PAGE, KioskPage)

/* Reads the number from a code that is held before the camera, into @lookup, and goes on to what opens the record. A number
 * whose form does not tell what it is is left in @lookup for the page before, which asks. */
KioskPage *customs_scan_page_new (KioskContext  *context,
                                  CustomsLookup *lookup);

G_END_DECLS
