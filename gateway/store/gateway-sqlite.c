/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-db-private.h"

#include <sqlite3.h>
#include <string.h>

#define BUSY_MILLISECONDS 5000

typedef struct
{
  GatewayDb   base;
  sqlite3    *handle;
  GHashTable *statements; /* (owned): SQL text to prepared statement */
} SqliteDb;

typedef struct
{
  GatewayRows   base;
  sqlite3_stmt *statement; /* (not owned): of the connection's cache, or its own where that one was busy */
  gboolean      own;
} SqliteRows;

static gboolean
fail (sqlite3  *handle,
      GError  **error)
{
  GatewayStoreError code;

  switch (sqlite3_errcode (handle))
    {
    case SQLITE_CONSTRAINT:
      code = GATEWAY_STORE_ERROR_CONSTRAINT;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = GATEWAY_STORE_ERROR_BUSY;
      break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      code = GATEWAY_STORE_ERROR_FULL;
      break;
    default:
      code = GATEWAY_STORE_ERROR_FAILED;
    }

  g_set_error_literal (error, GATEWAY_STORE_ERROR, (int) code, sqlite3_errmsg (handle));
  return FALSE;
}

/* Texts of statements are long and differ at their ends; comparing them is faster than reading all of them. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  guint hash = (guint) length;

  for (gsize i = length - MIN (length, 16); i < length; i++)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
sqlite_run_script (GatewayDb   *db,
                   const char  *script,
                   GError     **error)
{
  sqlite3 *handle = ((SqliteDb *) db)->handle;

  return sqlite3_exec (handle, script, NULL, NULL, NULL) == SQLITE_OK || fail (handle, error);
}

static void
sqlite_close (GatewayDb *db)
{
  SqliteDb *self = (SqliteDb *) db;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self);
}

/* Counting every allocation would put a lock around each of them, for all threads. */
static gpointer
stop_counting_memory (gpointer unused)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

/* Durable by default: a commit is on the disk before anyone is told of it. What a savepoint would be rolled back to is kept in
 * memory, not in a file; and a page that is changed again and again, as those of indexes are, is copied into the database after
 * 16 MB of changes, not after four. */
static GatewayDb *
sqlite_open (const char  *url,
             gboolean     writer,
             GError     **error)
{
  static const char settings[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -16384;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA wal_autocheckpoint = 4096;"
    "PRAGMA trusted_schema = OFF;";
  static GOnce once = G_ONCE_INIT;
  int flags = SQLITE_OPEN_NOMUTEX | (writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  SqliteDb *self = g_new0 (SqliteDb, 1);

  g_once (&once, stop_counting_memory, NULL);
  self->base.backend = &gateway_sqlite_backend;
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (url, &self->handle, flags, NULL) != SQLITE_OK
      || sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS) != SQLITE_OK)
    fail (self->handle, error);
  else if (sqlite_run_script (&self->base, writer ? settings : settings + sizeof "PRAGMA journal_mode = WAL;" - 1, error))
    return &self->base;

  g_prefix_error (error, "Cannot open %s: ", url);
  sqlite_close (&self->base);
  return NULL;
}

static gboolean
bind (sqlite3_stmt       *statement,
      const GatewayValue *values,
      guint               n)
{
  for (guint i = 0; i < n; i++)
    {
      int place = (int) i + 1;
      int result;

      if (values[i].type == 's')
        result = sqlite3_bind_text (statement, place, values[i].text, -1, SQLITE_TRANSIENT);
      else if (values[i].type == 'i')
        result = sqlite3_bind_int64 (statement, place, values[i].integer);
      else
        result = sqlite3_bind_double (statement, place, values[i].real);

      if (result != SQLITE_OK)
        return FALSE;
    }

  return TRUE;
}

