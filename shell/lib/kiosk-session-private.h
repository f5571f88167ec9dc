/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A session that keeps nothing (cookies, passwords, cache) and speaks with the gateway directly, never through a proxy. */
SoupSession *kiosk_session_new (void);

G_END_DECLS
