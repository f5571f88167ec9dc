/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "desk-photos.h"

#include "../http/gateway-audited.h"
#include "../http/gateway-bearers.h"
#include "../http/gateway-json-writer.h"
#include "../intake/intake-reference.h"

#include <gio/gio.h>
#include <stdio.h>

#define MOST_PAGE 1000

gint64
desk_photos_count (GatewayDb   *db,
                   const char  *reference,
                   GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT count(*) FROM photos WHERE reference = $1", "s", reference);

  return rows != NULL && gateway_rows_next (rows, error) ? gateway_rows_int (rows, 0) : -1;
}

/* (nullable): label, type and data; NULL, without @error, where there is no such page in that park */
static GatewayRows *
find_page (const Desk  *desk,
           GatewayDb   *db,
           const char  *reference,
           gint64       page,
           const char  *park,
           GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT photos.label, photos.type, photos.data FROM photos JOIN %s ON %s.reference = photos.reference "
                                          "WHERE photos.reference = $1 AND photos.page = $2 AND (park = $3 OR $3 = '" GATEWAY_ANY_PARK "')",
                                          desk->table, desk->table);
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, sql, "sis", reference, page, park);

  return rows != NULL && gateway_rows_next (rows, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
parse_page (const char *text,
            gint64     *page)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_PAGE, &value, NULL))
    return FALSE;

  *page = (gint64) value;
  return TRUE;
}

static char *
describe_action (const Desk *desk)
{
  return g_strconcat (desk->word, "-photo-read", NULL);
}

static void
answer_page (GatewayRequest *request,
             const Desk     *desk,
             const char     *reference,
             gint64          page,
             GatewayRows    *rows)
{
  g_autofree char *action = describe_action (desk);
  GString *json = g_string_sized_new (4096);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "reference", reference);
  gateway_json_int (json, "page", page);
  gateway_json_text (json, "label", gateway_rows_text (rows, 0));
  gateway_json_text (json, "type", gateway_rows_text (rows, 1));
  gateway_json_text (json, "data", gateway_rows_text (rows, 2));
  gateway_json_end (json, '}');
  gateway_audited_answer (request, action, reference, "application/json", g_string_free (json, FALSE));
}

void
desk_photos_answer (GatewayRequest *request,
                    gpointer        data)
{
  const Desk *desk = data;
  g_autofree char *reference = intake_reference_normalise (gateway_request_param (request, 0));
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 page;

  if (reference != NULL && parse_page (gateway_request_param (request, 1), &page))
    rows = find_page (desk, gateway_request_db (request), reference, page, gateway_request_park (request), &error);

  if (error != NULL)
    gateway_request_fail (request, error);
  else if (rows == NULL)
    gateway_request_problem (request, 404, "not-found", "There is no such photograph", NULL);
  else
    answer_page (request, desk, reference, page, rows);
}

typedef struct
{
  const char *action;
  const char *reference;
} Reading;

static gboolean
write_reading (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  const Reading *reading = data;

  return gateway_bearers_audit (db, "operator", reading->action, reading->reference, error);
}

/* As it is, to wherever the output goes. */
static gboolean
print_picture (const char  *data,
               GError     **error)
{
  gsize size;
  g_autofree guchar *picture = g_base64_decode (data, &size);

  if (fwrite (picture, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The photograph cannot be written");
  return FALSE;
}

gboolean
desk_command_photo (const Desk    *desk,
                    GatewayStore  *store,
                    const char    *typed,
                    const char    *number,
                    GError       **error)
{
  g_autofree char *reference = intake_reference_normalise (typed);
  g_autofree char *action = describe_action (desk);
  GatewayDb *db = gateway_store_reader (store, error);
  Reading reading = { action, reference };
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = NULL;
  gint64 page;

  if (db == NULL)
    return FALSE;

  if (reference != NULL && parse_page (number, &page))
    rows = find_page (desk, db, reference, page, GATEWAY_ANY_PARK, &trouble);
  if (rows != NULL)
    return gateway_store_write (store, write_reading, &reading, error) && print_picture (gateway_rows_text (rows, 2), error);

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no photograph %s of %s %s", number, desk->word, typed);
  return FALSE;
}
