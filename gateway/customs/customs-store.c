/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-store.h"

#include "kiosk-core.h"

#include <string.h>

static const char * const kind_nicks[] = {
  "declaration", "inventory", "order", "payment", "waybill", "tax", "other",
};

const char *
customs_kind_get_nick (CustomsKind kind)
{
  return kind_nicks[kind];
}

/* A number under which messages of a kind know their record: a field, and the field that says who gave the number. */
typedef struct
{
  CustomsKind  kind;
  const char  *name;     /* kind of number in the store */
  const char  *field;
  const char  *issuer;   /* (nullable): numbers given by customs are unique */
} Number;

static const Number numbers[] = {
  { CUSTOMS_KIND_DECLARATION, "declaration", "ENTRY_ID", NULL },
  { CUSTOMS_KIND_DECLARATION, "unified", "CUS_CIQ_NO", NULL },
  { CUSTOMS_KIND_DECLARATION, "unified", "SeqNo", NULL },
  { CUSTOMS_KIND_INVENTORY, "inventory", "invtNo", NULL },
  { CUSTOMS_KIND_INVENTORY, "preentry", "preNo", NULL },
  { CUSTOMS_KIND_INVENTORY, "cop", "copNo", "agentCode" },
  { CUSTOMS_KIND_ORDER, "order", "orderNo", "ebcCode" },
  { CUSTOMS_KIND_PAYMENT, "payment", "payTransactionId", "payCode" },
  { CUSTOMS_KIND_PAYMENT, "payment", "payNo", "payCode" },
  { CUSTOMS_KIND_WAYBILL, "waybill", "logisticsNo", "logisticsCode" },
};

/* Fields whose end a visitor may know. */
static const struct
{
  const char *field;
  guint       length;
} factors[] = {
  { "CUS_CIQ_NO", 6 },
  { "SeqNo", 6 },
  { "ebcCode", 6 },
  { "agentCode", 6 },
  { "logisticsCode", 6 },
  { "buyerTelephone", 4 },
};

static gint64
find_record (GatewayDb   *db,
             const char  *kind,
             const char  *number,
             const char  *issuer,
             GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT record FROM customs_numbers WHERE kind = $1 AND number = $2 AND issuer = $3",
                      "sss", kind, number, issuer);

  if (rows == NULL || !gateway_rows_next (rows, error))
    return 0;
  return gateway_rows_int (rows, 0);
}

static gint64
create_record (GatewayDb   *db,
               CustomsKind  kind,
               GError     **error)
{
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "INSERT INTO customs_records (kind) VALUES ($1) RETURNING id", "s", kind_nicks[kind]);
  gint64 record;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return 0;
  record = gateway_rows_int (rows, 0);
  /* the insert is done only when its rows are read to the end */
  gateway_rows_next (rows, error);
  return record;
}

