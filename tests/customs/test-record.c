/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-order.h"

#define STATUS "\"status\":{\"stage\":\"release\",\"kind\":\"done\",\"code\":\"P\",\"text\":\"海关已放行\"}"

static const char declaration[] =
  "{\"number\":\"370120260000123456\",\"unified_number\":\"E20260000000123456\",\"direction\":\"export\"," STATUS ","
  "\"updated\":\"2026-11-23T09:38:00+08:00\",\"source\":\"single-window\",\"news\":{\"of\":[\"tomorrow\"]},"
  "\"supervision_mode\":{\"code\":\"9710\",\"name\":\"跨境电商B2B直接出口\"},\"customs\":{\"code\":\"3712\",\"name\":\"海沧海关\"},"
  "\"company\":\"厦门鹭***有限公司\",\"declared\":\"2026-11-21\","
  "\"stages\":[{\"stage\":\"declare\",\"state\":\"done\",\"time\":\"2026-11-21T16:02:00+08:00\",\"code\":\"7\",\"note\":\"申报成功\"},"
  "{\"stage\":\"store\",\"state\":\"done\",\"note\":\"[Code:1800;Desc:逻辑校验通过]\"},"
  "{\"stage\":\"inspect\",\"state\":\"skipped\"},"
  "{\"stage\":\"x-ray\",\"state\":\"glowing\"}]}";

static const char inventory[] =
  "{\"number\":\"37012026I000012345\",\"direction\":\"import\","
  "\"status\":{\"stage\":\"review\",\"kind\":\"error\",\"code\":\"100\",\"text\":\"海关退单\"},"
  "\"updated\":\"2026-11-23T09:38:00+08:00\",\"stages\":[],\"order_no\":\"DD1\",\"waybill_no\":\"SF1\","
  "\"reason\":{\"code\":\"1313\",\"text\":\"购买超过年度限额\"},"
  "\"tax\":{\"duty\":\"0.00000\",\"consumption\":\"52.49500\",\"vat\":\"45.5\",\"total\":\"97.995\"},\"tax_no\":\"T1\"}";

static JsonObject *
object_of (JsonNode   **root,
           const char  *json)
{
  g_autoptr (GError) error = NULL;

  *root = json_from_string (json, &error);
  g_assert_no_error (error);
  return json_node_get_object (*root);
}

static CustomsRecord *
parse_record (const char  *json,
              GError     **error)
{
  g_autoptr (JsonNode) root = NULL;

  return customs_record_from_json (object_of (&root, json), error);
}

static void
test_declaration (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = parse_record (declaration, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (record->number, ==, "370120260000123456");
  g_assert_cmpstr (record->unified_number, ==, "E20260000000123456");
  g_assert_false (record->is_import);
  g_assert_cmpint (record->status->stage, ==, CUSTOMS_STAGE_RELEASE);
  g_assert_cmpint (record->status->kind, ==, CUSTOMS_KIND_DONE);
  g_assert_cmpstr (record->status->code, ==, "P");
  g_assert_cmpint (g_date_time_get_hour (record->updated), ==, 9);
  g_assert_cmpstr (record->supervision_mode, ==, "9710 跨境电商B2B直接出口");
  g_assert_cmpstr (record->customs, ==, "海沧海关");
  g_assert_cmpstr (record->company, ==, "厦门鹭***有限公司");
  g_assert_cmpstr (record->declared, ==, "2026-11-21");
  g_assert_null (record->tax);
}

static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = parse_record (declaration, &error);
  const CustomsStep *step;

  g_assert_no_error (error);
  g_assert_cmpuint (record->steps->len, ==, 4);

  step = g_ptr_array_index (record->steps, 0);
  g_assert_cmpint (step->stage, ==, CUSTOMS_STAGE_DECLARE);
  g_assert_cmpint (step->state, ==, CUSTOMS_STEP_DONE);
  g_assert_cmpint (g_date_time_get_minute (step->time), ==, 2);
  g_assert_cmpstr (step->note, ==, "申报成功");

  step = g_ptr_array_index (record->steps, 1);
  g_assert_null (step->time);
  g_assert_cmpstr (step->note, ==, "逻辑校验通过");

  step = g_ptr_array_index (record->steps, 2);
  g_assert_cmpint (step->state, ==, CUSTOMS_STEP_SKIPPED);

  /* Words of a later gateway */
  step = g_ptr_array_index (record->steps, 3);
  g_assert_cmpint (step->stage, ==, CUSTOMS_STAGE_UNKNOWN);
  g_assert_cmpint (step->state, ==, CUSTOMS_STEP_PENDING);
}

static void
test_inventory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = parse_record (inventory, &error);

  g_assert_no_error (error);
  g_assert_true (record->is_import);
  g_assert_cmpint (record->status->kind, ==, CUSTOMS_KIND_ERROR);
  g_assert_cmpstr (record->order_no, ==, "DD1");
  g_assert_cmpstr (record->waybill_no, ==, "SF1");
  g_assert_cmpstr (record->reason, ==, "购买超过年度限额（1313）");
  g_assert_cmpint (record->tax->duty, ==, 0);
  g_assert_cmpint (record->tax->consumption, ==, 5250);
  g_assert_cmpint (record->tax->vat, ==, 4550);
  g_assert_cmpint (record->tax->total, ==, 9800);
  g_assert_cmpstr (record->tax_no, ==, "T1");
}

