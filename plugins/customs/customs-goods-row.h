/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "customs-goods.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_GOODS_ROW (customs_goods_row_get_type ())
G_DECLARE_FINAL_TYPE (CustomsGoodsRow, customs_goods_row, CUSTOMS, GOODS_ROW, GtkListBoxRow)

/* One commodity in a list to choose from. */
GtkWidget    *customs_goods_row_new       (CustomsGoods     *goods);
CustomsGoods *customs_goods_row_get_goods (CustomsGoodsRow  *self);

G_END_DECLS
