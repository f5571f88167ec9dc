/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsoup/soup.h>

#include "kiosk-request.h"

G_BEGIN_DECLS

/*
 * A request with all that may happen to it: tries, pauses between them, the deadline over all of them, and one line in the
 * log that names the route but nothing of what it carried.
 *
 * @session: where to send it
 * @base_url: the gateway
 * @token: (nullable): the terminal's token
 * @most_tries: how often it may be sent; only an idempotent request is sent more than once
 */
void      kiosk_exchange_async  (SoupSession          *session,
                                 const char           *base_url,
                                 const char           *token,
                                 KioskRequest         *request,
                                 guint                 most_tries,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/*
 * @answered: (out): whether it was the gateway that answered, well or badly
 *
 * Returns: (transfer full) (nullable): the JSON of a 2xx answer
 */
JsonNode *kiosk_exchange_finish (GAsyncResult         *result,
                                 gboolean             *answered,
                                 GError              **error);

G_END_DECLS
