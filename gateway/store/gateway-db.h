/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One connection to the store. SQL is one text for SQLite and PostgreSQL wherever possible: $1 parameters,
 * ON CONFLICT, RETURNING. Parameters are described by a string of types, one letter each: s (const char *, NULL allowed),
 * i (gint64), d (double). Statements are prepared once a connection and kept. */
typedef struct _GatewayDb GatewayDb;
typedef struct _GatewayRows GatewayRows;

#define GATEWAY_STORE_ERROR (gateway_store_error_quark ())

/**
 * GatewayStoreError:
 * @GATEWAY_STORE_ERROR_FAILED: the store refused, for a reason in the message
 * @GATEWAY_STORE_ERROR_CONSTRAINT: a constraint was hurt
 * @GATEWAY_STORE_ERROR_FULL: no room, or the disk cannot be written
 * @GATEWAY_STORE_ERROR_BUSY: another program holds the database, or it cannot be reached; worth trying again
 * @GATEWAY_STORE_ERROR_VERSION: the database belongs to a newer version of the program
 */
typedef enum
{
  GATEWAY_STORE_ERROR_FAILED,
  GATEWAY_STORE_ERROR_CONSTRAINT,
  GATEWAY_STORE_ERROR_FULL,
  GATEWAY_STORE_ERROR_BUSY,
  GATEWAY_STORE_ERROR_VERSION,
} GatewayStoreError;

GQuark       gateway_store_error_quark (void);

/**
 * gateway_db_execute:
 * @db: a connection
 * @error: return location
 * @sql: one statement
 * @types: the types of its parameters, "" for none
 * @...: the parameters
 *
 * Returns: rows changed, or -1
 */
gint64       gateway_db_execute  (GatewayDb *db, GError **error, const char *sql, const char *types, ...);

/**
 * gateway_db_query:
 * @db: a connection
 * @error: return location
 * @sql: one statement
 * @types: the types of its parameters, "" for none
 * @...: the parameters
 *
 * Returns: (transfer full) (nullable): the rows, before the first one; free them before the same statement is used again
 */
GatewayRows *gateway_db_query    (GatewayDb *db, GError **error, const char *sql, const char *types, ...);

/**
 * gateway_rows_next:
 * @rows: rows
 * @error: return location
 *
 * Returns: %TRUE if there is a row now; %FALSE at the end (no error) or on failure (with error)
 */
gboolean     gateway_rows_next   (GatewayRows *rows, GError **error);
const char  *gateway_rows_text   (GatewayRows *rows, int column);   /* (transfer none) (nullable): until the next row */
gint64       gateway_rows_int    (GatewayRows *rows, int column);
double       gateway_rows_double (GatewayRows *rows, int column);
gboolean     gateway_rows_null   (GatewayRows *rows, int column);
void         gateway_rows_free   (GatewayRows *rows);

/* Between these two every query sees the store as it was at the first of them. */
gboolean     gateway_db_begin_reading (GatewayDb *db, GError **error);
void         gateway_db_end_reading   (GatewayDb *db);

/* (transfer full): a text for LIKE … ESCAPE '\' that stands for itself, whatever signs are in it */
char        *gateway_db_escape_like (const char *text);

/**
 * gateway_db_is_sqlite:
 * @db: a connection
 *
 * For the few statements, such as full text search, that cannot be one text for both.
 */
gboolean     gateway_db_is_sqlite (GatewayDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayRows, gateway_rows_free)

G_END_DECLS
