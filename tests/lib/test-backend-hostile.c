/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Servers that break off, or answer what was not asked: the right state after it. */
#include "hostile-gateway.h"

static gboolean
on_cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancel_in_flight (RawAnswer answer)
{
  g_autoptr (KioskRequest) request = hostile_new_get (8000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  Hostile hostile;

  hostile_set_up (&hostile, answer, NULL);
  g_timeout_add (150, on_cancel, cancellable);
  g_assert_null (backend_fetch (hostile.backend, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1500000);
  hostile_tear_down (&hostile);
}

static void
test_cancelled_in_flight (void)
{
  cancel_in_flight (hostile_answer_silence);
  cancel_in_flight (hostile_answer_drip_headers);
  cancel_in_flight (hostile_answer_drip);
}

static gboolean
answer_nothing (RawServer     *server,
                GOutputStream *out,
                guint          nth)
{
  return FALSE;
}

static void
test_closed_early (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_nothing, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_OFFLINE);
  g_assert_cmpuint (raw_server_get_asked (hostile.server), ==, 4);
  g_assert_false (kiosk_backend_get_online (hostile.backend));
  hostile_tear_down (&hostile);
}

static gboolean
answer_half (RawServer     *server,
             GOutputStream *out,
             guint          nth)
{
  if (nth == 0)
    raw_server_print (server, out, HOSTILE_HEAD "Content-Length: 100\r\n\r\n{\"a\":");
  else
    raw_server_print (server, out, HOSTILE_HEAD "Content-Length: 3\r\nConnection: close\r\n\r\n[1]");

  return FALSE;
}

static void
test_truncated_then_whole (void)
{
  g_autoptr (KioskRequest) request = hostile_new_get (8000);
  g_autoptr (JsonNode) root = NULL;
  Hostile hostile;

  hostile_set_up (&hostile, answer_half, NULL);
  root = backend_fetch (hostile.backend, request, NULL, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (raw_server_get_asked (hostile.server), ==, 2);
  hostile_tear_down (&hostile);
}

static gboolean
answer_nonsense (RawServer     *server,
                 GOutputStream *out,
                 guint          nth)
{
  raw_server_print (server, out, "SSH-2.0-OpenSSH_9.2\r\n\r\nhello\r\n\r\n");

  return FALSE;
}

static void
test_nonsense (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_nonsense, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_false (kiosk_backend_get_online (hostile.backend));
  hostile_tear_down (&hostile);
}

#define NUMBERED(n) HOSTILE_HEAD "Content-Length: 3\r\n\r\n[" n "]"

static gboolean
answer_twice (RawServer     *server,
              GOutputStream *out,
              guint          nth)
{
  if (nth == 0)
    return raw_server_print (server, out, NUMBERED ("0") NUMBERED ("7"));

  return raw_server_print (server, out, NUMBERED ("1"));
}

static int
fetch_number (KioskBackend *backend)
{
  g_autoptr (KioskRequest) request = hostile_new_get (8000);
  g_autoptr (JsonNode) root = backend_fetch (backend, request, NULL, NULL);

  return json_array_get_int_element (json_node_get_array (root), 0);
}

/* An answer that nobody asked for must not be taken for the answer to the next question. */
static void
test_duplicated (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_twice, NULL);
  g_assert_cmpint (fetch_number (hostile.backend), ==, 0);
  g_assert_cmpint (fetch_number (hostile.backend), ==, 1);
  hostile_tear_down (&hostile);
}

static gboolean
answer_late_first (RawServer     *server,
                   GOutputStream *out,
                   guint          nth)
{
  if (nth == 0)
    g_usleep (400000);

  return raw_server_print (server, out, nth == 0 ? NUMBERED ("0") : NUMBERED ("1"));
}

static void
keep_number_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, NULL);

  *(int *) user_data = json_array_get_int_element (json_node_get_array (root), 0);
}

