/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Servers that break off, never end, swamp, or answer what was not asked: a deadline, a cap, and the right state after it. */
#include "backend-fixture.h"
#include "raw-server.h"

#include <string.h>

#define CHUNK (64 * 1024)
#define MOST_SENT (16 * 1024 * 1024)   /* the cap, and what the buffers of two sockets take */
#define MOST_GROWTH (48 * 1024)        /* KiB */
#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

typedef struct
{
  RawServer *server;
  KioskBackend *backend;
} Fixture;

static void
set_up_answer (Fixture   *fixture,
               RawAnswer  answer,
               gpointer   data)
{
  g_autofree char *url = NULL;

  fixture->server = raw_server_new (answer, data);
  url = raw_server_get_url (fixture->server);
  fixture->backend = kiosk_backend_new (url, NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->backend);
  raw_server_free (fixture->server);
}

static KioskRequest *
new_get (guint deadline)
{
  KioskRequest *request = kiosk_request_new ("GET", "/v1/things/%s", "1", NULL);

  kiosk_request_set_deadline (request, deadline);

  return request;
}

static void
expect (Fixture *fixture,
        guint    deadline,
        int      code)
{
  g_autoptr (KioskRequest) request = new_get (deadline);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  long memory = backend_peak_memory ();

  g_assert_null (backend_fetch (fixture->backend, request, NULL, &error));
  g_assert_error (error, KIOSK_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, deadline * 1000 + 1500000);
  g_assert_cmpint (backend_peak_memory () - memory, <, MOST_GROWTH);
}

static gboolean
answer_endless_body (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  g_autofree char *chunk = g_strnfill (CHUNK, ' ');

  raw_server_print (server, out, HEAD "\r\n");
  while (raw_server_write (server, out, chunk, CHUNK))
    ;

  return FALSE;
}

static void
test_endless (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_endless_body, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_asked (fixture.server), ==, 1);
  g_assert_cmpuint (raw_server_get_sent (fixture.server), <, MOST_SENT);
  tear_down (&fixture);
}

static gboolean
answer_endless_chunks (RawServer     *server,
                       GOutputStream *out,
                       guint          nth)
{
  g_autofree char *body = g_strnfill (CHUNK, ' ');
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%s\r\n", CHUNK, body);

  raw_server_print (server, out, HEAD "Transfer-Encoding: chunked\r\n\r\n");
  while (raw_server_print (server, out, chunk))
    ;

  return FALSE;
}

static void
test_endless_chunks (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_endless_chunks, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_sent (fixture.server), <, MOST_SENT);
  tear_down (&fixture);
}

static gboolean
answer_gigabyte (RawServer     *server,
                 GOutputStream *out,
                 guint          nth)
{
  g_autofree char *chunk = g_strnfill (CHUNK, ' ');

  raw_server_print (server, out, HEAD "Content-Length: 1073741824\r\n\r\n");
  for (guint i = 0; i < 1073741824 / CHUNK && raw_server_write (server, out, chunk, CHUNK); i++)
    ;

  return FALSE;
}

static void
test_gigabyte (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_gigabyte, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_sent (fixture.server), <, MOST_SENT);
  tear_down (&fixture);
}

static gboolean
answer_endless_headers (RawServer     *server,
                        GOutputStream *out,
                        guint          nth)
{
  raw_server_print (server, out, HEAD);
  while (raw_server_print (server, out, "X-More: more and more and more and more and more and more\r\n"))
    ;

  return FALSE;
}

static void
test_endless_headers (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_endless_headers, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_OFFLINE);
  g_assert_cmpuint (raw_server_get_sent (fixture.server), <, MOST_SENT);
  tear_down (&fixture);
}

