/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_AES_GCM_KEY_BYTES 32

/**
 * kiosk_aes_gcm_open:
 * @key: %KIOSK_AES_GCM_KEY_BYTES bytes
 * @told: what was sealed along with it and is known
 * @sealed: 12 bytes of nonce, what is sealed with AES-256-GCM (NIST SP 800-38D), and 16 bytes of tag
 * @size: of @sealed
 *
 * By GnuTLS, not libsodium: browsers have AES-GCM, and libsodium has it on some processors only.
 *
 * Returns: (transfer full) (nullable): %NULL if it was sealed with another key, or altered
 */
GBytes *kiosk_aes_gcm_open (const guchar *key,
                            const char   *told,
                            const guchar *sealed,
                            gsize         size);

G_END_DECLS
