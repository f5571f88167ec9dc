/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-client.h"

#include "gateway-double.h"

#define JSON    "application/json"
#define PROBLEM "application/problem+json"
#define RECORD  "{\"number\":\"370120260000123456\",\"status\":{\"stage\":\"close\",\"kind\":\"done\"},\"stages\":[]}"
#define ORDER   "{\"order_no\":\"DD1\",\"documents\":[]}"
#define GOODS   "{\"items\":[{\"code\":\"3304990029\",\"name\":\"护肤品\"}],\"truncated\":false}"
#define RULES   "{\"policies\":[],\"vat\":[]}"

typedef struct
{
  GatewayDouble *gateway;
  KioskBackend  *backend;
  CustomsClient *client;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *url = NULL;

  fixture->gateway = gateway_double_new ();
  url = gateway_double_get_url (fixture->gateway);
  fixture->backend = kiosk_backend_new (url, "token");
  fixture->client = customs_client_new (fixture->backend);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->backend);
  gateway_double_free (fixture->gateway);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static CustomsRecord *
get_record (Fixture            *fixture,
            CustomsNumberKind   kind,
            const char         *number,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  customs_client_get_record_async (fixture->client, kind, number, "ABC123", cancellable, keep_result, &result);
  return customs_client_get_record_finish (fixture->client, wait_for (&result), error);
}

static void
expect_error (Fixture    *fixture,
              KioskError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (get_record (fixture, CUSTOMS_NUMBER_DECLARATION, "370120260000123456", NULL, &error));
  g_assert_error (error, KIOSK_ERROR, (int) code);
}

static void
test_record (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) declaration = NULL;
  g_autoptr (CustomsRecord) inventory = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  declaration = get_record (fixture, CUSTOMS_NUMBER_DECLARATION, "370120260000123456", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (declaration->status->stage, ==, CUSTOMS_STAGE_CLOSE);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/declarations/370120260000123456");
  g_assert_cmpstr (gateway_double_get_factor (fixture->gateway), ==, "ABC123");

  inventory = get_record (fixture, CUSTOMS_NUMBER_INVENTORY, "37012026I000012345", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (inventory);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/inventories/37012026I000012345");
}

static void
get_order (Fixture           *fixture,
           CustomsNumberKind  kind,
           const char        *number,
           const char        *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CustomsOrder) order = NULL;

  customs_client_get_order_async (fixture->client, kind, number, "1234", NULL, keep_result, &result);
  order = customs_client_get_order_finish (fixture->client, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (order->order_no, ==, "DD1");
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, path);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gateway_double_set_answer (fixture->gateway, 200, JSON, ORDER);

  get_order (fixture, CUSTOMS_NUMBER_ORDER, "DD-1", "/v1/customs/orders/DD-1");
  get_order (fixture, CUSTOMS_NUMBER_WAYBILL, "SF1234567890123", "/v1/customs/waybills/SF1234567890123");
  get_order (fixture, CUSTOMS_NUMBER_POSTAL, "RR123456785CN", "/v1/customs/waybills/RR123456785CN");
}

static void
test_goods (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CustomsGoodsList) found = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, GOODS);
  customs_client_search_goods_async (fixture->client, "护肤 &q=x", NULL, keep_result, &result);
  found = customs_client_search_goods_finish (fixture->client, wait_for (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found->items)), ==, 1);
  g_assert_cmpstr (gateway_double_get_path (fixture->gateway), ==, "/v1/customs/hs");
  g_assert_null (strstr (gateway_double_get_query (fixture->gateway), "&q=x"));
  g_assert_nonnull (strstr (gateway_double_get_query (fixture->gateway), "limit=20"));
}

static void
test_tax_rules (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CustomsTaxRules) rules = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, RULES);
  customs_client_get_tax_rules_async (fixture->client, NULL, keep_result, &result);
  rules = customs_client_get_tax_rules_finish (fixture->client, wait_for (&result), &error);

  g_assert_no_error (error);
  g_assert_null (customs_tax_rules_get_policy (rules, "2026-11-23"));
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  const struct { guint status; KioskError code; } problems[] = {
    { 400, KIOSK_ERROR_INVALID_INPUT },
    { 401, KIOSK_ERROR_INTERNAL },
    { 404, KIOSK_ERROR_NOT_FOUND },
    { 409, KIOSK_ERROR_REJECTED },
    { 429, KIOSK_ERROR_BUSY },
    { 500, KIOSK_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *body =
        g_strdup_printf ("{\"type\":\"urn:park-kiosk:problem:test\",\"title\":\"Test\",\"status\":%u}", problems[i].status);

      gateway_double_set_answer (fixture->gateway, problems[i].status, PROBLEM, body);
      expect_error (fixture, problems[i].code);
    }
}

static void
test_too_many_tries (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  gateway_double_set_answer (fixture->gateway, 429, PROBLEM,
                             "{\"type\":\"urn:park-kiosk:problem:too-many-tries\",\"title\":\"x\",\"status\":429,\"retry_after\":600}");
  g_assert_null (get_record (fixture, CUSTOMS_NUMBER_DECLARATION, "370120260000123456", NULL, &error));
  g_assert_error (error, KIOSK_ERROR, KIOSK_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "10 minutes"));
  g_assert_cmpuint (gateway_double_get_asked (fixture->gateway), ==, 1);
}

static void
test_not_the_contract (Fixture       *fixture,
                       gconstpointer  data)
{
  const struct { const char *media_type; const char *body; } answers[] = {
    { "text/html", "<html><body>Welcome to the lobby's network</body></html>" },
    { JSON, "<html><body>Welcome</body></html>" },
    { JSON, "{\"number\":\"3701202600001" },
    { JSON, "" },
    { JSON, "null" },
    { JSON, "[" RECORD "]" },
    { JSON, "{\"number\":1,\"status\":{\"stage\":\"close\",\"kind\":\"done\"},\"stages\":[]}" },
    { JSON, "{\"status\":\"fine\",\"stages\":[]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%s", answers[i].body);
      gateway_double_set_answer (fixture->gateway, 200, answers[i].media_type, answers[i].body);
      expect_error (fixture, KIOSK_ERROR_UNAVAILABLE);
    }
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsRecord) record = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, RECORD);
  gateway_double_set_delay (fixture->gateway, 400);
  record = get_record (fixture, CUSTOMS_NUMBER_DECLARATION, "370120260000123456", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
}

static gboolean
on_change_of_mind (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gateway_double_set_answer (fixture->gateway, 200, JSON, NULL);
  g_timeout_add (100, on_change_of_mind, cancellable);
  g_assert_null (get_record (fixture, CUSTOMS_NUMBER_DECLARATION, "370120260000123456", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  gateway_double_free (fixture->gateway);
  fixture->gateway = gateway_double_new ();
  expect_error (fixture, KIOSK_ERROR_OFFLINE);
}

#define ADD(name, function) \
  g_test_add ("/customs/client/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("record", test_record);
  ADD ("order", test_order);
  ADD ("goods", test_goods);
  ADD ("tax-rules", test_tax_rules);
  ADD ("problems", test_problems);
  ADD ("too-many-tries", test_too_many_tries);
  ADD ("not-the-contract", test_not_the_contract);
  ADD ("slow", test_slow);
  ADD ("cancelled", test_cancelled);
  ADD ("away", test_away);

  return g_test_run ();
}
