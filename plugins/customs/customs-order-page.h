/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-lookup.h"
#include "customs-order.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_ORDER_PAGE (customs_order_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsOrderPage, customs_order_page, CUSTOMS, ORDER_PAGE, KioskPage)

/* The four documents of an e-commerce order, and where its inventory stands. */
KioskPage *customs_order_page_new (KioskContext   *context,
                                   CustomsLookup  *lookup,
                                   CustomsOrder   *order);

G_END_DECLS
