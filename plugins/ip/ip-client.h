/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "ip-country.h"
#include "ip-found.h"
#include "ip-talks.h"

G_BEGIN_DECLS

/**
 * ip_client_search_async:
 * @backend: the link to the gateway
 * @words: what the visitor looks for
 * @kind: (nullable): of right; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Looks for rights that are recorded with customs. All requests of the service fail with a [enum@KioskError], also where the
 * answer is not in the gateway's contract, or %G_IO_ERROR_CANCELLED.
 */
void           ip_client_search_async     (KioskBackend         *backend,
                                           const char           *words,
                                           const char           *kind,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
IpFound       *ip_client_search_finish    (GAsyncResult         *result,
                                           GError              **error);

/* Countries and regions of whose law something is known. Returns: (transfer full) (element-type IpCountry) */
void           ip_client_countries_async  (KioskBackend         *backend,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray     *ip_client_countries_finish (GAsyncResult         *result,
                                           GError              **error);

/* What is known of one. @code: of it */
void           ip_client_country_async    (KioskBackend         *backend,
                                           const char           *code,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
IpCountryCard *ip_client_country_finish   (GAsyncResult         *result,
                                           GError              **error);

/* When advisers of this park are there, and what is free. */
void           ip_client_talks_async      (KioskBackend         *backend,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
IpTalks       *ip_client_talks_finish     (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
