/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-module.h"

#include "../gateway-demo.h"
#include "customs-receipt.h"
#include "customs-store.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
store_messages (GatewayDb  *db,
                gpointer    data,
                GError    **error)
{
  GPtrArray *messages = data;
  gboolean added;

  for (guint i = 0; i < messages->len; i++)
    if (!customs_store_message (db, messages->pdata[i], CUSTOMS_SOURCE_DEMO, &added, error))
      return FALSE;

  return TRUE;
}

static gboolean
load_receipt (GatewayStore  *store,
              const char    *path,
              GError       **error)
{
  g_autofree char *template = NULL;
  g_autofree char *xml = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  if (!g_file_get_contents (path, &template, NULL, error))
    return FALSE;

  xml = gateway_demo_fill_in (template);
  messages = customs_receipt_parse (xml, strlen (xml), error);
  return messages != NULL && gateway_store_write (store, store_messages, messages, error);
}

static gboolean
load_receipts (GatewayStore  *store,
               const char    *directory,
               GError       **error)
{
  g_autofree char *folder = g_build_filename (directory, "receipts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!load_receipt (store, path, error))
        {
          g_prefix_error (error, "%s: ", name);
          return FALSE;
        }
    }

  return dir != NULL;
}

gboolean
customs_load_demo (GatewayStore  *store,
                   const char    *directory,
                   GError       **error)
{
  return gateway_import_demo (store, customs_tables, customs_n_tables, directory, error) && load_receipts (store, directory, error);
}