/* Registered, but nothing was received yet; and names that the gateway's tables do not have. */
static void
test_bare (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record =
    parse_record ("{" STATUS ",\"stages\":[],\"reason\":{\"code\":\"\",\"text\":\"请补充\"},\"company\":null,"
                  "\"supervision_mode\":{\"code\":\"9999\",\"name\":\"9999\"},\"customs\":{\"code\":\"0001\"}}", &error);

  g_assert_no_error (error);
  g_assert_null (record->number);
  g_assert_null (record->updated);
  g_assert_null (record->company);
  g_assert_cmpstr (record->reason, ==, "请补充");
  g_assert_cmpstr (record->supervision_mode, ==, "9999");
  g_assert_cmpstr (record->customs, ==, "0001");
}

static const char * const broken_records[] = {
  "{}",
  "{\"stages\":[]}",
  "{" STATUS "}",
  "{" STATUS ",\"stages\":{}}",
  "{" STATUS ",\"stages\":[1]}",
  "{" STATUS ",\"stages\":[{\"stage\":\"declare\"}]}",
  "{" STATUS ",\"stages\":[{\"stage\":\"declare\",\"state\":\"done\",\"time\":\"yesterday\"}]}",
  "{" STATUS ",\"stages\":[{\"stage\":\"declare\",\"state\":\"done\",\"note\":7}]}",
  "{" STATUS ",\"stages\":[],\"number\":370120260000123456}",
  "{" STATUS ",\"stages\":[],\"updated\":\"2026-11-23\"}",
  "{" STATUS ",\"stages\":[],\"company\":[\"a\"]}",
  "{" STATUS ",\"stages\":[],\"tax\":{\"duty\":1}}",
  "{" STATUS ",\"stages\":[],\"tax\":{\"duty\":\"1.2.3\"}}",
  "{" STATUS ",\"stages\":[],\"reason\":\"none\"}",
  "{" STATUS ",\"stages\":[],\"customs\":{\"name\":\"x\"}}",
  "{\"status\":{\"stage\":7,\"kind\":\"done\"},\"stages\":[]}",
  "{\"status\":{\"stage\":\"close\"},\"stages\":[]}",
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken_records); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken_records[i]);
      g_assert_null (parse_record (broken_records[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

static CustomsOrder *
parse_order (const char  *json,
             GError     **error)
{
  g_autoptr (JsonNode) root = NULL;

  return customs_order_from_json (object_of (&root, json), error);
}

static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json =
    g_strdup_printf ("{\"order_no\":\"DD1\",\"waybill_no\":\"SF1\",\"documents\":["
                     "{\"document\":\"waybill\",\"present\":false},"
                     "{\"document\":\"order\",\"present\":true," STATUS ",\"updated\":\"2026-11-23T09:38:00+08:00\","
                     "\"reason\":{\"code\":\"1322\",\"text\":\"不一致\"}},"
                     "{\"document\":\"insurance\",\"present\":true}],\"inventory\":%s}", inventory);
  g_autoptr (CustomsOrder) order = parse_order (json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (order->order_no, ==, "DD1");
  g_assert_true (order->documents[CUSTOMS_DOCUMENT_ORDER].present);
  g_assert_cmpstr (order->documents[CUSTOMS_DOCUMENT_ORDER].reason, ==, "不一致（1322）");
  g_assert_cmpint (order->documents[CUSTOMS_DOCUMENT_ORDER].status->stage, ==, CUSTOMS_STAGE_RELEASE);
  g_assert_false (order->documents[CUSTOMS_DOCUMENT_WAYBILL].present);
  g_assert_false (order->documents[CUSTOMS_DOCUMENT_PAYMENT].present);
  g_assert_cmpstr (order->inventory->number, ==, "37012026I000012345");
}

static const char * const broken_orders[] = {
  "{}",
  "{\"documents\":{}}",
  "{\"documents\":[{\"present\":true}]}",
  "{\"documents\":[{\"document\":\"order\"}]}",
  "{\"documents\":[{\"document\":\"order\",\"present\":\"yes\"}]}",
  "{\"documents\":[{\"document\":\"order\",\"present\":true,\"status\":{}}]}",
  "{\"documents\":[],\"inventory\":{}}",
  "{\"documents\":[],\"inventory\":[]}",
  "{\"documents\":[],\"order_no\":1}",
};

static void
test_broken_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken_orders); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken_orders[i]);
      g_assert_null (parse_order (broken_orders[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customs/record/declaration", test_declaration);
  g_test_add_func ("/customs/record/steps", test_steps);
  g_test_add_func ("/customs/record/inventory", test_inventory);
  g_test_add_func ("/customs/record/bare", test_bare);
  g_test_add_func ("/customs/record/broken", test_broken);
  g_test_add_func ("/customs/order/documents", test_order);
  g_test_add_func ("/customs/order/broken", test_broken_order);

  return g_test_run ();
}
