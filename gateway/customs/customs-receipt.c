/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-receipt.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define MOST_DEPTH 32
#define MOST_TEXT  4000

G_DEFINE_QUARK (customs-receipt-error-quark, customs_receipt_error)

static void
message_free (gpointer data)
{
  CustomsMessage *message = data;

  g_free (message->type);
  g_free (message->digest);
  g_hash_table_unref (message->fields);
  g_free (message);
}

const char *
customs_message_get (const CustomsMessage *message,
                     const char           *field)
{
  return g_hash_table_lookup (message->fields, field);
}

static const char *
name_of (xmlNode *node)
{
  return (const char *) node->name;
}

static gboolean
is_named (xmlNode    *node,
          const char *name)
{
  return strcmp (name_of (node), name) == 0;
}

static xmlNode *
find_below (xmlNode    *node,
            const char *name)
{
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      xmlNode *found = is_named (child, name) ? child : find_below (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What identifies or describes a buyer is not even taken in; the phone's last four digits are a second factor. */
static gboolean
is_personal (const char *name)
{
  static const char * const personal[] = {
    "buyerRegNo", "buyerName", "buyerIdType", "buyerIdNumber", "payerName", "payerIdType", "payerIdNumber", "telephone",
    "consignee", "consigneeTelephone", "consigneeAddress", "consigneeDistrict", "ebcTelephone", NULL,
  };

  return g_strv_contains (personal, name);
}

static void
take_leaf (GHashTable *fields,
           xmlNode    *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strstrip (g_strndup ((const char *) content, MOST_TEXT));
  gsize length = strlen (text);

  xmlFree (content);
  if (strcmp (name_of (node), "buyerTelephone") == 0 && length > 4)
    memmove (text, text + length - 4, 5);

  if (*text == '\0' || is_personal (name_of (node)) || g_hash_table_contains (fields, name_of (node)))
    g_free (text);
  else
    {
      char *valid = g_utf8_make_valid (text, -1);

      g_hash_table_insert (fields, g_strdup (name_of (node)), valid);
      g_free (text);
    }
}

static void
take_leaves (GHashTable *fields,
             xmlNode    *node)
{
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      if (xmlFirstElementChild (child) == NULL)
        take_leaf (fields, child);
      else
        take_leaves (fields, child);
    }
}

static char *
digest_of (const char *type,
           GHashTable *fields)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (fields), (GCompareFunc) strcmp);

  g_checksum_update (checksum, (const guchar *) type, (gssize) strlen (type) + 1);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *text = g_hash_table_lookup (fields, l->data);

      g_checksum_update (checksum, l->data, (gssize) strlen (l->data) + 1);
      g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

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

static void
take_message (GPtrArray *messages,
              xmlNode   *node)
{
  CustomsMessage *message = g_new0 (CustomsMessage, 1);

  message->type = g_strdup (name_of (node));
  message->kind = kind_of (message->type);
  message->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  take_leaves (message->fields, node);
  message->digest = digest_of (message->type, message->fields);
  g_ptr_array_add (messages, message);
}

static void
take_ceb (GPtrArray *messages,
          xmlNode   *root)
{
  static const char * const wrapping[] = {
    "BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature", NULL,
  };

  for (xmlNode *child = xmlFirstElementChild (root); child != NULL; child = xmlNextElementSibling (child))
    if (!g_strv_contains (wrapping, name_of (child)))
      take_message (messages, child);
}

static void
take_dec_data (GPtrArray *messages,
               xmlNode   *root)
{
  for (xmlNode *child = xmlFirstElementChild (root); child != NULL; child = xmlNextElementSibling (child))
    {
      if (is_named (child, "DEC_RESULT"))
        take_message (messages, child);
      else
        take_dec_data (messages, child);
    }
}

static gboolean
is_ceb_root (const char *name)
{
  return g_str_has_prefix (name, "CEB") && g_ascii_isdigit (name[3]);
}