/* The answer to the second question comes first, and each gets its own. */
static void
test_reordered (void)
{
  g_autoptr (KioskRequest) request = hostile_new_get (8000);
  int first = -1;
  Hostile hostile;

  hostile_set_up (&hostile, answer_late_first, NULL);
  kiosk_backend_send_async (hostile.backend, request, NULL, keep_number_cb, &first);
  while (raw_server_get_asked (hostile.server) == 0)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpint (fetch_number (hostile.backend), ==, 1);
  g_assert_cmpint (first, ==, -1);
  while (first == -1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (first, ==, 0);
  hostile_tear_down (&hostile);
}

static gboolean
answer_redirect (RawServer     *server,
                 GOutputStream *out,
                 guint          nth)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 307 Temporary Redirect\r\nLocation: %s/v1/things/1\r\n"
                                           "Content-Length: 0\r\n\r\n", (char *) raw_server_get_data (server));

  return raw_server_print (server, out, text);
}

static gboolean
answer_ok (RawServer     *server,
           GOutputStream *out,
           guint          nth)
{
  return raw_server_print (server, out, NUMBERED ("1"));
}

static void
test_redirected (void)
{
  RawServer *elsewhere = raw_server_new (answer_ok, NULL);
  g_autofree char *url = raw_server_get_url (elsewhere);
  Hostile hostile;

  hostile_set_up (&hostile, answer_redirect, url);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_asked (elsewhere), ==, 0);
  hostile_tear_down (&hostile);
  raw_server_free (elsewhere);
}

/* What the environment says of proxies is not for the gateway: it would see tokens and factors. */
static void
test_no_proxy (void)
{
  RawServer *proxy = raw_server_new (answer_ok, NULL);
  g_autofree char *url = raw_server_get_url (proxy);
  Hostile hostile;

  g_setenv ("http_proxy", url, TRUE);
  hostile_set_up (&hostile, answer_ok, NULL);
  fetch_number (hostile.backend);
  g_assert_cmpuint (raw_server_get_asked (proxy), ==, 0);
  g_assert_cmpuint (raw_server_get_asked (hostile.server), ==, 1);
  hostile_tear_down (&hostile);
  g_unsetenv ("http_proxy");
  raw_server_free (proxy);
}

static gboolean
answer_cookie (RawServer     *server,
               GOutputStream *out,
               guint          nth)
{
  return raw_server_print (server, out,
                           HOSTILE_HEAD "Set-Cookie: visitor=1\r\nCache-Control: max-age=600\r\nContent-Length: 3\r\n\r\n[1]");
}

static void
test_not_kept (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_cookie, NULL);
  fetch_number (hostile.backend);
  backend_wait (NULL, 0.5);
  fetch_number (hostile.backend);
  g_assert_cmpuint (raw_server_get_asked (hostile.server), ==, 2);
  hostile_tear_down (&hostile);
}

static void
test_refused (void)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", raw_server_find_port ());
  g_autoptr (KioskBackend) backend = kiosk_backend_new (url, NULL);

  backend_expect_error (backend, KIOSK_ERROR_OFFLINE);
  g_assert_false (kiosk_backend_get_online (backend));
}

static void
test_bad_address (void)
{
  const char *bad[] = { "", "nonsense", "ftp://127.0.0.1", "http://", "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (KioskBackend) backend = kiosk_backend_new (bad[i], "token");

      backend_expect_error (backend, KIOSK_ERROR_OFFLINE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backend/hostile/cancelled-in-flight", test_cancelled_in_flight);
  g_test_add_func ("/backend/hostile/closed-early", test_closed_early);
  g_test_add_func ("/backend/hostile/truncated-then-whole", test_truncated_then_whole);
  g_test_add_func ("/backend/hostile/nonsense", test_nonsense);
  g_test_add_func ("/backend/hostile/duplicated", test_duplicated);
  g_test_add_func ("/backend/hostile/reordered", test_reordered);
  g_test_add_func ("/backend/hostile/redirected", test_redirected);
  g_test_add_func ("/backend/hostile/no-proxy", test_no_proxy);
  g_test_add_func ("/backend/hostile/not-kept", test_not_kept);
  g_test_add_func ("/backend/hostile/refused", test_refused);
  g_test_add_func ("/backend/hostile/bad-address", test_bad_address);

  return g_test_run ();
}
