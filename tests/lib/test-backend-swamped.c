/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Servers that never end, or swamp: a deadline over all, and a cap on what is taken in. */
#include "hostile-gateway.h"

#define CHUNK (64 * 1024)
#define MOST_SENT (16 * 1024 * 1024)   /* the cap, and what the buffers of two sockets take */

static gboolean
answer_endless_body (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  g_autofree char *chunk = g_strnfill (CHUNK, ' ');

  raw_server_print (server, out, HOSTILE_HEAD "\r\n");
  while (raw_server_write (server, out, chunk, CHUNK))
    ;

  return FALSE;
}

static void
test_endless (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_endless_body, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_asked (hostile.server), ==, 1);
  g_assert_cmpuint (raw_server_get_sent (hostile.server), <, MOST_SENT);
  hostile_tear_down (&hostile);
}

static gboolean
answer_endless_chunks (RawServer     *server,
                       GOutputStream *out,
                       guint          nth)
{
  g_autofree char *body = g_strnfill (CHUNK, ' ');
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%s\r\n", CHUNK, body);

  raw_server_print (server, out, HOSTILE_HEAD "Transfer-Encoding: chunked\r\n\r\n");
  while (raw_server_print (server, out, chunk))
    ;

  return FALSE;
}

static void
test_endless_chunks (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_endless_chunks, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_sent (hostile.server), <, MOST_SENT);
  hostile_tear_down (&hostile);
}

static gboolean
answer_gigabyte (RawServer     *server,
                 GOutputStream *out,
                 guint          nth)
{
  g_autofree char *chunk = g_strnfill (CHUNK, ' ');

  raw_server_print (server, out, HOSTILE_HEAD "Content-Length: 1073741824\r\n\r\n");
  for (guint i = 0; i < 1073741824 / CHUNK && raw_server_write (server, out, chunk, CHUNK); i++)
    ;

  return FALSE;
}

static void
test_gigabyte (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_gigabyte, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  g_assert_cmpuint (raw_server_get_sent (hostile.server), <, MOST_SENT);
  hostile_tear_down (&hostile);
}

static gboolean
answer_endless_headers (RawServer     *server,
                        GOutputStream *out,
                        guint          nth)
{
  raw_server_print (server, out, HOSTILE_HEAD);
  while (raw_server_print (server, out, "X-More: more and more and more and more and more and more\r\n"))
    ;

  return FALSE;
}

static void
test_endless_headers (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_endless_headers, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_OFFLINE);
  g_assert_cmpuint (raw_server_get_sent (hostile.server), <, MOST_SENT);
  hostile_tear_down (&hostile);
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
  g_autofree char *head = g_strdup_printf (HOSTILE_HEAD "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                                           g_bytes_get_size (bomb));

  raw_server_print (server, out, head);
  raw_server_write (server, out, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));

  return FALSE;
}

static void
test_gzip_bomb (void)
{
  g_autoptr (GBytes) bomb = deflate_blanks (128 * 1024 * 1024);
  Hostile hostile;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, KIOSK_BACKEND_MAX_ANSWER / 8);
  hostile_set_up (&hostile, answer_bomb, bomb);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  hostile_tear_down (&hostile);
}

static void
test_gzip (void)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (KioskRequest) request = hostile_new_get (8000);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) body = NULL;
  guint8 buffer[256];
  gsize read, written;
  Hostile hostile;

  g_converter_convert (G_CONVERTER (compressor), "[1]", 3, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END,
                       &read, &written, NULL);
  body = g_bytes_new (buffer, written);
  hostile_set_up (&hostile, answer_bomb, body);
  root = backend_fetch (hostile.backend, request, NULL, NULL);
  g_assert_nonnull (root);
  hostile_tear_down (&hostile);
}

static void
test_slow_drip (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, hostile_answer_drip, NULL);
  hostile_expect (&hostile, 600, KIOSK_ERROR_TIMEOUT);
  hostile_tear_down (&hostile);
}

static void
test_slow_headers (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, hostile_answer_drip_headers, NULL);
  hostile_expect (&hostile, 600, KIOSK_ERROR_TIMEOUT);
  hostile_tear_down (&hostile);
}

static void
test_silence (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, hostile_answer_silence, NULL);
  hostile_expect (&hostile, 300, KIOSK_ERROR_TIMEOUT);
  hostile_tear_down (&hostile);
}

static gboolean
answer_damaged_gzip (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  raw_server_print (server, out, HOSTILE_HEAD "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\x1f\x8bnonsense!!");

  return FALSE;
}

static void
test_damaged_gzip (void)
{
  Hostile hostile;

  hostile_set_up (&hostile, answer_damaged_gzip, NULL);
  hostile_expect (&hostile, 8000, KIOSK_ERROR_UNAVAILABLE);
  hostile_tear_down (&hostile);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backend/swamped/endless", test_endless);
  g_test_add_func ("/backend/swamped/endless-chunks", test_endless_chunks);
  g_test_add_func ("/backend/swamped/endless-headers", test_endless_headers);
  g_test_add_func ("/backend/swamped/gigabyte", test_gigabyte);
  g_test_add_func ("/backend/swamped/gzip", test_gzip);
  g_test_add_func ("/backend/swamped/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/backend/swamped/gzip-damaged", test_damaged_gzip);
  g_test_add_func ("/backend/swamped/slow-drip", test_slow_drip);
  g_test_add_func ("/backend/swamped/slow-headers", test_slow_headers);
  g_test_add_func ("/backend/swamped/silence", test_silence);

  return g_test_run ();
}
