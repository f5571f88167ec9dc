/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-tokens.h"

#include <sodium.h>
#include <string.h>

#define TRUSTED_FOR G_USEC_PER_SEC

typedef struct
{
  guchar bytes[crypto_generichash_BYTES];
} Digest;

typedef struct
{
  GatewayBearer *bearer;
  gint64         checked_at;
} Holder;

struct _GatewayTokens
{
  GMutex      lock;
  GHashTable *holders;   /* Digest of a token to Holder */
};

static guint
hash_digest (gconstpointer digest)
{
  guint hash;

  memcpy (&hash, digest, sizeof hash);
  return hash;
}

static gboolean
equal_digests (gconstpointer a,
               gconstpointer b)
{
  return sodium_memcmp (a, b, sizeof (Digest)) == 0;
}

static void
holder_free (gpointer data)
{
  Holder *holder = data;

  gateway_bearer_unref (holder->bearer);
  g_free (holder);
}

GatewayTokens *
gateway_tokens_new (void)
{
  GatewayTokens *tokens = g_new0 (GatewayTokens, 1);

  g_mutex_init (&tokens->lock);
  tokens->holders = g_hash_table_new_full (hash_digest, equal_digests, g_free, holder_free);
  return tokens;
}

void
gateway_tokens_free (GatewayTokens *tokens)
{
  g_hash_table_unref (tokens->holders);
  g_mutex_clear (&tokens->lock);
  g_free (tokens);
}

static GatewayBearer *
find_trusted (GatewayTokens *tokens,
              const Digest  *digest)
{
  gint64 now = g_get_monotonic_time ();
  GatewayBearer *bearer = NULL;
  Holder *holder;

  g_mutex_lock (&tokens->lock);
  holder = g_hash_table_lookup (tokens->holders, digest);
  if (holder != NULL && now - holder->checked_at < TRUSTED_FOR)
    bearer = gateway_bearer_ref (holder->bearer);
  g_mutex_unlock (&tokens->lock);

  return bearer;
}

static void
keep (GatewayTokens *tokens,
      const Digest  *digest,
      GatewayBearer *bearer)
{
  Holder *holder = g_new0 (Holder, 1);

  holder->bearer = gateway_bearer_ref (bearer);
  holder->checked_at = g_get_monotonic_time ();

  g_mutex_lock (&tokens->lock);
  g_hash_table_replace (tokens->holders, g_memdup2 (digest, sizeof *digest), holder);
  g_mutex_unlock (&tokens->lock);
}

GatewayBearer *
gateway_tokens_find (GatewayTokens  *tokens,
                     GatewayDb      *db,
                     const char     *token,
                     GError        **error)
{
  GatewayBearer *bearer;
  Digest digest;

  crypto_generichash (digest.bytes, sizeof digest.bytes, (const guchar *) token, strlen (token), NULL, 0);
  bearer = find_trusted (tokens, &digest);
  if (bearer != NULL)
    return bearer;

  bearer = gateway_bearers_find (db, token, error);
  if (bearer != NULL)
    keep (tokens, &digest, bearer);
  return bearer;
}

guint
gateway_tokens_seen (GatewayTokens *tokens,
                     guint          seconds)
{
  gint64 since = g_get_monotonic_time () - (gint64) seconds * G_USEC_PER_SEC;
  GHashTableIter iter;
  gpointer value;
  guint seen = 0;

  g_mutex_lock (&tokens->lock);
  g_hash_table_iter_init (&iter, tokens->holders);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Holder *holder = value;

      seen += holder->bearer->role == GATEWAY_FOR_TERMINALS && holder->checked_at >= since;
    }
  g_mutex_unlock (&tokens->lock);

  return seen;
}
