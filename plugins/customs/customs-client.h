/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backend.h"

#include "customs-goods.h"
#include "customs-number.h"
#include "customs-order.h"
#include "customs-record.h"
#include "customs-tax-rules.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_CLIENT (customs_client_get_type ())
G_DECLARE_FINAL_TYPE (CustomsClient, customs_client, CUSTOMS, CLIENT, GObject)

/* The customs part of the gateway's contract. Every answer that is not in the contract is KIOSK_ERROR_UNAVAILABLE. */

CustomsClient    *customs_client_new                  (KioskBackend         *backend);

/* A declaration or an inventory, by one of the numbers for which customs_client_is_record() is TRUE. */
gboolean          customs_client_is_record            (CustomsNumberKind     kind);
void              customs_client_get_record_async     (CustomsClient        *self,
                                                       CustomsNumberKind     kind,
                                                       const char           *number,
                                                       const char           *factor,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
CustomsRecord    *customs_client_get_record_finish    (CustomsClient        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* The four documents of an order, by its own number or by its waybill. */
void              customs_client_get_order_async      (CustomsClient        *self,
                                                       CustomsNumberKind     kind,
                                                       const char           *number,
                                                       const char           *factor,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
CustomsOrder     *customs_client_get_order_finish     (CustomsClient        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* @words: Chinese words, initials of pinyin, or digits of the code. */
void              customs_client_search_goods_async   (CustomsClient        *self,
                                                       const char           *words,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
CustomsGoodsList *customs_client_search_goods_finish  (CustomsClient        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

void              customs_client_get_tax_rules_async  (CustomsClient        *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
CustomsTaxRules  *customs_client_get_tax_rules_finish (CustomsClient        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
