/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* A rate that nobody has told. */
#define CUSTOMS_RATE_UNKNOWN (-1)

#define CUSTOMS_TYPE_GOODS (customs_goods_get_type ())
G_DECLARE_FINAL_TYPE (CustomsGoods, customs_goods, CUSTOMS, GOODS, GObject)

/* One commodity of the tariff (HS item). Rates are in millionths, or CUSTOMS_RATE_UNKNOWN. */

CustomsGoods       *customs_goods_from_json       (JsonObject    *object,
                                                   GError       **error);
const char         *customs_goods_get_code        (CustomsGoods  *self);
const char         *customs_goods_get_name        (CustomsGoods  *self);
/* Returns: (transfer full) (nullable): the units of quantity, such as "千克 / 件" */
char               *customs_goods_dup_units       (CustomsGoods  *self);
/* Returns: (transfer none): the declaration elements (申报要素), maybe none */
const char * const *customs_goods_get_elements    (CustomsGoods  *self);
gint64              customs_goods_get_duty        (CustomsGoods  *self);
gint64              customs_goods_get_consumption (CustomsGoods  *self);
gint64              customs_goods_get_vat         (CustomsGoods  *self);
/* Returns: (transfer none) (nullable): of which year the rates are */
const char         *customs_goods_get_rate_note   (CustomsGoods  *self);

/* An answer to a search. */
typedef struct
{
  GListStore *items;      /* (owned): of CustomsGoods */
  gboolean    truncated;  /* whether there are more */
} CustomsGoodsList;

CustomsGoodsList   *customs_goods_list_from_json  (JsonObject        *object,
                                                   GError           **error);
void                customs_goods_list_free       (CustomsGoodsList  *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsGoodsList, customs_goods_list_free)

G_END_DECLS