static GBytes *
deflate_blanks (gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree char *chunk = g_strnfill (CHUNK, ' ');

  for (gsize i = 0; i < length / CHUNK; i++)
    g_output_stream_write_all (out, chunk, CHUNK, NULL, NULL, NULL);
  g_output_stream_close (out, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
answer_bomb (RawServer     *server,
             GOutputStream *out,
             guint          nth)
{
  GBytes *bomb = raw_server_get_data (server);
  g_autofree char *head = g_strdup_printf (HEAD "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                                           g_bytes_get_size (bomb));

  raw_server_print (server, out, head);
  raw_server_write (server, out, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));

  return FALSE;
}

static void
test_gzip_bomb (void)
{
  g_autoptr (GBytes) bomb = deflate_blanks (128 * 1024 * 1024);
  Fixture fixture;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, KIOSK_BACKEND_MAX_ANSWER / 8);
  set_up_answer (&fixture, answer_bomb, bomb);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  tear_down (&fixture);
}

static void
test_gzip (void)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (KioskRequest) request = new_get (8000);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) body = NULL;
  guint8 buffer[256];
  gsize read, written;
  Fixture fixture;

  g_converter_convert (G_CONVERTER (compressor), "[1]", 3, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END,
                       &read, &written, NULL);
  body = g_bytes_new (buffer, written);
  set_up_answer (&fixture, answer_bomb, body);
  root = backend_fetch (fixture.backend, request, NULL, NULL);
  g_assert_nonnull (root);
  tear_down (&fixture);
}

static gboolean
answer_drip (RawServer     *server,
             GOutputStream *out,
             guint          nth)
{
  raw_server_print (server, out, HEAD "Content-Length: 1000\r\n\r\n");
  while (raw_server_print (server, out, " "))
    g_usleep (20000);

  return FALSE;
}

static void
test_slow_drip (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_drip, NULL);
  expect (&fixture, 600, KIOSK_ERROR_TIMEOUT);
  tear_down (&fixture);
}

static gboolean
answer_drip_headers (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  raw_server_print (server, out, "HTTP/1.1 200 OK\r\nX: ");
  while (raw_server_print (server, out, "x"))
    g_usleep (20000);

  return FALSE;
}

static void
test_slow_headers (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_drip_headers, NULL);
  expect (&fixture, 600, KIOSK_ERROR_TIMEOUT);
  tear_down (&fixture);
}

static gboolean
answer_silence (RawServer     *server,
                GOutputStream *out,
                guint          nth)
{
  return TRUE;
}

static void
test_silence (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_silence, NULL);
  expect (&fixture, 300, KIOSK_ERROR_TIMEOUT);
  tear_down (&fixture);
}

