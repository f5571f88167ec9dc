/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-terminals.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#define TOKEN_BYTES 32
#define MOST_NAME   64

/* A token has 256 random bits, so a plain digest is enough: there is nothing to guess. */
static char *
digest_of (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

char *
gateway_terminals_find (GatewayDb   *db,
                        const char  *token,
                        GError     **error)
{
  g_autofree char *digest = digest_of (token);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT id FROM terminals WHERE digest = $1 AND revoked_at IS NULL", "s", digest);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;
  return g_strdup (gateway_rows_text (rows, 0));
}

static char *
make_token (void)
{
  guchar bytes[TOKEN_BYTES];
  char text[TOKEN_BYTES * 2 + 1];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, sizeof bytes));
}

static char *
now_text (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format_iso8601 (now);
}

typedef struct
{
  const char *id;
  const char *park;
  const char *digest;
  gint64      changed;
} Change;

static gboolean
write_audit (GatewayDb   *db,
             const char  *at,
             const char  *action,
             const char  *id,
             GError     **error)
{
  return gateway_db_execute (db, error, "INSERT INTO audit (at, actor, action, object) VALUES ($1, 'operator', $2, $3)",
                             "sss", at, action, id) >= 0;
}

static gboolean
write_terminal (GatewayDb  *db,
                gpointer    data,
                GError    **error)
{
  Change *change = data;
  g_autofree char *at = now_text ();

  change->changed =
    gateway_db_execute (db, error,
                        "INSERT INTO terminals (id, park, digest, created_at) VALUES ($1, $2, $3, $4) "
                        "ON CONFLICT (id) DO UPDATE SET park = $2, digest = $3, created_at = $4, revoked_at = NULL "
                        "WHERE terminals.revoked_at IS NOT NULL",
                        "ssss", change->id, change->park, change->digest, at);
  if (change->changed > 0)
    return write_audit (db, at, "terminal-added", change->id, error);
  if (change->changed == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "It has a token already; revoke that one first");
  return FALSE;
}

static gboolean
write_revocation (GatewayDb  *db,
                  gpointer    data,
                  GError    **error)
{
  Change *change = data;
  g_autofree char *at = now_text ();

  change->changed = gateway_db_execute (db, error,
                                        "UPDATE terminals SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL",
                                        "ss", at, change->id);
  if (change->changed > 0)
    return write_audit (db, at, "terminal-revoked", change->id, error);
  if (change->changed == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No terminal %s has a valid token", change->id);
  return FALSE;
}

static gboolean
is_name (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

  return length > 0 && length <= MOST_NAME && text[length] == '\0';
}

char *
gateway_terminals_add (GatewayStore  *store,
                       const char    *id,
                       const char    *park,
                       GError       **error)
{
  g_autofree char *token = make_token ();
  g_autofree char *digest = digest_of (token);
  Change change = { .id = id, .park = park, .digest = digest };

  if (!is_name (id) || !is_name (park))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "Terminals and parks have names of up to %d letters, digits, - and _", MOST_NAME);
      return NULL;
    }

  if (!gateway_store_write (store, write_terminal, &change, error))
    {
      g_prefix_error (error, "Terminal %s was not added: ", id);
      return NULL;
    }

  return g_steal_pointer (&token);
}

gboolean
gateway_terminals_revoke (GatewayStore  *store,
                          const char    *id,
                          GError       **error)
{
  Change change = { .id = id };

  return gateway_store_write (store, write_revocation, &change, error);
}

gboolean
gateway_terminals_print (GatewayStore  *store,
                         GError       **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) trouble = NULL;

  if (db == NULL)
    return FALSE;

  rows = gateway_db_query (db, error, "SELECT id, park, revoked_at FROM terminals ORDER BY id", "");
  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    g_print ("%s\t%s\t%s\n", gateway_rows_text (rows, 0), gateway_rows_text (rows, 1),
             gateway_rows_null (rows, 2) ? "valid" : "revoked");

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}
