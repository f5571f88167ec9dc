/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-goods.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_GOODS_PAGE (customs_goods_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsGoodsPage, customs_goods_page, CUSTOMS, GOODS_PAGE, KioskPage)

/* One commodity: units, rates, and what its declaration has to say. */
KioskPage *customs_goods_page_new (KioskContext  *context,
                                   CustomsGoods  *goods);

G_END_DECLS
