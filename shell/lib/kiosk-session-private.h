/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A session that keeps nothing (cookies, passwords, cache) and speaks with the gateway directly, never through a proxy. */
SoupSession *kiosk_session_new         (void);

/*
 * A message to the gateway, which says who asks and that JSON is wanted, and follows nobody elsewhere.
 *
 * @token: (nullable): the terminal's
 *
 * Returns: (transfer full) (nullable): %NULL if @address is no URL of HTTP
 */
SoupMessage *kiosk_session_new_message (const char *method,
                                        const char *address,
                                        const char *token);

G_END_DECLS
