/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-db-private.h"

#include <libpq-fe.h>
#include <string.h>

/* Of the server's catalogue of types, where they never change. */
#define TYPE_TEXT    25
#define TYPE_INTEGER 20
#define TYPE_REAL    701

#define MOST_PARAMETERS 32
#define NUMBER_LENGTH   G_ASCII_DTOSTR_BUF_SIZE

typedef struct
{
  GatewayDb   base;
  PGconn     *handle;
  gboolean    writer;
  GHashTable *statements; /* (owned): SQL text to name of the prepared statement */
} PostgresDb;

typedef struct
{
  GatewayRows  base;
  PGresult    *result; /* (owned) */
  int          row;
} PostgresRows;

static GatewayStoreError
code_of (PGconn     *handle,
         const char *state)
{
  if (state == NULL || PQstatus (handle) != CONNECTION_OK)
    return GATEWAY_STORE_ERROR_BUSY;
  if (g_str_has_prefix (state, "23"))
    return GATEWAY_STORE_ERROR_CONSTRAINT;
  if (g_str_has_prefix (state, "53") || g_str_has_prefix (state, "58") || g_str_equal (state, "25006"))
    return GATEWAY_STORE_ERROR_FULL;
  if (g_str_equal (state, "55P03") || g_str_has_prefix (state, "57"))
    return GATEWAY_STORE_ERROR_BUSY;
  return GATEWAY_STORE_ERROR_FAILED;
}

/* Takes @result. What the server says in detail may quote a value, which may be personal; of errors in data even the
 * first line may. */
static gboolean
fail (PGconn    *handle,
      PGresult  *result,
      GError   **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);

  if (state != NULL && g_str_has_prefix (state, "22"))
    message = "a value is not of its type";
  g_set_error (error, GATEWAY_STORE_ERROR, (int) code_of (handle, state), "%s (%s)",
               message != NULL ? message : "the connection to the database is lost", state != NULL ? state : "-");
  PQclear (result);
  return FALSE;
}

