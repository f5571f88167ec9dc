/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GATEWAY_KEY_SIZE 32

/**
 * gateway_key_file_load:
 * @file: where a secret is, readable for its owner alone
 * @secret: (out caller-allocates): the secret
 * @error: return location
 *
 * Reads a secret of random bytes, or makes it where the file is not there yet.
 *
 * Returns: %TRUE if @secret was filled in
 */
gboolean gateway_key_file_load (const char *file, guchar secret[GATEWAY_KEY_SIZE], GError **error);

G_END_DECLS
