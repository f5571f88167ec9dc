/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-tax-subject.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_TAX_RESULT_PAGE (customs_tax_result_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsTaxResultPage, customs_tax_result_page, CUSTOMS, TAX_RESULT_PAGE, KioskPage)

/* An estimate of the import tax, line by line. */
KioskPage *customs_tax_result_page_new (KioskContext              *context,
                                        CustomsTaxSubject         *subject,
                                        const CustomsTaxInput     *input,
                                        const CustomsTaxEstimate  *estimate);

G_END_DECLS
