/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-request.h"

static void
test_path (void)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/a/%s/b/%s/c", "1/2?3#4", "五 %", NULL);

  g_assert_cmpstr (kiosk_request_get_route (request), ==, "/v1/a/%s/b/%s/c");
  g_assert_cmpstr (kiosk_request_get_path (request), ==, "/v1/a/1%2F2%3F3%234/b/%E4%BA%94%20%25/c");
}

static void
test_dots (void)
{
  g_autoptr (KioskRequest) one = kiosk_request_new ("GET", "/v1/%s/x", ".", NULL);
  g_autoptr (KioskRequest) two = kiosk_request_new ("GET", "/v1/%s", "..", NULL);
  g_autoptr (KioskRequest) more = kiosk_request_new ("GET", "/v1/%s", "../etc", NULL);

  g_assert_cmpstr (kiosk_request_get_path (one), ==, "/v1/%2E/x");
  g_assert_cmpstr (kiosk_request_get_path (two), ==, "/v1/%2E%2E");
  g_assert_cmpstr (kiosk_request_get_path (more), ==, "/v1/..%2Fetc");
}

static void
test_query (void)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/hs", NULL);

  kiosk_request_add_query (request, "q", "咖啡&limit=1");
  kiosk_request_add_query (request, "limit", "20");
  g_assert_cmpstr (kiosk_request_get_path (request), ==, "/v1/hs?q=%E5%92%96%E5%95%A1%26limit%3D1&limit=20");
}

static void
test_idempotent (void)
{
  g_autoptr (KioskRequest) get = kiosk_request_new ("GET", "/", NULL);
  g_autoptr (KioskRequest) put = kiosk_request_new ("PUT", "/", NULL);
  g_autoptr (KioskRequest) delete = kiosk_request_new ("DELETE", "/", NULL);
  g_autoptr (KioskRequest) post = kiosk_request_new ("POST", "/", NULL);

  g_assert_true (kiosk_request_is_idempotent (get));
  g_assert_true (kiosk_request_is_idempotent (put));
  g_assert_true (kiosk_request_is_idempotent (delete));
  g_assert_false (kiosk_request_is_idempotent (post));
  kiosk_request_set_idempotency_key (post, "2f9c3c0e-7d0a-4a46-8b2c-0c0b5ad6f6a1");
  g_assert_true (kiosk_request_is_idempotent (post));
}

static void
test_setters (void)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", "/", NULL);
  g_autoptr (JsonNode) body = json_node_init_int (json_node_alloc (), 1);

  g_assert_cmpuint (kiosk_request_get_deadline (request), ==, 8000);
  kiosk_request_set_deadline (request, 100);
  kiosk_request_set_factor (request, "123456");
  kiosk_request_set_body (request, body);

  g_assert_cmpstr (kiosk_request_get_method (request), ==, "POST");
  g_assert_cmpuint (kiosk_request_get_deadline (request), ==, 100);
  g_assert_cmpstr (kiosk_request_get_factor (request), ==, "123456");
  g_assert_true (kiosk_request_get_body (request) == body);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/path", test_path);
  g_test_add_func ("/request/dots", test_dots);
  g_test_add_func ("/request/query", test_query);
  g_test_add_func ("/request/idempotent", test_idempotent);
  g_test_add_func ("/request/setters", test_setters);

  return g_test_run ();
}