/* Two records turned out to be one. */
static gboolean
merge_records (GatewayDb  *db,
               gint64      kept,
               gint64      gone,
               GError    **error)
{
  static const char * const statements[] = {
    "UPDATE customs_numbers SET record = $1 WHERE record = $2",
    "INSERT INTO customs_events (record, code, at, info) SELECT $1, code, at, info FROM customs_events WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "INSERT INTO customs_factors (record, factor) SELECT $1, factor FROM customs_factors WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "INSERT INTO customs_links (record, kind, number) SELECT $1, kind, number FROM customs_links WHERE record = $2 "
    "ON CONFLICT DO NOTHING",
    "UPDATE customs_records SET "
    "supervision_mode = coalesce(supervision_mode, (SELECT supervision_mode FROM customs_records WHERE id = $2)), "
    "customs = coalesce(customs, (SELECT customs FROM customs_records WHERE id = $2)), "
    "direction = coalesce(direction, (SELECT direction FROM customs_records WHERE id = $2)), "
    "company = coalesce(company, (SELECT company FROM customs_records WHERE id = $2)), "
    "declared = coalesce(declared, (SELECT declared FROM customs_records WHERE id = $2)) WHERE id = $1",
  };
  static const char * const removals[] = {
    "DELETE FROM customs_events WHERE record = $1",
    "DELETE FROM customs_factors WHERE record = $1",
    "DELETE FROM customs_links WHERE record = $1",
    "DELETE FROM customs_records WHERE id = $1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (gateway_db_execute (db, error, statements[i], "ii", kept, gone) < 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    if (gateway_db_execute (db, error, removals[i], "i", gone) < 0)
      return FALSE;

  return TRUE;
}

/* Makes @number a name of *@record, which may not exist yet. */
static gboolean
name_record (GatewayDb    *db,
             CustomsKind   kind,
             const char   *name,
             const char   *number,
             const char   *issuer,
             gint64       *record,
             GError      **error)
{
  g_autoptr (GError) trouble = NULL;
  gint64 known = find_record (db, name, number, issuer, &trouble);

  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  if (known != 0 && *record != 0)
    return known == *record || merge_records (db, *record, known, error);
  if (known != 0)
    {
      *record = known;
      return TRUE;
    }

  if (*record == 0)
    *record = create_record (db, kind, error);
  return *record != 0
         && gateway_db_execute (db, error,
                                "INSERT INTO customs_numbers (kind, number, issuer, record) VALUES ($1, $2, $3, $4)",
                                "sssi", name, number, issuer, *record) >= 0;
}

static gboolean
name_by_fields (GatewayDb             *db,
                const CustomsMessage  *message,
                gint64                *record,
                GError               **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *number = customs_message_get (message, numbers[i].field);
      const char *issuer = numbers[i].issuer != NULL ? customs_message_get (message, numbers[i].issuer) : NULL;

      if (numbers[i].kind == message->kind && number != NULL
          && !name_record (db, message->kind, numbers[i].name, number, issuer != NULL ? issuer : "", record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_factor (GatewayDb   *db,
            gint64       record,
            const char  *value,
            guint        length,
            GError     **error)
{
  gsize whole = strlen (value);
  g_autofree char *factor = whole >= length ? g_ascii_strup (value + whole - length, -1) : NULL;

  return factor == NULL
         || gateway_db_execute (db, error, "INSERT INTO customs_factors (record, factor) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                                "is", record, factor) >= 0;
}

static gboolean
add_factors (GatewayDb             *db,
             const CustomsMessage  *message,
             gint64                 record,
             GError               **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      const char *value = customs_message_get (message, factors[i].field);

      if (value != NULL && !add_factor (db, record, value, factors[i].length, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_link (GatewayDb   *db,
          gint64       record,
          const char  *kind,
          const char  *number,
          GError     **error)
{
  return number == NULL
         || gateway_db_execute (db, error,
                                "INSERT INTO customs_links (record, kind, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                                "iss", record, kind, number) >= 0;
}

/* 17 digits of Beijing time from either yyyyMMddHHmmss[fff] or an ISO 8601 local time */
static char *
sortable_time (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0' && digits->len < 17; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  while (digits->len >= 8 && digits->len < 17)
    g_string_append_c (digits, '0');

  return g_string_free (digits, FALSE);
}

static const char *
first_of (const CustomsMessage *message,
          const char           *one,
          const char           *other)
{
  const char *value = customs_message_get (message, one);

  return value != NULL ? value : customs_message_get (message, other);
}

/* A reply to an upload tells of success by 0, as a channel would by 3 and 4. */
static const char *
code_of (const CustomsMessage *message)
{
  const char *response = customs_message_get (message, "ResponseCode");

  if (response != NULL)
    return strcmp (response, "0") == 0 ? "3" : "4";
  if (strcmp (message->type, "LogisticsStatus") == 0)
    return customs_message_get (message, "logisticsStatus");

  return first_of (message, "CHANNEL", "returnStatus");
}

static gboolean
add_event (GatewayDb             *db,
           const CustomsMessage  *message,
           gint64                 record,
           GError               **error)
{
  const char *code = code_of (message);
  const char *said = first_of (message, "NOTICE_DATE", "returnTime");
  const char *info = first_of (message, "NOTE", "returnInfo");
  g_autofree char *at = sortable_time (said != NULL ? said : customs_message_get (message, "logisticsTime"));

  if (code == NULL)
    return TRUE;
  if (info == NULL)
    info = customs_message_get (message, "ErrorMessage");

  return gateway_db_execute (db, error,
                             "INSERT INTO customs_events (record, code, at, info) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                             "isss", record, code, at, info != NULL ? info : "") >= 0;
}

/* The first ten digits of a date, as YYYY-MM-DD */
static char *
date_of (const char *text)
{
  g_autofree char *digits = sortable_time (text);

  return strlen (digits) == 17 ? g_strdup_printf ("%.4s-%.2s-%.2s", digits, digits + 4, digits + 6) : NULL;
}

static const char *
direction_of (const CustomsMessage *message)
{
  const char *flag = customs_message_get (message, "ieFlag");
  const char *number = first_of (message, "invtNo", "ENTRY_ID");

  if (flag == NULL && number != NULL && strlen (number) >= 18)
    flag = number[8] == 'E' || number[8] == '0' ? "E" : "I";
  if (flag == NULL)
    return NULL;
  return strcmp (flag, "E") == 0 ? "export" : "import";
}

static gboolean
update_head (GatewayDb             *db,
             const CustomsMessage  *message,
             gint64                 record,
             GError               **error)
{
  g_autofree char *declared = date_of (first_of (message, "D_DATE", "declTime"));

  return gateway_db_execute (db, error,
                             "UPDATE customs_records SET customs = coalesce(customs, $1), direction = coalesce(direction, $2), "
                             "supervision_mode = coalesce(supervision_mode, $3), company = coalesce(company, $4), "
                             "declared = coalesce(declared, $5) WHERE id = $6",
                             "sssssi",
                             first_of (message, "CUSTOM_MASTER", "customsCode"),
                             direction_of (message),
                             customs_message_get (message, "tradeMode"),
                             customs_message_get (message, "ebcName"),
                             declared, record) >= 0;
}

static gboolean
store_record (GatewayDb             *db,
              const CustomsMessage  *message,
              GError               **error)
{
  gint64 record = 0;

  if (!name_by_fields (db, message, &record, error))
    return FALSE;
  if (record == 0)
    return TRUE;

  return add_factors (db, message, record, error)
         && add_event (db, message, record, error)
         && (message->kind == CUSTOMS_KIND_ORDER
             || add_link (db, record, "order", customs_message_get (message, "orderNo"), error))
         && (message->kind == CUSTOMS_KIND_WAYBILL
             || add_link (db, record, "waybill", customs_message_get (message, "logisticsNo"), error))
         && update_head (db, message, record, error);
}

static gint64
fen_of (const CustomsMessage *message,
        const char           *field)
{
  const char *text = customs_message_get (message, field);
  gint64 hundred_thousandths = 0;

  if (text == NULL || !kiosk_decimal_parse (text, 5, &hundred_thousandths, NULL))
    return 0;
  return (hundred_thousandths + 500) / 1000;
}

/* The bill said last counts, whichever comes first. */
static gboolean
store_tax (GatewayDb             *db,
           const CustomsMessage  *message,
           GError               **error)
{
  const char *inventory = customs_message_get (message, "invtNo");
  g_autofree char *at = sortable_time (customs_message_get (message, "returnTime"));

  return inventory == NULL
         || gateway_db_execute (db, error,
                                "INSERT INTO customs_taxes (inventory, tax_no, duty, vat, consumption, status, at) "
                                "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (inventory) DO UPDATE SET "
                                "tax_no = excluded.tax_no, duty = excluded.duty, vat = excluded.vat, "
                                "consumption = excluded.consumption, status = excluded.status, at = excluded.at "
                                "WHERE excluded.at > customs_taxes.at OR "
                                "(excluded.at = customs_taxes.at AND excluded.status > customs_taxes.status)",
                                "ssiiiss", inventory, customs_message_get (message, "taxNo"),
                                fen_of (message, "customsTax"), fen_of (message, "valueAddedTax"),
                                fen_of (message, "consumptionTax"), customs_message_get (message, "status"), at) >= 0;
}

static gint64
enter_ledger (GatewayDb             *db,
              const CustomsMessage  *message,
              GError               **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);

  return gateway_db_execute (db, error,
                             "INSERT INTO customs_messages (digest, type, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                             "sss", customs_message_get_digest (message), message->type, at);
}

gboolean
customs_store_message (GatewayDb             *db,
                       const CustomsMessage  *message,
                       gboolean              *added,
                       GError               **error)
{
  gint64 entered = enter_ledger (db, message, error);

  *added = entered > 0;
  if (entered <= 0)
    return entered == 0;

  if (message->kind == CUSTOMS_KIND_TAX)
    return store_tax (db, message, error);
  return message->kind == CUSTOMS_KIND_OTHER || store_record (db, message, error);
}

gboolean
customs_store_head (GatewayDb          *db,
                    const CustomsHead  *head,
                    GError            **error)
{
  gint64 record = 0;

  if (head->unified_number != NULL
      && (!name_record (db, CUSTOMS_KIND_DECLARATION, "unified", head->unified_number, "", &record, error)
          || !add_factor (db, record, head->unified_number, 6, error)))
    return FALSE;

  return name_record (db, CUSTOMS_KIND_DECLARATION, "declaration", head->number, "", &record, error)
         && (head->uscc == NULL || add_factor (db, record, head->uscc, 6, error))
         && gateway_db_execute (db, error,
                                "UPDATE customs_records SET supervision_mode = coalesce($1, supervision_mode), "
                                "direction = coalesce($2, direction), company = coalesce($3, company), "
                                "customs = coalesce($4, customs), declared = coalesce($5, declared) WHERE id = $6",
                                "sssssi", head->supervision_mode, head->direction, head->company, head->customs,
                                head->declared, record) >= 0;
}
