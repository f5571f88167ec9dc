/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-lookup.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_FACTOR_PAGE (customs_factor_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsFactorPage, customs_factor_page, CUSTOMS, FACTOR_PAGE, KioskPage)

/* Asks for what only people with a part in the matter know, before anything is shown. */
KioskPage *customs_factor_page_new (KioskContext   *context,
                                    CustomsLookup  *lookup);

G_END_DECLS
