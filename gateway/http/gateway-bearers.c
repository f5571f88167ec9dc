/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-bearers.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#define TOKEN_BYTES 32
#define MOST_NAME   64
#define OPERATOR    "operator"

static void
clear_bearer (gpointer data)
{
  GatewayBearer *bearer = data;

  g_free (bearer->id);
  g_free (bearer->park);
}

GatewayBearer *
gateway_bearer_ref (GatewayBearer *bearer)
{
  return g_atomic_rc_box_acquire (bearer);
}

void
gateway_bearer_unref (GatewayBearer *bearer)
{
  g_atomic_rc_box_release_full (bearer, clear_bearer);
}

static const char *
name_of_role (GatewayAudience role)
{
  return role == GATEWAY_FOR_STAFF ? "staff" : "terminal";
}

/* A token has 256 random bits, so a plain digest is enough: there is nothing to guess. */
static char *
digest_of (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

GatewayBearer *
gateway_bearers_find (GatewayDb   *db,
                      const char  *token,
                      GError     **error)
{
  g_autofree char *digest = digest_of (token);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT id, park, role, personal FROM bearers WHERE digest = $1 AND revoked_at IS NULL", "s", digest);
  GatewayBearer *bearer;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;

  bearer = g_atomic_rc_box_new0 (GatewayBearer);
  bearer->id = g_strdup (gateway_rows_text (rows, 0));
  bearer->park = g_strdup (gateway_rows_text (rows, 1));
  bearer->role = strcmp (gateway_rows_text (rows, 2), "staff") == 0 ? GATEWAY_FOR_STAFF : GATEWAY_FOR_TERMINALS;
  bearer->personal = gateway_rows_int (rows, 3) != 0;
  return bearer;
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
  GatewayAudience  role;
  const char      *id;
  const char      *park;
  const char      *actor;
  const char      *digest;
  gboolean         personal;
  gint64           changed;
} Change;

gboolean
gateway_bearers_audit_in (GatewayDb   *db,
                          const char  *park,
                          const char  *actor,
                          const char  *action,
                          const char  *object,
                          GError     **error)
{
  g_autofree char *at = now_text ();

  return gateway_db_execute (db, error, "INSERT INTO audit (at, actor, action, object, park) VALUES ($1, $2, $3, $4, $5)",
                             "sssss", at, actor, action, object, park) >= 0;
}

gboolean
gateway_bearers_audit (GatewayDb   *db,
                       const char  *actor,
                       const char  *action,
                       const char  *object,
                       GError     **error)
{
  return gateway_bearers_audit_in (db, NULL, actor, action, object, error);
}

static gboolean
audit_change (GatewayDb    *db,
              const Change *change,
              const char   *what,
              GError      **error)
{
  g_autofree char *action = g_strconcat (name_of_role (change->role), "-", what, NULL);

  return gateway_bearers_audit_in (db, change->park, change->actor, action, change->id, error);
}

static gboolean
write_bearer (GatewayDb  *db,
              gpointer    data,
              GError    **error)
{
  Change *change = data;
  g_autofree char *at = now_text ();

  change->changed =
    gateway_db_execute (db, error,
                        "INSERT INTO bearers (id, park, digest, created_at, role, personal) VALUES ($1, $2, $3, $4, $5, $6) "
                        "ON CONFLICT (id) DO UPDATE SET park = $2, digest = $3, created_at = $4, role = $5, personal = $6, revoked_at = NULL "
                        "WHERE bearers.revoked_at IS NOT NULL",
                        "sssssi", change->id, change->park, change->digest, at, name_of_role (change->role), (gint64) change->personal);
  if (change->changed > 0)
    return audit_change (db, change, "added", error);
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
                                        "UPDATE bearers SET revoked_at = $1 WHERE id = $2 AND role = $3 AND revoked_at IS NULL",
                                        "sss", at, change->id, name_of_role (change->role));
  if (change->changed > 0)
    return audit_change (db, change, "revoked", error);
  if (change->changed == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No %s %s has a valid token", name_of_role (change->role), change->id);
  return FALSE;
}

gboolean
gateway_bearers_is_name (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

  return length > 0 && length <= MOST_NAME && text[length] == '\0';
}

char *
gateway_bearers_add (GatewayStore     *store,
                     GatewayAudience   role,
                     const char       *id,
                     const char       *park,
                     gboolean          personal,
                     GError          **error)
{
  g_autofree char *token = make_token ();
  g_autofree char *digest = digest_of (token);
  Change change = { .role = role, .id = id, .park = park, .actor = OPERATOR, .digest = digest, .personal = personal };
  gboolean any = role == GATEWAY_FOR_STAFF && strcmp (park, GATEWAY_ANY_PARK) == 0;

  if (!gateway_bearers_is_name (id) || (!gateway_bearers_is_name (park) && !any))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "Names, also of parks, have up to %d letters, digits, - and _", MOST_NAME);
      return NULL;
    }

  if (gateway_store_write (store, write_bearer, &change, error))
    return g_steal_pointer (&token);

  g_prefix_error (error, "%s was not added: ", id);
  return NULL;
}

gboolean
gateway_bearers_revoke (GatewayStore     *store,
                        GatewayAudience   role,
                        const char       *id,
                        GError          **error)
{
  Change change = { .role = role, .id = id, .actor = OPERATOR };

  return gateway_store_write (store, write_revocation, &change, error);
}

gboolean
gateway_bearers_end_terminal (GatewayDb   *db,
                              const char  *id,
                              const char  *park,
                              const char  *actor,
                              GError     **error)
{
  Change change = { .role = GATEWAY_FOR_TERMINALS, .id = id, .park = park, .actor = actor };

  return write_revocation (db, &change, error);
}

gboolean
gateway_bearers_print (GatewayStore     *store,
                       GatewayAudience   role,
                       GError          **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) trouble = NULL;

  if (db == NULL)
    return FALSE;

  rows = gateway_db_query (db, error, "SELECT id, park, revoked_at FROM bearers WHERE role = $1 ORDER BY id", "s",
                           name_of_role (role));
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
