/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-lookup.h"
#include "customs-record.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_RESULT_PAGE (customs_result_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsResultPage, customs_result_page, CUSTOMS, RESULT_PAGE, KioskPage)

/* Where one declaration or one inventory stands. */
KioskPage *customs_result_page_new (KioskContext   *context,
                                    CustomsLookup  *lookup,
                                    CustomsRecord  *record);

G_END_DECLS
