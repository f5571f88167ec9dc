/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pair of keys for which terminals seal their envelopes. It never changes; safe to use from any thread. */
typedef struct
{
  GBytes *public_key;
  GBytes *secret_key;
  char   *id;           /* by which an envelope names it */
} IntakeKeys;

/**
 * intake_keys_load:
 * @file: where the secret key is, readable for its owner alone
 * @error: return location
 *
 * Reads the keys, or makes them where the file is not there yet.
 *
 * Returns: (transfer full) (nullable): the keys
 */
IntakeKeys *intake_keys_load   (const char *file, GError **error);
void        intake_keys_free   (IntakeKeys *keys);

/* A digest that tells nothing to who does not know the secret key. */
char       *intake_keys_digest (const IntakeKeys *keys, const char *text);

/* HMAC-SHA-256 of who someone is, under a key of this installation: the same for the same person, and nothing that could be
 * found out by trying all numbers. */
char       *intake_keys_pseudonym (const IntakeKeys *keys, const char *identity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IntakeKeys, intake_keys_free)

G_END_DECLS
