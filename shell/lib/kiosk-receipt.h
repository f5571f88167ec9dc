/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-submission.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_RECEIPT (kiosk_receipt_get_type ())
G_DECLARE_FINAL_TYPE (KioskReceipt, kiosk_receipt, KIOSK, RECEIPT, GObject)

/**
 * KioskReceipt:
 *
 * What a visitor gets for a submission: the gateway's number and a code, or the word that it waits.
 */

/**
 * kiosk_receipt_new:
 * @submission: what was handed in
 * @answer: (nullable): what the gateway answered; %NULL if it waits in the outbox
 * @error: return location for a %KIOSK_ERROR_UNAVAILABLE
 *
 * Returns: (transfer full) (nullable): the receipt
 */
KioskReceipt *kiosk_receipt_new           (KioskSubmission  *submission,
                                           JsonNode         *answer,
                                           GError          **error);

/**
 * kiosk_receipt_get_reference:
 * @self: a receipt
 *
 * Returns: (transfer none) (nullable): the gateway's number for it, such as "HC-20261124-0007"; %NULL while it waits
 */
const char   *kiosk_receipt_get_reference (KioskReceipt     *self);

/**
 * kiosk_receipt_get_code:
 * @self: a receipt
 *
 * Returns: (transfer none) (nullable): the pick-up code. That of a submission that waits is the beginning of its key, by
 *   which the outbox and the gateway know it
 */
const char   *kiosk_receipt_get_code      (KioskReceipt     *self);

/**
 * kiosk_receipt_is_queued:
 * @self: a receipt
 *
 * Returns: %TRUE if the submission is kept and delivered when the gateway is back
 */
gboolean      kiosk_receipt_is_queued     (KioskReceipt     *self);

/**
 * kiosk_receipt_get_answer:
 * @self: a receipt
 *
 * Returns: (transfer none) (nullable): all that the gateway answered
 */
JsonNode     *kiosk_receipt_get_answer    (KioskReceipt     *self);

G_END_DECLS
