/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-store.h"

#include "customs-numbers.h"
#include "customs-time.h"
#include "kiosk-core.h"

#include <string.h>

/* Numbers that customs gives have 18 characters and more; shorter ones, such as "0", stand for none. */
#define LEAST_GIVEN_NUMBER 16

/* Later than any receipt. */
#define SAID_BY_OPERATOR "9"

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
  { CUSTOMS_KIND_PAYMENT, "payment", "payNo", "ebcCode" },
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

static const char *
first_of (const CustomsMessage *message,
          const char           *one,
          const char           *other)
{
  const char *value = customs_message_get (message, one);

  return value != NULL ? value : customs_message_get (message, other);
}

static gboolean
name_by_fields (GatewayDb             *db,
                const CustomsMessage  *message,
                gint64                *record,
                GError               **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *number = numbers[i].kind == message->kind ? customs_message_get (message, numbers[i].field) : NULL;
      const char *issuer = numbers[i].issuer != NULL ? customs_message_get (message, numbers[i].issuer) : "";

      if (number == NULL || issuer == NULL || (*issuer == '\0' && strlen (number) < LEAST_GIVEN_NUMBER))
        continue;
      if (!customs_numbers_name (db, message->kind, numbers[i].name, number, issuer, record, error))
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
  gsize whole = value != NULL ? strlen (value) : 0;
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
    if (!add_factor (db, record, customs_message_get (message, factors[i].field), factors[i].length, error))
      return FALSE;

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

static gboolean
add_links (GatewayDb             *db,
           const CustomsMessage  *message,
           gint64                 record,
           GError               **error)
{
  return (message->kind == CUSTOMS_KIND_ORDER
          || add_link (db, record, "order", customs_message_get (message, "orderNo"), error))
         && (message->kind == CUSTOMS_KIND_WAYBILL
             || add_link (db, record, "waybill", customs_message_get (message, "logisticsNo"), error));
}

static char *
time_of (const CustomsMessage *message)
{
  static const char * const fields[] = { "NOTICE_DATE", "returnTime", "logisticsTime", "appTime" };
  const char *said = NULL;

  for (guint i = 0; said == NULL && i < G_N_ELEMENTS (fields); i++)
    said = customs_message_get (message, fields[i]);

  return customs_time_parse (said);
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
           const char            *at,
           GError               **error)
{
  const char *code = code_of (message);
  const char *info = first_of (message, "NOTE", "returnInfo");

  if (code == NULL)
    return TRUE;
  if (info == NULL)
    info = customs_message_get (message, "ErrorMessage");

  return gateway_db_execute (db, error,
                             "INSERT INTO customs_events (record, code, at, info) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                             "isss", record, code, at, info != NULL ? info : "") >= 0;
}

/* The ninth character of a number that customs gave, or the first of a unified one. */
static const char *
direction_of (const CustomsMessage *message)
{
  const char *flag = customs_message_get (message, "ieFlag");
  const char *number = first_of (message, "invtNo", "ENTRY_ID");
  const char *unified = first_of (message, "CUS_CIQ_NO", "SeqNo");
  char mark = '\0';

  if (flag != NULL)
    mark = *flag;
  else if (number != NULL && strlen (number) >= 18)
    mark = number[8];
  else if (unified != NULL)
    mark = *unified;

  if (mark == 'E' || (mark == '0' && flag == NULL))
    return "export";
  return mark == 'I' || (mark == '1' && flag == NULL) ? "import" : NULL;
}

/* What was said last counts, whichever comes first. */
static gboolean
add_detail (GatewayDb   *db,
            gint64       record,
            const char  *field,
            const char  *value,
            const char  *at,
            GError     **error)
{
  return value == NULL
         || gateway_db_execute (db, error,
                                "INSERT INTO customs_details (record, field, value, at) VALUES ($1, $2, $3, $4) "
                                "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at "
                                "WHERE (excluded.at, excluded.value) > (customs_details.at, customs_details.value)",
                                "isss", record, field, value, at) >= 0;
}

static gboolean
add_details (GatewayDb             *db,
             const CustomsMessage  *message,
             gint64                 record,
             const char            *source,
             const char            *at,
             GError               **error)
{
  g_autofree char *declared_at = customs_time_parse (first_of (message, "D_DATE", "declTime"));
  g_autofree char *declared = customs_time_to_day (declared_at);

  if (strcmp (source, CUSTOMS_SOURCE_SINGLE_WINDOW) != 0 && !add_detail (db, record, "source", source, "", error))
    return FALSE;

  return add_detail (db, record, "customs", first_of (message, "CUSTOM_MASTER", "customsCode"), at, error)
         && add_detail (db, record, "direction", direction_of (message), at, error)
         && add_detail (db, record, "supervision-mode", customs_message_get (message, "tradeMode"), at, error)
         && add_detail (db, record, "company", customs_message_get (message, "ebcName"), at, error)
         && add_detail (db, record, "declared", declared, at, error);
}

static gboolean
store_record (GatewayDb             *db,
              const CustomsMessage  *message,
              const char            *source,
              GError               **error)
{
  g_autofree char *at = time_of (message);
  gint64 record = 0;

  if (!name_by_fields (db, message, &record, error))
    return FALSE;

  return record == 0
         || (add_factors (db, message, record, error)
             && add_event (db, message, record, at, error)
             && add_links (db, message, record, error)
             && add_details (db, message, record, source, at, error));
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

static gboolean
add_bill (GatewayDb             *db,
          const CustomsMessage  *message,
          const char            *inventory,
          const char            *bill,
          const char            *at,
          GError               **error)
{
  return gateway_db_execute (db, error,
                             "INSERT INTO customs_taxes (inventory, tax_no, duty, vat, consumption, at) "
                             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (inventory, tax_no) DO UPDATE SET "
                             "duty = excluded.duty, vat = excluded.vat, consumption = excluded.consumption, at = excluded.at "
                             "WHERE (excluded.at, excluded.duty, excluded.vat, excluded.consumption) > "
                             "(customs_taxes.at, customs_taxes.duty, customs_taxes.vat, customs_taxes.consumption)",
                             "ssiiis", inventory, bill, fen_of (message, "customsTax"), fen_of (message, "valueAddedTax"),
                             fen_of (message, "consumptionTax"), at) >= 0;
}

static gboolean
add_bill_status (GatewayDb             *db,
                 const CustomsMessage  *message,
                 const char            *inventory,
                 const char            *bill,
                 const char            *at,
                 GError               **error)
{
  const char *status = customs_message_get (message, "status");

  return status == NULL
         || gateway_db_execute (db, error,
                                "INSERT INTO customs_taxes (inventory, tax_no, status, status_at) VALUES ($1, $2, $3, $4) "
                                "ON CONFLICT (inventory, tax_no) DO UPDATE SET status = excluded.status, status_at = excluded.status_at "
                                "WHERE (excluded.status_at, excluded.status) > (customs_taxes.status_at, customs_taxes.status)",
                                "ssss", inventory, bill, status, at) >= 0;
}

/* A bill (CEB816) tells amounts and state, a later word on it (CEB818) the state alone. */
static gboolean
store_tax (GatewayDb             *db,
           const CustomsMessage  *message,
           GError               **error)
{
  const char *inventory = customs_message_get (message, "invtNo");
  const char *number = customs_message_get (message, "taxNo");
  g_autofree char *at = time_of (message);
  gboolean has_amounts = first_of (message, "customsTax", "valueAddedTax") != NULL;

  if (inventory == NULL)
    return TRUE;
  if (number == NULL)
    number = "";

  return (!has_amounts || add_bill (db, message, inventory, number, *at != '\0' ? at : "0", error))
         && add_bill_status (db, message, inventory, number, at, error);
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
                       const char            *source,
                       gboolean              *added,
                       GError               **error)
{
  gint64 entered = enter_ledger (db, message, error);

  *added = entered > 0;
  if (entered <= 0)
    return entered == 0;

  if (message->kind == CUSTOMS_KIND_TAX)
    return store_tax (db, message, error);
  return message->kind == CUSTOMS_KIND_OTHER || store_record (db, message, source, error);
}

static gboolean
replace_detail (GatewayDb   *db,
                gint64       record,
                const char  *field,
                const char  *value,
                GError     **error)
{
  return value == NULL
         || gateway_db_execute (db, error,
                                "INSERT INTO customs_details (record, field, value, at) VALUES ($1, $2, $3, '" SAID_BY_OPERATOR "') "
                                "ON CONFLICT (record, field) DO UPDATE SET value = excluded.value, at = excluded.at",
                                "iss", record, field, value) >= 0;
}

gboolean
customs_store_head (GatewayDb          *db,
                    const CustomsHead  *head,
                    GError            **error)
{
  gint64 record = 0;

  if (head->unified_number != NULL
      && (!customs_numbers_name (db, CUSTOMS_KIND_DECLARATION, "unified", head->unified_number, "", &record, error)
          || !add_factor (db, record, head->unified_number, 6, error)))
    return FALSE;

  return customs_numbers_name (db, CUSTOMS_KIND_DECLARATION, "declaration", head->number, "", &record, error)
         && add_factor (db, record, head->uscc, 6, error)
         && replace_detail (db, record, "supervision-mode", head->supervision_mode, error)
         && replace_detail (db, record, "direction", head->direction, error)
         && replace_detail (db, record, "company", head->company, error)
         && replace_detail (db, record, "customs", head->customs, error)
         && replace_detail (db, record, "declared", head->declared, error);
}
