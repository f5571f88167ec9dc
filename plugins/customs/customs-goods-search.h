/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-goods.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_GOODS_SEARCH (customs_goods_search_get_type ())
G_DECLARE_FINAL_TYPE (CustomsGoodsSearch, customs_goods_search, CUSTOMS, GOODS_SEARCH, GtkWidget)

/* Finds a commodity while its name, initials or code is being typed. Signal: "chosen" (CustomsGoods *goods). */

void customs_goods_search_set_backend (CustomsGoodsSearch  *self,
                                       KioskBackend        *backend);
/* Gives the focus to what is typed into. */
void customs_goods_search_begin       (CustomsGoodsSearch  *self);
/* Takes over what was typed in @self. */
void customs_goods_search_copy        (CustomsGoodsSearch  *self,
                                       CustomsGoodsSearch  *next);

G_END_DECLS
