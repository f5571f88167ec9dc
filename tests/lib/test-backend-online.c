/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "backend-fixture.h"
#include "raw-server.h"

static gboolean
answer_ok (RawServer     *server,
           GOutputStream *out,
           guint          nth)
{
  raw_server_print (server, out,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{}");

  return FALSE;
}

static void
on_notify (KioskBackend *backend,
           GParamSpec   *pspec,
           gboolean     *changed)
{
  *changed = TRUE;
}

/* Nobody asks anything: the link finds out by itself that the gateway has come, and that it has gone. */
static void
test_comes (void)
{
  guint16 port = raw_server_find_port ();
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (KioskBackend) backend = kiosk_backend_new (url, "token");
  gboolean changed = FALSE;
  RawServer *server;

  g_signal_connect (backend, "notify::online", G_CALLBACK (on_notify), &changed);
  g_assert_true (kiosk_backend_get_online (backend));
  backend_wait (&changed, 5);
  g_assert_false (kiosk_backend_get_online (backend));

  changed = FALSE;
  server = raw_server_new_on_port (port, answer_ok, NULL);
  backend_wait (&changed, 10);
  g_assert_true (kiosk_backend_get_online (backend));
  g_assert_cmpuint (raw_server_get_asked (server), ==, 0);

  raw_server_free (server);
}

static void
test_goes (void)
{
  RawServer *server = raw_server_new (answer_ok, NULL);
  g_autofree char *url = raw_server_get_url (server);
  g_autoptr (KioskBackend) backend = kiosk_backend_new (url, "token");
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/things", NULL);
  g_autoptr (JsonNode) root = backend_fetch (backend, request, NULL, NULL);
  gboolean changed = FALSE;

  g_assert_nonnull (root);
  g_signal_connect (backend, "notify::online", G_CALLBACK (on_notify), &changed);
  raw_server_free (server);

  backend_expect_error (backend, KIOSK_ERROR_OFFLINE);
  g_assert_true (changed);
  g_assert_false (kiosk_backend_get_online (backend));
}

/* The tries come at growing intervals: three or four of them within six seconds, where a fixed second would make six. */
static void
test_grows (void)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", raw_server_find_port ());
  g_autoptr (KioskBackend) backend = kiosk_backend_new (url, "token");
  guint probes;

  backend_wait (NULL, 6);
  probes = backend_log_count ("GET /healthz 0 ");
  g_assert_cmpuint (probes, >=, 3);
  g_assert_cmpuint (probes, <=, 4);
  g_assert_false (kiosk_backend_get_online (backend));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  backend_log_keep ();

  g_test_add_func ("/backend/online/grows", test_grows);
  g_test_add_func ("/backend/online/comes", test_comes);
  g_test_add_func ("/backend/online/goes", test_goes);

  return g_test_run ();
}
