/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-store.h"

G_BEGIN_DECLS

/* An empty store: a SQLite file in a directory of its own, or the PostgreSQL database that GATEWAY_TEST_DATABASE names. */
typedef struct
{
  char         *directory;
  char         *url;
  GatewayStore *store;
} StoreFixture;

void          store_fixture_set_up    (StoreFixture *fixture, gconstpointer data);
void          store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* Closes the store and opens it again. */
void          store_fixture_reopen    (StoreFixture *fixture);

gboolean      store_fixture_on_sqlite (StoreFixture *fixture);

/* Runs one statement by the writer. */
void          store_fixture_write     (StoreFixture *fixture, const char *sql);

/* The first column of the first row. */
gint64        store_fixture_read      (StoreFixture *fixture, const char *sql);

G_END_DECLS
