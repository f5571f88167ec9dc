/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-store.h"

G_BEGIN_DECLS

/* A table that an operator may replace by a CSV file. */
typedef struct _GatewayTable GatewayTable;

#define GATEWAY_MOST_COLUMNS 9

/* @fields: of one row, in the order of the table's columns; NULL for an empty one */
typedef gboolean (*GatewayStoreRow) (GatewayDb *db, const GatewayTable *table, const char **fields, GError **error);

struct _GatewayTable
{
  const char       *name;
  const char       *columns[GATEWAY_MOST_COLUMNS];   /* names that a column may have in the file; one with ? in front may be absent */
  const char       *clear;                           /* (nullable): what is done before the rows come in */
  GatewayStoreRow   store;
  gboolean        (*finish) (GatewayDb *db, GError **error);   /* (nullable): what is done when all rows are in */
};

/* All rows of the file, or none. */
gboolean gateway_import_table (GatewayStore *store, const GatewayTable *table, const char *file, guint *rows, GError **error);

/* Those of the tables for which a file TABLE.csv is in the directory, with the days that gateway-demo.h tells of. */
gboolean gateway_import_demo  (GatewayStore *store, const GatewayTable *tables, guint n, const char *directory, GError **error);

G_END_DECLS
