/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-submission.h"

G_BEGIN_DECLS

/**
 * kiosk_submission_seal_async:
 * @self: a submission
 * @public_key: the gateway's public key
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * As kiosk_submission_seal(), without a pause on the screen where photographs are in it.
 */
void    kiosk_submission_seal_async  (KioskSubmission      *self,
                                      GBytes               *public_key,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/**
 * kiosk_submission_seal_finish:
 * @self: a submission
 * @result: the result
 * @error: return location for a [enum@KioskEnvelopeError] or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer none) (nullable): the envelope
 */
GBytes *kiosk_submission_seal_finish (KioskSubmission      *self,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
