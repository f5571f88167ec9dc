/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-export.h"

#include "../http/gateway-bearers.h"
#include "../gateway-csv.h"
#include "../gateway-mask.h"
#include "kiosk-core.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"   /* by which spreadsheets know that it is UTF-8 */

static const char * const columns[] = {
  "reference", "state", "reason", "checked_in", "attendance", "score", "certificate", "name", "phone", "status", "organisation", "position",
  "education", "language", "meal", "access", "needs", "guardian", "guardian_phone",
};

#define FROM_STORE 7   /* the first of them */

/* The words of an array, parted by blanks. */
static char *
join (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
get_text (JsonObject *form,
          const char *member)
{
  JsonNode *node = form != NULL ? json_object_get_member (form, member) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return join (json_node_get_array (node));
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

static char *
get_masked (JsonObject *form,
            const char *member,
            gboolean    whole,
            char     *(*mask) (const char *text))
{
  g_autofree char *text = get_text (form, member);

  return text == NULL || whole ? g_steal_pointer (&text) : mask (text);
}

/* What @fields beyond FROM_STORE are, of the form; all empty once it is deleted. */
static void
read_form (JsonObject *form,
           gboolean    whole,
           char      **fields)
{
  JsonNode *node = form != NULL ? json_object_get_member (form, "guardian") : NULL;
  JsonObject *guardian = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  guint last = G_N_ELEMENTS (columns) - 1;

  fields[FROM_STORE] = get_masked (form, "name", whole, gateway_mask_name);
  fields[FROM_STORE + 1] = get_masked (form, "phone", whole, gateway_mask_phone);
  for (guint i = FROM_STORE + 2; i < last - 1; i++)
    fields[i] = get_text (form, columns[i]);
  fields[last - 1] = get_masked (guardian, "name", whole, gateway_mask_name);
  fields[last] = get_masked (guardian, "phone", whole, gateway_mask_phone);
}

static void
append_signup (GString     *csv,
               GatewayRows *rows,
               gboolean     whole)
{
  char *fields[G_N_ELEMENTS (columns)] = { NULL };
  const char *content = gateway_rows_text (rows, FROM_STORE);
  g_autoptr (JsonNode) root = content != NULL ? kiosk_json_parse (content, strlen (content), NULL) : NULL;

  for (guint i = 0; i < FROM_STORE; i++)
    fields[i] = g_strdup (gateway_rows_text (rows, (int) i));
  read_form (root != NULL ? json_node_get_object (root) : NULL, whole, fields);
  gateway_csv_append (csv, (const char * const *) fields, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free (fields[i]);
}

static gboolean
is_there (GatewayDb   *db,
          const char  *session,
          const char  *park,
          GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT 1 FROM course_sessions WHERE code = $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')", "ss", session, park);

  return rows != NULL && gateway_rows_next (rows, error);
}

char *
training_export_write (GatewayDb   *db,
                       const char  *session,
                       const char  *park,
                       gboolean     whole,
                       GError     **error)
{
  g_autoptr (GString) csv = g_string_new (BYTE_ORDER_MARK);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = NULL;

  if (!is_there (db, session, park, error))
    return NULL;

  rows = gateway_db_query (db, &trouble, "SELECT g.reference, g.state, g.reason, g.checked_in_at, g.attendance, g.score, k.number, g.content "
                                         "FROM signups g LEFT JOIN certificates k ON k.signup = g.reference WHERE g.session = $1 ORDER BY g.turn",
                           "s", session);
  gateway_csv_append (csv, columns, G_N_ELEMENTS (columns));
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    append_signup (csv, rows, whole);

  if (trouble == NULL)
    return g_string_free (g_steal_pointer (&csv), FALSE);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}