static gboolean
on_cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancel_in_flight (RawAnswer answer)
{
  g_autoptr (KioskRequest) request = new_get (8000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  Fixture fixture;

  set_up_answer (&fixture, answer, NULL);
  g_timeout_add (150, on_cancel, cancellable);
  g_assert_null (backend_fetch (fixture.backend, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1500000);
  tear_down (&fixture);
}

static void
test_cancelled_in_flight (void)
{
  cancel_in_flight (answer_silence);
  cancel_in_flight (answer_drip_headers);
  cancel_in_flight (answer_drip);
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
  Fixture fixture;

  set_up_answer (&fixture, answer_nothing, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_OFFLINE);
  g_assert_cmpuint (raw_server_get_asked (fixture.server), ==, 4);
  g_assert_false (kiosk_backend_get_online (fixture.backend));
  tear_down (&fixture);
}

static gboolean
answer_half (RawServer     *server,
             GOutputStream *out,
             guint          nth)
{
  if (nth == 0)
    raw_server_print (server, out, HEAD "Content-Length: 100\r\n\r\n{\"a\":");
  else
    raw_server_print (server, out, HEAD "Content-Length: 3\r\nConnection: close\r\n\r\n[1]");

  return FALSE;
}

static void
test_truncated_then_whole (void)
{
  g_autoptr (KioskRequest) request = new_get (8000);
  g_autoptr (JsonNode) root = NULL;
  Fixture fixture;

  set_up_answer (&fixture, answer_half, NULL);
  root = backend_fetch (fixture.backend, request, NULL, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (raw_server_get_asked (fixture.server), ==, 2);
  tear_down (&fixture);
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
  Fixture fixture;

  set_up_answer (&fixture, answer_nonsense, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_false (kiosk_backend_get_online (fixture.backend));
  tear_down (&fixture);
}

static gboolean
answer_damaged_gzip (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  raw_server_print (server, out, HEAD "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\x1f\x8bnonsense!!");

  return FALSE;
}

static void
test_damaged_gzip (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_damaged_gzip, NULL);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  tear_down (&fixture);
}

#define NUMBERED(n) HEAD "Content-Length: 3\r\n\r\n[" n "]"

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
  g_autoptr (KioskRequest) request = new_get (8000);
  g_autoptr (JsonNode) root = backend_fetch (backend, request, NULL, NULL);

  return json_array_get_int_element (json_node_get_array (root), 0);
}

/* An answer that nobody asked for must not be taken for the answer to the next question. */
static void
test_duplicated (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_twice, NULL);
  g_assert_cmpint (fetch_number (fixture.backend), ==, 0);
  g_assert_cmpint (fetch_number (fixture.backend), ==, 1);
  tear_down (&fixture);
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
  Fixture fixture;

  set_up_answer (&fixture, answer_redirect, url);
  expect (&fixture, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_asked (elsewhere), ==, 0);
  tear_down (&fixture);
  raw_server_free (elsewhere);
}

/* What the environment says of proxies is not for the gateway: it would see tokens and factors. */
static void
test_no_proxy (void)
{
  RawServer *proxy = raw_server_new (answer_ok, NULL);
  g_autofree char *url = raw_server_get_url (proxy);
  Fixture fixture;

  g_setenv ("http_proxy", url, TRUE);
  set_up_answer (&fixture, answer_ok, NULL);
  fetch_number (fixture.backend);
  g_assert_cmpuint (raw_server_get_asked (proxy), ==, 0);
  g_assert_cmpuint (raw_server_get_asked (fixture.server), ==, 1);
  tear_down (&fixture);
  g_unsetenv ("http_proxy");
  raw_server_free (proxy);
}

static gboolean
answer_cookie (RawServer     *server,
               GOutputStream *out,
               guint          nth)
{
  return raw_server_print (server, out,
                           HEAD "Set-Cookie: visitor=1\r\nCache-Control: max-age=600\r\nContent-Length: 3\r\n\r\n[1]");
}

static void
test_not_kept (void)
{
  Fixture fixture;

  set_up_answer (&fixture, answer_cookie, NULL);
  fetch_number (fixture.backend);
  backend_wait (NULL, 0.5);
  fetch_number (fixture.backend);
  g_assert_cmpuint (raw_server_get_asked (fixture.server), ==, 2);
  tear_down (&fixture);
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

  g_test_add_func ("/backend/hostile/endless", test_endless);
  g_test_add_func ("/backend/hostile/endless-chunks", test_endless_chunks);
  g_test_add_func ("/backend/hostile/endless-headers", test_endless_headers);
  g_test_add_func ("/backend/hostile/gigabyte", test_gigabyte);
  g_test_add_func ("/backend/hostile/gzip", test_gzip);
  g_test_add_func ("/backend/hostile/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/backend/hostile/gzip-damaged", test_damaged_gzip);
  g_test_add_func ("/backend/hostile/slow-drip", test_slow_drip);
  g_test_add_func ("/backend/hostile/slow-headers", test_slow_headers);
  g_test_add_func ("/backend/hostile/silence", test_silence);
  g_test_add_func ("/backend/hostile/cancelled-in-flight", test_cancelled_in_flight);
  g_test_add_func ("/backend/hostile/closed-early", test_closed_early);
  g_test_add_func ("/backend/hostile/truncated-then-whole", test_truncated_then_whole);
  g_test_add_func ("/backend/hostile/nonsense", test_nonsense);
  g_test_add_func ("/backend/hostile/duplicated", test_duplicated);
  g_test_add_func ("/backend/hostile/redirected", test_redirected);
  g_test_add_func ("/backend/hostile/no-proxy", test_no_proxy);
  g_test_add_func ("/backend/hostile/not-kept", test_not_kept);
  g_test_add_func ("/backend/hostile/refused", test_refused);
  g_test_add_func ("/backend/hostile/bad-address", test_bad_address);

  return g_test_run ();
}
