/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-message.h"

#include "kiosk-core.h"

#include <string.h>

#define MOST_TEXT 4000

static CustomsKind
kind_of (const char *type)
{
  static const struct
  {
    const char  *type;
    CustomsKind  kind;
  } kinds[] = {
    { "DEC_RESULT", CUSTOMS_KIND_DECLARATION },
    { "DecImportResponse", CUSTOMS_KIND_DECLARATION },
    { "Inventory", CUSTOMS_KIND_INVENTORY },
    { "InventoryReturn", CUSTOMS_KIND_INVENTORY },
    { "Order", CUSTOMS_KIND_ORDER },
    { "OrderReturn", CUSTOMS_KIND_ORDER },
    { "Payment", CUSTOMS_KIND_PAYMENT },
    { "PaymentReturn", CUSTOMS_KIND_PAYMENT },
    { "Receipts", CUSTOMS_KIND_PAYMENT },
    { "ReceiptsReturn", CUSTOMS_KIND_PAYMENT },
    { "Logistics", CUSTOMS_KIND_WAYBILL },
    { "LogisticsReturn", CUSTOMS_KIND_WAYBILL },
    { "LogisticsStatus", CUSTOMS_KIND_WAYBILL },
    { "LogisticsStatusReturn", CUSTOMS_KIND_WAYBILL },
    { "Tax", CUSTOMS_KIND_TAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].type, type) == 0)
      return kinds[i].kind;

  return CUSTOMS_KIND_OTHER;
}

/* A message that could not be read comes back whole, with all that is in it. */
static gboolean
is_personal (const char *field)
{
  static const char * const personal[] = {
    "buyerRegNo", "buyerName", "buyerIdType", "buyerIdNumber", "payerName", "payerIdType", "payerIdNumber", "telephone",
    "consignee", "consigneeTelephone", "consigneeAddress", "consigneeDistrict", "ebcTelephone", "oriBizMessage", NULL,
  };

  return g_strv_contains (personal, field);
}

CustomsMessage *
customs_message_new (const char *type)
{
  CustomsMessage *message = g_new0 (CustomsMessage, 1);

  message->type = g_strdup (type);
  message->kind = kind_of (type);
  message->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  message->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (message->checksum, (const guchar *) type, (gssize) strlen (type) + 1);
  return message;
}

void
customs_message_free (CustomsMessage *message)
{
  g_free (message->type);
  g_hash_table_unref (message->fields);
  g_checksum_free (message->checksum);
  g_free (message);
}

static char *
clean_text (const char *field,
            const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MOST_TEXT));
  gsize length = strlen (g_strstrip (valid));

  if (strcmp (field, "buyerTelephone") == 0)
    return g_strdup (length > 4 ? valid + length - 4 : "");
  if (strcmp (field, "NOTE") == 0 || strcmp (field, "returnInfo") == 0 || strcmp (field, "ErrorMessage") == 0)
    return customs_message_redact (valid);
  return g_steal_pointer (&valid);
}

void
customs_message_add (CustomsMessage *message,
                     const char     *field,
                     const char     *text)
{
  g_autofree char *clean = is_personal (field) ? NULL : clean_text (field, text);

  if (clean == NULL || *clean == '\0')
    return;

  g_checksum_update (message->checksum, (const guchar *) field, (gssize) strlen (field) + 1);
  g_checksum_update (message->checksum, (const guchar *) clean, (gssize) strlen (clean) + 1);
  if (!g_hash_table_contains (message->fields, field))
    g_hash_table_insert (message->fields, g_strdup (field), g_steal_pointer (&clean));
}

const char *
customs_message_get (const CustomsMessage *message,
                     const char           *field)
{
  return g_hash_table_lookup (message->fields, field);
}

const char *
customs_message_get_digest (const CustomsMessage *message)
{
  return g_checksum_get_string (message->checksum);
}

static gboolean
hide_person (const GMatchInfo *match,
             GString          *result,
             gpointer          data)
{
  g_autofree char *found = g_match_info_fetch (match, 0);
  g_autofree char *role = g_match_info_fetch (match, 1);
  g_autofree char *number = NULL;

  if (*role != '\0')
    {
      g_string_append_printf (result, "%s[***]", role);
      return FALSE;
    }

  number = kiosk_identifier_check (strlen (found) == 18 ? KIOSK_IDENTIFIER_RESIDENT_ID : KIOSK_IDENTIFIER_MOBILE_CN,
                                   found, NULL, NULL);
  g_string_append (result, number != NULL ? "***" : found);
  return FALSE;
}

char *
customs_message_redact (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern,
                       g_regex_new ("(购买人|订购人|支付人|个人|收件人)\\[[^\\]]*\\]|(?<!\\d)\\d{17}[\\dXx]|(?<!\\d)1\\d{10}(?!\\d)",
                                    G_REGEX_OPTIMIZE, 0, NULL));

  return g_regex_replace_eval (pattern, text, -1, 0, 0, hide_person, NULL, NULL);
}
