/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods.h"

static CustomsGoodsList *
parse (const char  *json,
       GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &trouble);

  g_assert_no_error (trouble);
  return customs_goods_list_from_json (json_node_get_object (root), error);
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsGoodsList) list =
    parse ("{\"items\":[{\"code\":\"3304990029\",\"name\":\"护肤品\",\"unit1\":\"千克\",\"unit2\":\"件\",\"elements\":[\"品名\",\"品牌类型\"],"
           "\"duty\":\"6.5000\",\"vat\":\"13.0000\",\"consumption\":\"15.0000\",\"rate_note\":\"2014年税率，仅供参考\",\"shelf\":12},"
           "{\"code\":\"4901990000\",\"name\":\"书籍\",\"unit2\":\"本\"}],\"truncated\":true}", &error);
  g_autoptr (CustomsGoods) full = NULL;
  g_autoptr (CustomsGoods) bare = NULL;
  g_autofree char *units = NULL;
  g_autofree char *unit = NULL;

  g_assert_no_error (error);
  g_assert_true (list->truncated);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list->items)), ==, 2);

  full = g_list_model_get_item (G_LIST_MODEL (list->items), 0);
  units = customs_goods_dup_units (full);
  g_assert_cmpstr (customs_goods_get_code (full), ==, "3304990029");
  g_assert_cmpstr (customs_goods_get_name (full), ==, "护肤品");
  g_assert_cmpstr (units, ==, "千克 / 件");
  g_assert_cmpuint (g_strv_length ((char **) customs_goods_get_elements (full)), ==, 2);
  g_assert_cmpint (customs_goods_get_duty (full), ==, 65000);
  g_assert_cmpint (customs_goods_get_vat (full), ==, 130000);
  g_assert_cmpint (customs_goods_get_consumption (full), ==, 150000);
  g_assert_cmpstr (customs_goods_get_rate_note (full), ==, "2014年税率，仅供参考");

  bare = g_list_model_get_item (G_LIST_MODEL (list->items), 1);
  unit = customs_goods_dup_units (bare);
  g_assert_cmpstr (unit, ==, "本");
  g_assert_cmpint (customs_goods_get_duty (bare), ==, CUSTOMS_RATE_UNKNOWN);
  g_assert_cmpint (customs_goods_get_consumption (bare), ==, CUSTOMS_RATE_UNKNOWN);
  g_assert_null (customs_goods_get_rate_note (bare));
  g_assert_null (customs_goods_get_elements (bare)[0]);
}

static const char * const broken[] = {
  "{}",
  "{\"items\":[]}",
  "{\"items\":{},\"truncated\":false}",
  "{\"items\":[\"3304\"],\"truncated\":false}",
  "{\"items\":[{\"code\":\"3304990029\"}],\"truncated\":false}",
  "{\"items\":[{\"code\":3304990029,\"name\":\"x\"}],\"truncated\":false}",
  "{\"items\":[{\"code\":\"1\",\"name\":\"x\",\"elements\":\"品名\"}],\"truncated\":false}",
  "{\"items\":[{\"code\":\"1\",\"name\":\"x\",\"elements\":[1]}],\"truncated\":false}",
  "{\"items\":[{\"code\":\"1\",\"name\":\"x\",\"elements\":[[\"a\"]]}],\"truncated\":false}",
  "{\"items\":[{\"code\":\"1\",\"name\":\"x\",\"duty\":6.5}],\"truncated\":false}",
  "{\"items\":[{\"code\":\"1\",\"name\":\"x\",\"duty\":\"free\"}],\"truncated\":false}",
  "{\"items\":[],\"truncated\":\"no\"}",
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken[i]);
      g_assert_null (parse (broken[i], &error));
      g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/customs/goods/list", test_list);
  g_test_add_func ("/customs/goods/broken", test_broken);

  return g_test_run ();
}
