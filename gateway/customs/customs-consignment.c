/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-consignment.h"

#include "../gateway-json-writer.h"
#include "customs-factor.h"
#include "customs-record.h"
#include "customs-store.h"

#include <string.h>

enum { ORDER, WAYBILL };

static const char * const number_kinds[] = { "order", "waybill" };

/* Documents that have the number themselves, and documents that name it. */
static const char members_sql[] =
  "SELECT r.id, r.kind FROM customs_numbers n JOIN customs_records r ON r.id = n.record WHERE n.kind = $1 AND n.number = $2 "
  "UNION SELECT r.id, r.kind FROM customs_links l JOIN customs_records r ON r.id = l.record WHERE l.kind = $1 AND l.number = $2";

typedef struct
{
  gint64      id;
  CustomsKind kind;
  gboolean    held;   /* it holds the visitor's factor */
} Member;

static CustomsKind
kind_of (const char *nick)
{
  CustomsKind kind = CUSTOMS_KIND_DECLARATION;

  while (kind < CUSTOMS_KIND_OTHER && strcmp (customs_kind_get_nick (kind), nick) != 0)
    kind++;
  return kind;
}

static gboolean
is_member (GArray *members,
           gint64  id)
{
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, Member, i).id == id)
      return TRUE;

  return FALSE;
}

static gboolean
collect (GatewayDb   *db,
         const char  *kind,
         const char  *number,
         const char  *factor,
         GArray      *members,
         GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, members_sql, "ss", kind, number);

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    {
      Member member = { gateway_rows_int (rows, 0), kind_of (gateway_rows_text (rows, 1)), FALSE };

      if (is_member (members, member.id))
        continue;
      if (!customs_factor_held (db, member.id, factor, &member.held, error))
        return FALSE;
      g_array_append_val (members, member);
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The number of the other kind that one of the documents names. */
static char *
find_other_number (GatewayDb   *db,
                   GArray      *members,
                   const char  *kind,
                   GError     **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (GatewayRows) rows =
        gateway_db_query (db, error, "SELECT min(number) FROM customs_links WHERE record = $1 AND kind = $2",
                          "is", g_array_index (members, Member, i).id, kind);

      if (rows == NULL)
        return NULL;
      if (gateway_rows_next (rows, error) && !gateway_rows_null (rows, 0))
        return g_strdup (gateway_rows_text (rows, 0));
    }

  return NULL;
}

/* Of each kind the document that holds the factor, or else the only one. */
static gint64
choose (GArray      *members,
        CustomsKind  kind)
{
  gint64 chosen = 0;
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      if (member->kind != kind)
        continue;
      if (member->held)
        return member->id;
      chosen = member->id;
      n++;
    }

  return n == 1 ? chosen : 0;
}

static gboolean
any_held (GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, Member, i).held)
      return TRUE;

  return FALSE;
}

CustomsConsignment *
customs_consignment_find (GatewayDb   *db,
                          const char  *kind,
                          const char  *number,
                          const char  *factor,
                          GError     **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  int own = strcmp (kind, number_kinds[ORDER]) == 0 ? ORDER : WAYBILL;
  g_autoptr (GError) trouble = NULL;
  g_autofree char *other = NULL;
  CustomsConsignment *consignment;

  if (collect (db, kind, number, factor, members, &trouble))
    other = find_other_number (db, members, number_kinds[!own], &trouble);
  if (trouble == NULL && other != NULL)
    collect (db, number_kinds[!own], other, factor, members, &trouble);
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }

  if (!any_held (members))
    return NULL;

  consignment = g_new0 (CustomsConsignment, 1);
  consignment->numbers[own] = g_strdup (number);
  consignment->numbers[!own] = g_steal_pointer (&other);
  for (CustomsKind i = CUSTOMS_KIND_INVENTORY; i <= CUSTOMS_KIND_WAYBILL; i++)
    consignment->documents[i] = choose (members, i);
  return consignment;
}

void
customs_consignment_free (CustomsConsignment *consignment)
{
  g_free (consignment->numbers[ORDER]);
  g_free (consignment->numbers[WAYBILL]);
  g_free (consignment);
}

static gboolean
write_document (GatewayDb    *db,
                CustomsKind   kind,
                gint64        id,
                GString      *json,
                GError      **error)
{
  g_autoptr (CustomsRecord) record = NULL;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "document", customs_kind_get_nick (kind));
  gateway_json_boolean (json, "present", id != 0);
  if (id != 0)
    {
      record = customs_record_load (db, id, kind, error);
      if (record == NULL)
        return FALSE;
      customs_record_write_status (record, json);
    }
  gateway_json_end (json, '}');
  return TRUE;
}

static gboolean
write_inventory (GatewayDb  *db,
                 gint64      id,
                 GString    *json,
                 GError    **error)
{
  g_autoptr (CustomsRecord) record = customs_record_load (db, id, CUSTOMS_KIND_INVENTORY, error);

  gateway_json_begin (json, "inventory", '{');
  if (record == NULL || !customs_record_write (db, record, json, error))
    return FALSE;
  gateway_json_end (json, '}');
  return TRUE;
}

gboolean
customs_consignment_write (GatewayDb                 *db,
                           const CustomsConsignment  *consignment,
                           GString                   *json,
                           GError                   **error)
{
  static const CustomsKind order[] = {
    CUSTOMS_KIND_ORDER, CUSTOMS_KIND_PAYMENT, CUSTOMS_KIND_WAYBILL, CUSTOMS_KIND_INVENTORY,
  };
  gint64 inventory = consignment->documents[CUSTOMS_KIND_INVENTORY];

  gateway_json_text (json, "order_no", consignment->numbers[ORDER]);
  gateway_json_text (json, "waybill_no", consignment->numbers[WAYBILL]);
  gateway_json_begin (json, "documents", '[');
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (!write_document (db, order[i], consignment->documents[order[i]], json, error))
      return FALSE;
  gateway_json_end (json, ']');

  return inventory == 0 || write_inventory (db, inventory, json, error);
}
