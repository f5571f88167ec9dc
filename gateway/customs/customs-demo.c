/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-module.h"

#include "customs-receipt.h"
#include "customs-store.h"

#include <gio/gio.h>
#include <string.h>

/* Invented receipts carry @DATE-n@ and @STAMP-n@ for the day n days ago, so that the demo is always of today. Customs
 * counts in Beijing time. */
static gboolean
put_date (const GMatchInfo *match,
          GString          *result,
          gpointer          data)
{
  g_autofree char *format = g_match_info_fetch (match, 1);
  g_autofree char *days = g_match_info_fetch (match, 2);
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new_now (beijing);
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -(int) g_ascii_strtoll (days, NULL, 10));
  g_autofree char *text = g_date_time_format (day, strcmp (format, "DATE") == 0 ? "%Y-%m-%d" : "%Y%m%d");

  g_string_append (result, text);
  return FALSE;
}

static char *
fill_dates (const char *template)
{
  g_autoptr (GRegex) pattern = g_regex_new ("@(DATE|STAMP)-(\\d+)@", 0, 0, NULL);

  return g_regex_replace_eval (pattern, template, -1, 0, 0, put_date, NULL, NULL);
}

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

  xml = fill_dates (template);
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
