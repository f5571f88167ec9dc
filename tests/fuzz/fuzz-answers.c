/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Answers of the gateway, as the terminal takes them in: the answer itself, receipts, and what the customs service reads. */

#include "fuzz.h"

#include "customs-tax-estimate.h"
#include "customs-client.h"
#include "customs-words.h"
#include "kiosk-answer-private.h"
#include "kiosk-receipt.h"

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

static void
check_record (CustomsRecord *record)
{
  fuzz_take_words (customs_words_headline (record->status));
  fuzz_take_words (customs_words_advice (record));
  fuzz_take_words (customs_words_updated (record));
  if (record->declared != NULL)
    fuzz_take_words (customs_words_date (record->declared));
  for (guint i = 0; i < record->steps->len; i++)
    {
      const CustomsStep *step = record->steps->pdata[i];

      g_assert_nonnull (customs_words_stage (step->stage));
      fuzz_take_words (customs_words_step (step));
    }
}

static void
read_record (JsonObject  *object,
             GError     **error)
{
  g_autoptr (CustomsRecord) record = customs_record_from_json (object, error);

  if (record != NULL)
    check_record (record);
}

static void
read_order (JsonObject  *object,
            GError     **error)
{
  g_autoptr (CustomsOrder) order = customs_order_from_json (object, error);

  if (order == NULL)
    return;

  customs_order_mismatches (order);
  if (order->inventory != NULL)
    check_record (order->inventory);
}

static void
read_goods (JsonObject  *object,
            GError     **error)
{
  g_autoptr (CustomsGoodsList) list = customs_goods_list_from_json (object, error);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (list->items)); i++)
    {
      g_autoptr (CustomsGoods) goods = g_list_model_get_item (G_LIST_MODEL (list->items), i);

      fuzz_take_words (customs_words_goods (goods));
      fuzz_take_words (customs_goods_dup_units (goods));
      fuzz_take_words (customs_words_rate (customs_goods_get_vat (goods)));
    }
}

static void
read_rules (JsonObject  *object,
            GError     **error)
{
  g_autoptr (CustomsTaxRules) rules = customs_tax_rules_from_json (object, error);
  const CustomsTaxInput input = {
    .value = 123456, .freight = 3000, .duty = 100000, .vat_class = CUSTOMS_VAT_STANDARD, .listed = TRUE, .date = "2026-11-24",
  };
  CustomsTaxEstimate estimate = { 0 };

  if (rules != NULL && customs_tax_estimate (rules, &input, &estimate, NULL))
    fuzz_take_words (customs_words_yuan (estimate.tax.total));
}

static void
read_receipt (JsonNode  *root,
              GError   **error)
{
  g_autoptr (JsonNode) payload = json_node_init_object (json_node_alloc (), json_object_new ());
  g_autoptr (KioskSubmission) submission = kiosk_submission_new ("fuzz", "enquiry", payload);
  g_autoptr (KioskReceipt) receipt = kiosk_receipt_new (submission, root, error);

  if (receipt != NULL)
    g_assert_nonnull (kiosk_receipt_get_reference (receipt));
}

static void
read_whole (JsonNode  *root,
            guint      kind,
            GError   **error)
{
  static void (* const readers[]) (JsonObject *, GError **) = { read_record, read_order, read_goods, read_rules };

  if (kind == G_N_ELEMENTS (readers))
    read_receipt (root, error);
  else if (JSON_NODE_HOLDS_OBJECT (root))
    readers[kind] (json_node_get_object (root), error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const struct
  {
    guint       status;
    const char *media_type;
  } heads[] = {
    { 200, "application/json" }, { 422, KIOSK_PROBLEM_MEDIA_TYPE }, { 503, KIOSK_PROBLEM_MEDIA_TYPE }, { 200, "text/html" },
    { 204, "" },
  };
  guint kind = fuzz_choose (&data, &size, 5);
  guint head = fuzz_choose (&data, &size, G_N_ELEMENTS (heads));
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  const KioskAnswer answer = { heads[head].status, (char *) heads[head].media_type, -1, body };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_answer_to_json (&answer, &error);

  g_assert_true ((root == NULL) == (error != NULL));
  if (root != NULL)
    read_whole (root, kind, &error);
  return 0;
}
