/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-consignment.h"

#include "../http/gateway-json-writer.h"
#include "customs-factor.h"
#include "customs-numbers.h"
#include "customs-record.h"

#include <string.h>

enum { ORDER, WAYBILL };

static const char * const number_kinds[] = { "order", "waybill" };

/* Documents that have the number themselves, and documents that name it. A visitor's keyboard writes capitals. */
static const char members_sql[] =
  "SELECT r.id, r.kind FROM customs_numbers n JOIN customs_records r ON r.id = n.record "
  "WHERE n.kind = $1 AND upper(n.number) = upper($2) "
  "UNION SELECT r.id, r.kind FROM customs_links l JOIN customs_records r ON r.id = l.record "
  "WHERE l.kind = $1 AND upper(l.number) = upper($2)";

typedef struct
{
  gint64      id;
  CustomsKind kind;
  gboolean    held;       /* it holds the visitor's factor */
  gboolean    belongs;    /* it may be shown to who holds one of the others */
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
      Member member = { .id = gateway_rows_int (rows, 0), .kind = kind_of (gateway_rows_text (rows, 1)) };

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

static gboolean
share_factor (GatewayDb  *db,
              gint64      one,
              gint64      other,
              gboolean   *share,
              GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT 1 FROM customs_factors a JOIN customs_factors b ON b.factor = a.factor "
                                 "WHERE a.record = $1 AND b.record = $2 LIMIT 1", "ii", one, other);

  if (rows == NULL)
    return FALSE;

  *share = gateway_rows_next (rows, &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Two enterprises may use the same order number. An order or inventory that the visitor cannot open is another's, unless
 * it shares a factor, such as the enterprise's code, with one that he can. Payments and waybills hold none to compare. */
static gboolean
mark_belonging (GatewayDb  *db,
                GArray     *members,
                GError    **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      member->belongs = member->held || member->kind == CUSTOMS_KIND_PAYMENT || member->kind == CUSTOMS_KIND_WAYBILL;
      for (guint j = 0; j < members->len && !member->belongs; j++)
        if (g_array_index (members, Member, j).held
            && !share_factor (db, member->id, g_array_index (members, Member, j).id, &member->belongs, error))
          return FALSE;
    }

  return TRUE;
}

static char *
find_link (GatewayDb   *db,
           gint64       record,
           const char  *kind,
           GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT max(number) FROM customs_links WHERE record = $1 AND kind = $2", "is", record, kind);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;
  return g_strdup (gateway_rows_text (rows, 0));
}

/* The number of the other kind that one of the documents names, the visitor's own before others. */
static char *
find_other_number (GatewayDb   *db,
                   GArray      *members,
                   const char  *kind,
                   GError     **error)
{
  g_autoptr (GError) trouble = NULL;

  for (int held = TRUE; held >= FALSE; held--)
    for (guint i = 0; i < members->len; i++)
      {
        Member *member = &g_array_index (members, Member, i);
        char *number = member->belongs && member->held == held ? find_link (db, member->id, kind, &trouble) : NULL;

        if (number != NULL)
          return number;
        if (trouble != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&trouble));
            return NULL;
          }
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

      if (member->kind != kind || !member->belongs)
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

static guint
count_of_kind (GArray      *members,
               CustomsKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    n += g_array_index (members, Member, i).kind == kind;
  return n;
}

/* The documents that are reached only by the number that others name. They open nothing, except that an order opens its
 * waybill as long as no inventory names both and no second order has the same number. */
static gboolean
collect_others (GatewayDb   *db,
                const char  *kind,
                const char  *number,
                const char  *factor,
                GArray      *members,
                GError     **error)
{
  gboolean may_open = strcmp (kind, number_kinds[ORDER]) == 0 && count_of_kind (members, CUSTOMS_KIND_INVENTORY) == 0;
  guint n_direct = members->len;

  if (!collect (db, kind, number, factor, members, error))
    return FALSE;

  if (!may_open || count_of_kind (members, CUSTOMS_KIND_ORDER) > 1)
    for (guint i = n_direct; i < members->len; i++)
      g_array_index (members, Member, i).held = FALSE;
  return TRUE;
}

static gboolean
collect_all (GatewayDb           *db,
             CustomsConsignment  *consignment,
             int                  own,
             const char          *factor,
             GArray              *members,
             GError             **error)
{
  g_autoptr (GError) trouble = NULL;
  char **other = &consignment->numbers[!own];

  if (!collect (db, number_kinds[own], consignment->numbers[own], factor, members, error)
      || !mark_belonging (db, members, error))
    return FALSE;

  *other = find_other_number (db, members, number_kinds[!own], &trouble);
  if (trouble == NULL)
    return *other == NULL || (collect_others (db, number_kinds[!own], *other, factor, members, error)
                              && mark_belonging (db, members, error));

  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

CustomsConsignment *
customs_consignment_find (GatewayDb   *db,
                          const char  *kind,
                          const char  *number,
                          const char  *factor,
                          GError     **error)
{
  g_autoptr (CustomsConsignment) consignment = g_new0 (CustomsConsignment, 1);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  int own = strcmp (kind, number_kinds[ORDER]) == 0 ? ORDER : WAYBILL;

  consignment->numbers[own] = g_strdup (number);
  if (!collect_all (db, consignment, own, factor, members, error) || !any_held (members))
    return NULL;

  for (CustomsKind i = CUSTOMS_KIND_INVENTORY; i <= CUSTOMS_KIND_WAYBILL; i++)
    consignment->documents[i] = choose (members, i);
  return g_steal_pointer (&consignment);
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
  if (record == NULL || !customs_record_write (db, record, NULL, json, error))
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