/* SQLite takes $1 for a name and numbers names as they come; ?1 is the numbered parameter. */
static char *
number_parameters (const char *sql)
{
  char *numbered = g_strdup (sql);

  for (char *p = numbered; *p != '\0'; p++)
    if (*p == '$' && g_ascii_isdigit (p[1]))
      *p = '?';

  return numbered;
}

/* The cached statement, or one of the caller's own while that one is still being read. */
static sqlite3_stmt *
prepare (SqliteDb    *self,
         const char  *sql,
         gboolean    *own,
         GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  g_autofree char *numbered = NULL;

  *own = statement != NULL && sqlite3_stmt_busy (statement);
  if (statement != NULL && !*own)
    {
      sqlite3_reset (statement);
      return statement;
    }

  numbered = number_parameters (sql);
  if (sqlite3_prepare_v3 (self->handle, numbered, -1, *own ? 0 : SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      fail (self->handle, error);
      return NULL;
    }

  if (!*own)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
release (sqlite3_stmt *statement,
         gboolean      own)
{
  if (own)
    {
      sqlite3_finalize (statement);
      return;
    }

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static gint64
sqlite_execute (GatewayDb           *db,
                const char          *sql,
                const GatewayValue  *values,
                guint                n,
                GError             **error)
{
  SqliteDb *self = (SqliteDb *) db;
  gboolean own;
  sqlite3_stmt *statement = prepare (self, sql, &own, error);
  gint64 changed = -1;
  int result;

  if (statement == NULL)
    return -1;

  if (!bind (statement, values, n))
    fail (self->handle, error);
  else
    {
      while ((result = sqlite3_step (statement)) == SQLITE_ROW)
        ;
      if (result == SQLITE_DONE)
        changed = sqlite3_changes64 (self->handle);
      else
        fail (self->handle, error);
    }

  release (statement, own);
  return changed;
}

static GatewayRows *
sqlite_query (GatewayDb           *db,
              const char          *sql,
              const GatewayValue  *values,
              guint                n,
              GError             **error)
{
  SqliteDb *self = (SqliteDb *) db;
  gboolean own;
  sqlite3_stmt *statement = prepare (self, sql, &own, error);
  SqliteRows *rows;

  if (statement == NULL)
    return NULL;

  if (!bind (statement, values, n))
    {
      fail (self->handle, error);
      release (statement, own);
      return NULL;
    }

  rows = g_new0 (SqliteRows, 1);
  rows->base.backend = db->backend;
  rows->statement = statement;
  rows->own = own;
  return &rows->base;
}

static gboolean
sqlite_rows_next (GatewayRows *rows,
                  GError     **error)
{
  sqlite3_stmt *statement = ((SqliteRows *) rows)->statement;
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    fail (sqlite3_db_handle (statement), error);
  return result == SQLITE_ROW;
}

static const char *
sqlite_rows_text (GatewayRows *rows,
                  int          column)
{
  return (const char *) sqlite3_column_text (((SqliteRows *) rows)->statement, column);
}

static gint64
sqlite_rows_int (GatewayRows *rows,
                 int          column)
{
  return sqlite3_column_int64 (((SqliteRows *) rows)->statement, column);
}

static void
sqlite_rows_free (GatewayRows *rows)
{
  SqliteRows *self = (SqliteRows *) rows;

  release (self->statement, self->own);
  g_free (self);
}

const GatewayDbBackend gateway_sqlite_backend = {
  .dialect = "sqlite",
  .row_id = "INTEGER PRIMARY KEY",
  .by_key = "WITHOUT ROWID",
  .begin_writing = "BEGIN IMMEDIATE",
  .begin_reading = "BEGIN",
  .open = sqlite_open,
  .close = sqlite_close,
  .run_script = sqlite_run_script,
  .execute = sqlite_execute,
  .query = sqlite_query,
  .rows_next = sqlite_rows_next,
  .rows_text = sqlite_rows_text,
  .rows_int = sqlite_rows_int,
  .rows_free = sqlite_rows_free,
};