/* Replies of the Single Window's client that stand for themselves. */
static gboolean
is_single (const char *name)
{
  static const char * const singles[] = {
    "DEC_RESULT", "DecImportResponse", "CommonResponeMessage", "CommonResponseMessage", "Root", "Package", NULL,
  };

  return g_strv_contains (singles, name);
}

static gboolean
refuse (GError              **error,
        CustomsReceiptError   code,
        const char           *reason)
{
  g_set_error_literal (error, CUSTOMS_RECEIPT_ERROR, (int) code, reason);
  return FALSE;
}

static gboolean parse_into (GPtrArray *messages, const char *data, gsize length, gboolean enveloped, GError **error);

static gboolean
open_envelope (GPtrArray  *messages,
               xmlNode    *root,
               GError    **error)
{
  xmlNode *data = find_below (root, "Data");
  xmlChar *text = data != NULL ? xmlNodeGetContent (data) : NULL;
  gsize length = 0;
  g_autofree guchar *payload = text != NULL ? g_base64_decode ((const char *) text, &length) : NULL;

  xmlFree (text);
  if (length == 0)
    return refuse (error, CUSTOMS_RECEIPT_ERROR_XML, "The envelope holds no message");

  return parse_into (messages, (const char *) payload, length, TRUE, error);
}

static gboolean
take_root (GPtrArray  *messages,
           xmlNode    *root,
           gboolean    enveloped,
           GError    **error)
{
  const char *name = name_of (root);

  if (is_ceb_root (name))
    take_ceb (messages, root);
  else if (is_single (name))
    take_message (messages, root);
  else if (strcmp (name, "DEC_DATA") == 0)
    take_dec_data (messages, root);
  else if (strcmp (name, "DxpMsg") == 0 && !enveloped)
    return open_envelope (messages, root, error);
  else
    return refuse (error, CUSTOMS_RECEIPT_ERROR_UNKNOWN, "The file is no message that this gateway knows");

  return TRUE;
}

static guint
depth_of (xmlNode *node,
          guint    limit)
{
  guint deepest = 0;

  if (limit == 0)
    return 1;
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    deepest = MAX (deepest, depth_of (child, limit - 1));

  return deepest + 1;
}

static gboolean
check_document (xmlDoc   *document,
                GError  **error)
{
  /* Without a DTD there are no entities: no bombs, nothing to fetch. */
  if (document->intSubset != NULL || document->extSubset != NULL)
    return refuse (error, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file has a document type declaration");
  if (depth_of (xmlDocGetRootElement (document), MOST_DEPTH + 1) > MOST_DEPTH)
    return refuse (error, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is nested too deeply");

  return TRUE;
}

static gboolean
refuse_xml (GError **error)
{
  const xmlError *cause = xmlGetLastError ();
  g_autofree char *reason = NULL;

  if (cause == NULL || cause->message == NULL)
    return refuse (error, CUSTOMS_RECEIPT_ERROR_XML, "The file is no XML");

  reason = g_strdup_printf ("Line %d: %s", cause->line, cause->message);
  return refuse (error, CUSTOMS_RECEIPT_ERROR_XML, g_strchomp (reason));
}

static gboolean
parse_into (GPtrArray   *messages,
            const char  *data,
            gsize        length,
            gboolean     enveloped,
            GError     **error)
{
  xmlDoc *document;
  gboolean good;

  if (length > CUSTOMS_RECEIPT_MOST_BYTES)
    return refuse (error, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is too large");

  document = xmlReadMemory (data, (int) length, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document == NULL)
    return refuse_xml (error);

  good = check_document (document, error)
         && take_root (messages, xmlDocGetRootElement (document), enveloped, error);
  xmlFreeDoc (document);
  return good;
}

GPtrArray *
customs_receipt_parse (const char  *data,
                       gsize        length,
                       GError     **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (message_free);

  if (!parse_into (messages, data, length, FALSE, error))
    return NULL;

  if (messages->len == 0)
    {
      refuse (error, CUSTOMS_RECEIPT_ERROR_UNKNOWN, "The message is empty");
      return NULL;
    }

  return g_steal_pointer (&messages);
}
