/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fuzz-store.h"

#include "fuzz.h"

#include "customs/customs-module.h"
#include "registration/registration-module.h"

#include <gio/gio.h>

static GatewayStore *store;

static void
close_store (void)
{
  g_clear_pointer (&store, gateway_store_close);
}

GatewayStore *
fuzz_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *demo = g_build_filename (g_getenv ("KIOSK_SOURCE_ROOT"), "data", "demo", NULL);
  g_autofree char *file = NULL;

  if (store != NULL)
    return store;

  file = g_build_filename (fuzz_directory (), "store.sqlite", NULL);
  store = gateway_store_open (file, &error);
  g_assert_no_error (error);
  atexit (close_store);
  gateway_import_demo (store, registration_tables, registration_n_tables, demo, &error);
  g_assert_no_error (error);
  customs_load_demo (store, demo, &error);
  g_assert_no_error (error);
  return store;
}

typedef struct
{
  GatewayWork work;
  gpointer    data;
} Trial;

/* A failure undoes the work. */
static gboolean
do_and_undo (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Trial *trial = data;

  if (trial->work (db, trial->data, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "undone");
  return FALSE;
}

void
fuzz_store_try (GatewayWork work,
                gpointer    data)
{
  Trial trial = { work, data };
  g_autoptr (GError) error = NULL;

  gateway_store_write (fuzz_store (), do_and_undo, &trial, &error);
  g_assert_false (error->domain == GATEWAY_STORE_ERROR && error->code != GATEWAY_STORE_ERROR_CONSTRAINT);
}