static gboolean
is_good (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static gboolean
postgres_run_script (GatewayDb   *db,
                     const char  *script,
                     GError     **error)
{
  PGconn *handle = ((PostgresDb *) db)->handle;
  PGresult *result = PQexec (handle, script);

  if (!is_good (result))
    return fail (handle, result, error);

  PQclear (result);
  return TRUE;
}

/* Ranges of numbers are compared as texts, by the value of their bytes. */
static gboolean
check_order (GatewayDb  *db,
             GError    **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT CASE WHEN ':' > '9' AND 'a' > 'B' THEN 1 ELSE 0 END", "");

  if (rows == NULL || !gateway_rows_next (rows, error))
    return FALSE;
  if (gateway_rows_int (rows, 0) == 1)
    return TRUE;

  g_set_error_literal (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FAILED,
                       "the database must be created with LC_COLLATE 'C' (CREATE DATABASE ... LOCALE 'C' TEMPLATE template0)");
  return FALSE;
}

static gboolean
begin_session (PostgresDb  *self,
               GError     **error)
{
  static const char for_all[] = "SET client_min_messages = warning; SET lock_timeout = '30s'; SET standard_conforming_strings = on";
  static const char for_readers[] = "SET default_transaction_read_only = on; SET statement_timeout = '30s'";

  g_hash_table_remove_all (self->statements);
  return postgres_run_script (&self->base, for_all, error)
         && (self->writer || postgres_run_script (&self->base, for_readers, error))
         && (!self->writer || check_order (&self->base, error));
}

static void
postgres_close (GatewayDb *db)
{
  PostgresDb *self = (PostgresDb *) db;

  g_hash_table_unref (self->statements);
  PQfinish (self->handle);
  g_free (self);
}

static void
ignore_notice (void       *data,
               const char *message)
{
}

static GatewayDb *
postgres_open (const char  *url,
               gboolean     writer,
               GError     **error)
{
  const char *names[] = { "connect_timeout", "application_name", "dbname", "client_encoding", NULL };
  const char *values[] = { "10", "park-gateway", url, "UTF8", NULL };
  PostgresDb *self = g_new0 (PostgresDb, 1);

  self->base.backend = &gateway_postgres_backend;
  self->writer = writer;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->handle = PQconnectdbParams (names, values, TRUE);
  PQsetNoticeProcessor (self->handle, ignore_notice, NULL);

  if (PQstatus (self->handle) != CONNECTION_OK)
    {
      g_autofree char *reason = g_strchomp (g_strdup (PQerrorMessage (self->handle)));

      g_set_error_literal (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_BUSY, reason);
    }
  else if (begin_session (self, error))
    return &self->base;

  g_prefix_error (error, "Cannot open the database: ");
  postgres_close (&self->base);
  return NULL;
}

typedef struct
{
  const char *texts[MOST_PARAMETERS];
  Oid         types[MOST_PARAMETERS];
  char        numbers[MOST_PARAMETERS][NUMBER_LENGTH];
} Parameters;

static void
write_parameters (Parameters         *parameters,
                  const GatewayValue *values,
                  guint               n)
{
  for (guint i = 0; i < n; i++)
    {
      char *number = parameters->numbers[i];

      parameters->texts[i] = number;
      parameters->types[i] = values[i].type == 's' ? TYPE_TEXT : values[i].type == 'i' ? TYPE_INTEGER : TYPE_REAL;
      if (values[i].type == 's')
        parameters->texts[i] = values[i].text;
      else if (values[i].type == 'i')
        g_snprintf (number, NUMBER_LENGTH, "%" G_GINT64_FORMAT, values[i].integer);
      else
        g_ascii_dtostr (number, NUMBER_LENGTH, values[i].real);
    }
}

/* Returns: (nullable): the name of the prepared statement */
static const char *
prepare (PostgresDb  *self,
         const char  *sql,
         const Oid   *types,
         guint        n,
         GError     **error)
{
  char *name = g_hash_table_lookup (self->statements, sql);
  PGresult *result;

  if (name != NULL)
    return name;

  name = g_strdup_printf ("s%u", g_hash_table_size (self->statements));
  result = PQprepare (self->handle, name, sql, (int) n, types);
  if (!is_good (result))
    {
      fail (self->handle, result, error);
      g_free (name);
      return NULL;
    }

  PQclear (result);
  g_hash_table_insert (self->statements, g_strdup (sql), name);
  return name;
}

/* libpq answers nothing at all where there is no connection. */
static PGresult *
answer (PostgresDb *self,
        PGresult   *result)
{
  return result != NULL ? result : PQmakeEmptyPGresult (self->handle, PGRES_FATAL_ERROR);
}

static PGresult *
send (PostgresDb          *self,
      const char          *sql,
      const GatewayValue  *values,
      guint                n,
      GError             **error)
{
  Parameters parameters;
  const char *name;

  /* commands such as BEGIN and SAVEPOINT have no plan that could be kept */
  if (n == 0)
    return answer (self, PQexec (self->handle, sql));

  write_parameters (&parameters, values, n);
  name = prepare (self, sql, parameters.types, n, error);
  if (name == NULL)
    return NULL;
  return answer (self, PQexecPrepared (self->handle, name, (int) n, parameters.texts, NULL, NULL, 0));
}

/* Whether a statement that failed for a lost connection may be sent again over a new one: only what begins a
 * transaction, for nothing is lost with it. */
static gboolean
connect_again (PostgresDb *self,
               const char *sql)
{
  if (PQstatus (self->handle) == CONNECTION_OK || !g_str_has_prefix (sql, "BEGIN"))
    return FALSE;

  PQreset (self->handle);
  return PQstatus (self->handle) == CONNECTION_OK && begin_session (self, NULL);
}

static PGresult *
run (GatewayDb           *db,
     const char          *sql,
     const GatewayValue  *values,
     guint                n,
     GError             **error)
{
  PostgresDb *self = (PostgresDb *) db;
  PGresult *result = send (self, sql, values, n, error);

  if (result != NULL && !is_good (result) && connect_again (self, sql))
    {
      PQclear (result);
      result = send (self, sql, values, n, error);
    }

  if (result == NULL || is_good (result))
    return result;

  fail (self->handle, result, error);
  return NULL;
}

static gint64
postgres_execute (GatewayDb           *db,
                  const char          *sql,
                  const GatewayValue  *values,
                  guint                n,
                  GError             **error)
{
  PGresult *result = run (db, sql, values, n, error);
  gint64 changed;

  if (result == NULL)
    return -1;

  changed = g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  PQclear (result);
  return changed;
}

static GatewayRows *
postgres_query (GatewayDb           *db,
                const char          *sql,
                const GatewayValue  *values,
                guint                n,
                GError             **error)
{
  PGresult *result = run (db, sql, values, n, error);
  PostgresRows *rows;

  if (result == NULL)
    return NULL;

  rows = g_new0 (PostgresRows, 1);
  rows->base.backend = db->backend;
  rows->result = result;
  rows->row = -1;
  return &rows->base;
}

static gboolean
postgres_rows_next (GatewayRows *rows,
                    GError     **error)
{
  PostgresRows *self = (PostgresRows *) rows;

  return ++self->row < PQntuples (self->result);
}

static const char *
postgres_rows_text (GatewayRows *rows,
                    int          column)
{
  PostgresRows *self = (PostgresRows *) rows;

  return PQgetisnull (self->result, self->row, column) ? NULL : PQgetvalue (self->result, self->row, column);
}

static gint64
postgres_rows_int (GatewayRows *rows,
                   int          column)
{
  const char *text = postgres_rows_text (rows, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
postgres_rows_free (GatewayRows *rows)
{
  PQclear (((PostgresRows *) rows)->result);
  g_free (rows);
}

const GatewayDbBackend gateway_postgres_backend = {
  .dialect = "postgresql",
  .row_id = "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
  .by_key = "",
  /* one writer at a time, as in SQLite, so that an invariant that spans rows needs no more thought than there */
  .begin_writing = "BEGIN; SELECT pg_advisory_xact_lock (1885434475)",
  .begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
  .open = postgres_open,
  .close = postgres_close,
  .run_script = postgres_run_script,
  .execute = postgres_execute,
  .query = postgres_query,
  .rows_next = postgres_rows_next,
  .rows_text = postgres_rows_text,
  .rows_int = postgres_rows_int,
  .rows_free = postgres_rows_free,
};
