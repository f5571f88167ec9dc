/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-tax-subject.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_TAX_PAGE (customs_tax_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsTaxPage, customs_tax_page, CUSTOMS, TAX_PAGE, KioskPage)

/* Asks what an estimate of the import tax needs to know. */
KioskPage *customs_tax_page_new (KioskContext       *context,
                                 CustomsTaxSubject  *subject);

G_END_DECLS
