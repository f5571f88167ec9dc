/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-order.h"

#include "customs-json.h"

#define MISMATCH "1322"  /* 订单清单表体商品项不一致 */

/* In the order of CustomsDocumentKind. */
static const char * const documents[] = { "order", "payment", "waybill", "inventory", NULL };


static gboolean
parse_document (CustomsDocument  *document,
                JsonObject       *object,
                GError          **error)
{
  JsonObject *status = NULL;

  if (!kiosk_json_get_boolean (object, "present", &document->present, error) ||
      !kiosk_json_optional_object (object, "status", &status, error) ||
      !kiosk_json_optional_time (object, "updated", &document->updated, error) ||
      !customs_reason_from_json (object, &document->reason, error))
    return FALSE;
  if (status == NULL)
    return TRUE;

  document->status = customs_status_from_json (status, error);
  return document->status != NULL;
}

static void
clear_document (CustomsDocument *document)
{
  g_clear_pointer (&document->status, customs_status_free);
  g_clear_pointer (&document->updated, g_date_time_unref);
  g_clear_pointer (&document->reason, g_free);
}

static gboolean
parse_documents (CustomsOrder  *order,
                 JsonArray     *array,
                 GError       **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = kiosk_json_array_object (array, i, error);
      const char *word;
      guint kind;

      if (object == NULL || !kiosk_json_get_string (object, "document", &word, error))
        return FALSE;

      kind = customs_json_enum (documents, word, CUSTOMS_N_DOCUMENTS);
      if (kind == CUSTOMS_N_DOCUMENTS)
        continue;
      clear_document (&order->documents[kind]);
      if (!parse_document (&order->documents[kind], object, error))
        return FALSE;
    }
  return TRUE;
}

CustomsOrder *
customs_order_from_json (JsonObject  *object,
                         GError     **error)
{
  g_autoptr (CustomsOrder) order = g_rc_box_new0 (CustomsOrder);
  JsonObject *inventory = NULL;
  JsonArray *array;

  if (!customs_json_dup_string (object, "order_no", &order->order_no, error) ||
      !customs_json_dup_string (object, "waybill_no", &order->waybill_no, error) ||
      !kiosk_json_get_array (object, "documents", &array, error) ||
      !parse_documents (order, array, error) ||
      !kiosk_json_optional_object (object, "inventory", &inventory, error))
    return NULL;

  if (inventory != NULL)
    {
      order->inventory = customs_record_from_json (inventory, error);
      if (order->inventory == NULL)
        return NULL;
    }
  return g_steal_pointer (&order);
}

gboolean
customs_order_mismatches (CustomsOrder *order)
{
  for (guint i = 0; i < CUSTOMS_N_DOCUMENTS; i++)
    if (order->documents[i].reason != NULL && strstr (order->documents[i].reason, MISMATCH) != NULL)
      return TRUE;
  return FALSE;
}

CustomsOrder *
customs_order_ref (CustomsOrder *order)
{
  return g_rc_box_acquire (order);
}

static void
customs_order_clear (CustomsOrder *order)
{
  g_free (order->order_no);
  g_free (order->waybill_no);
  for (guint i = 0; i < CUSTOMS_N_DOCUMENTS; i++)
    clear_document (&order->documents[i]);
  g_clear_pointer (&order->inventory, customs_record_unref);
}

void
customs_order_unref (CustomsOrder *order)
{
  g_rc_box_release_full (order, (GDestroyNotify) customs_order_clear);
}
