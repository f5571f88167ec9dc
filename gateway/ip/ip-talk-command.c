/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-module.h"

#include "../gateway-clock.h"
#include "../http/gateway-bearers.h"
#include "../intake/intake-reference.h"
#include "ip-talk-cancel.h"
#include "kiosk-core.h"

#include <gio/gio.h>
#include <stdio.h>

#define OPERATOR "operator"

static gboolean
audit_list (GatewayDb  *db,
            gpointer    park,
            GError    **error)
{
  return gateway_bearers_audit (db, OPERATOR, "talks-read", park, error);
}

static void
print_talk (GatewayRows *rows)
{
  g_autoptr (JsonNode) root = json_from_string (gateway_rows_text (rows, 4), NULL);
  JsonObject *content = json_node_get_object (root);

  printf ("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", gateway_rows_text (rows, 0), gateway_rows_text (rows, 1), gateway_rows_text (rows, 2),
          gateway_rows_text (rows, 3), json_object_get_string_member (content, "name"), json_object_get_string_member (content, "phone"),
          json_object_get_string_member (content, "topic"));
}

static gboolean
list (GatewayStore  *store,
      const char    *park,
      GError       **error)
{
  GatewayDb *db = gateway_store_reader (store, error);
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) trouble = NULL;

  if (db == NULL || !gateway_store_write (store, audit_list, (gpointer) park, error))
    return FALSE;

  rows = gateway_db_query (db, &trouble, "SELECT reference, park, begins_at, state, content FROM talks "
                                         "WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') AND ends_at > $2 ORDER BY begins_at, park", "ss", park, now);
  while (rows != NULL && gateway_rows_next (rows, &trouble))
    print_talk (rows);

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
cancel (GatewayStore  *store,
        const char    *reference,
        GError       **error)
{
  IpTalkCancel cancelled = { .reference = (char *) reference, .park = (char *) GATEWAY_ANY_PARK, .actor = (char *) OPERATOR };

  return gateway_store_write (store, ip_talk_cancel_store, &cancelled, error);
}

gboolean
ip_talk_command (GatewayStore  *store,
                 char         **words,
                 const char    *park,
                 GError       **error)
{
  guint n = g_strv_length (words);
  g_autofree char *reference = n == 3 ? intake_reference_normalise (words[2]) : NULL;

  if (n == 2 && g_str_equal (words[1], "list"))
    return list (store, park != NULL ? park : GATEWAY_ANY_PARK, error);
  if (n == 3 && g_str_equal (words[1], "cancel") && reference != NULL)
    return cancel (store, reference, error);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "talks wants: list, or cancel REFERENCE");
  return FALSE;
}
