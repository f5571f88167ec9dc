/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-outbox-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskDeliveryOutcome:
 * @KIOSK_DELIVERY_TAKEN: the gateway has it for good
 * @KIOSK_DELIVERY_REFUSED: the gateway will never take it as it is
 * @KIOSK_DELIVERY_LATER: the gateway failed over this one, and may take others
 * @KIOSK_DELIVERY_AWAY: the gateway takes nothing now, from this terminal or from any
 */
typedef enum
{
  KIOSK_DELIVERY_TAKEN,
  KIOSK_DELIVERY_REFUSED,
  KIOSK_DELIVERY_LATER,
  KIOSK_DELIVERY_AWAY,
} KioskDeliveryOutcome;

/**
 * KioskDeliveryResult:
 * @outcome: what became of one try
 * @json: (nullable): the gateway's answer, or its problem details where it refused
 * @cause: (nullable): why it was not taken, in words for staff, without personal data
 * @pause: milliseconds for which the gateway wants to be left alone; 0 if it did not say
 */
typedef struct
{
  KioskDeliveryOutcome  outcome;
  char                 *json;
  char                 *cause;
  guint                 pause;
} KioskDeliveryResult;

void kiosk_delivery_result_free (KioskDeliveryResult *result);

/**
 * kiosk_delivery_name_cause:
 * @cause: (nullable): why a delivery failed, as its result told; %NULL where it was not tried yet
 *
 * Returns: (transfer none): a word for it, of those of #KioskGatewayCheck or "refused", "busy" or "gateway"; "" for none
 */
const char          *kiosk_delivery_name_cause    (const char           *cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeliveryResult, kiosk_delivery_result_free)

#define KIOSK_TYPE_DELIVERY (kiosk_delivery_get_type ())
G_DECLARE_FINAL_TYPE (KioskDelivery, kiosk_delivery, KIOSK, DELIVERY, GObject)

/**
 * kiosk_delivery_new:
 * @url: address of the gateway
 * @token: (nullable): the terminal's own token
 *
 * One try at a time; when to try is another's matter.
 *
 * Returns: (transfer full): a way to the gateway
 */
KioskDelivery       *kiosk_delivery_new            (const char           *url,
                                                    const char           *token);

/* For the tries from now on. */
void                 kiosk_delivery_set_gateway    (KioskDelivery        *self,
                                                    const char           *url,
                                                    const char           *token);

void                 kiosk_delivery_post_async     (KioskDelivery        *self,
                                                    KioskOutboxItem      *item,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);

/* (transfer full): never fails: what goes wrong is a result, too */
KioskDeliveryResult *kiosk_delivery_post_finish    (KioskDelivery        *self,
                                                    GAsyncResult         *result);

/* The key that the gateway shows now. Fails with %KIOSK_ERROR_OFFLINE or %KIOSK_ERROR_UNAVAILABLE. */
void                 kiosk_delivery_get_key_async  (KioskDelivery        *self,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GBytes              *kiosk_delivery_get_key_finish (KioskDelivery        *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
