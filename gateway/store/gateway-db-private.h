/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "gateway-db.h"

G_BEGIN_DECLS

typedef struct
{
  char        type;
  const char *text;
  gint64      integer;
  double      real;
} GatewayValue;

/* What a kind of database has to bring. Its connections and rows begin with the structs below. */
typedef struct
{
  const char   *dialect;         /* as in the name of a migration that is for this kind only */
  const char   *row_id;          /* stands for @id@ in migrations: a key that counts by itself */
  const char   *by_key;          /* stands for @by_key@ behind a table: rows are kept in the order of the primary key */
  const char   *begin_writing;   /* while no other program does */
  const char   *begin_reading;   /* one unchanging view */
  GatewayDb   *(*open)       (const char *url, gboolean writer, GError **error);
  void         (*close)      (GatewayDb *db);
  gboolean     (*run_script) (GatewayDb *db, const char *script, GError **error);
  gint64       (*execute)    (GatewayDb *db, const char *sql, const GatewayValue *values, guint n, GError **error);
  GatewayRows *(*query)      (GatewayDb *db, const char *sql, const GatewayValue *values, guint n, GError **error);
  gboolean     (*rows_next)  (GatewayRows *rows, GError **error);
  const char  *(*rows_text)  (GatewayRows *rows, int column);
  gint64       (*rows_int)   (GatewayRows *rows, int column);
  void         (*rows_free)  (GatewayRows *rows);
} GatewayDbBackend;

struct _GatewayDb
{
  const GatewayDbBackend *backend;
};

struct _GatewayRows
{
  const GatewayDbBackend *backend;
};

extern const GatewayDbBackend gateway_sqlite_backend;
extern const GatewayDbBackend gateway_postgres_backend;   /* where HAVE_POSTGRESQL */

gboolean gateway_db_run_script (GatewayDb *db, const char *script, GError **error);
void     gateway_db_close      (GatewayDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayDb, gateway_db_close)

G_END_DECLS
