/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bytes on the gateway's port, with and without a good head in front. Whatever they are, the server answers by the contract,
 * and never that it has failed. It runs in this program, so that its branches are counted. */

#include "fuzz.h"
#include "fuzz-store.h"

#include "customs/customs-module.h"
#include "gateway-bearers.h"
#include "gateway-server.h"
#include "gateway-service.h"
#include "intake/intake-module.h"
#include "kiosk-core.h"
#include "registration/registration-module.h"

#include <arpa/inet.h>
#include <gio/gio.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define TERMINALS 200   /* each may guess wrongly a few times before it has to wait */

static char *tokens[TERMINALS], *staff_token;
static struct sockaddr_in address;

static GLogWriterOutput
drop_log (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n,
          gpointer         data)
{
  return G_LOG_WRITER_HANDLED;
}

static void
start_server (void)
{
  const GatewayServerSetup setup = { "127.0.0.1:0", 1, 100, 0, 0 };
  GatewayServer *server = gateway_server_new (fuzz_store (), &setup);
  g_autofree char *key = g_build_filename (fuzz_directory (), "key", NULL);
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  gateway_service_add_routes (server, fuzz_store ());
  customs_module_new (server, fuzz_store (), NULL, &error);
  g_assert_no_error (error);
  registration_module_add (server, intake_module_new (server, fuzz_store (), key, &error));
  g_assert_no_error (error);
  gateway_server_start (server, &error);
  g_assert_no_error (error);

  url = gateway_server_get_address (server);
  address.sin_family = AF_INET;
  address.sin_port = htons ((guint16) g_ascii_strtoull (strrchr (url, ':') + 1, NULL, 10));
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_writer_func (drop_log, NULL, NULL);
  for (guint i = 0; i < TERMINALS; i++)
    {
      g_autofree char *id = g_strdup_printf ("fuzz-%u", i);

      tokens[i] = gateway_bearers_add (fuzz_store (), GATEWAY_FOR_TERMINALS, id, "haicang", FALSE, NULL);
    }
  staff_token = gateway_bearers_add (fuzz_store (), GATEWAY_FOR_STAFF, "fuzz", GATEWAY_ANY_PARK, FALSE, NULL);
  start_server ();
  return 0;
}

static GByteArray *
exchange (GString *request)
{
  GByteArray *answer = g_byte_array_new ();
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const struct linger at_once = { 1, 0 };
  const struct timeval patience = { .tv_sec = 3 };   /* with a server that waits for the rest of a request */
  guint8 block[4096];
  gssize n;

  g_assert_cmpint (connect (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  setsockopt (fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  send (fd, request->str, request->len, MSG_NOSIGNAL);
  shutdown (fd, SHUT_WR);
  while ((n = recv (fd, block, sizeof block, 0)) > 0)
    g_byte_array_append (answer, block, (guint) n);
  /* ports are not worn out by those that wait to be closed */
  setsockopt (fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close (fd);
  return answer;
}

static void
check_json (const char *body,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = kiosk_json_parse (body, length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
}

/* What stands behind @head: nothing after a HEAD or "100 Continue", whatever length was announced. */
static gsize
body_length (const char *head,
             const char *body)
{
  const char *length = g_strstr_len (head, body - head, "\r\nContent-Length: ");

  if (length == NULL || *body == '\0' || g_str_has_prefix (body, "HTTP/1."))
    return 0;

  return g_ascii_strtoull (length + strlen ("\r\nContent-Length: "), NULL, 10);
}

/* Bytes may be more than one request, and so have more than one answer. 500 is a fault of the program, 503 one of the store. */
static void
check_answers (GByteArray *bytes)
{
  g_autofree char *answers = fuzz_text (bytes->data, bytes->len);
  const char *end = answers + bytes->len;

  for (const char *head = answers; head < end;)
    {
      const char *body = strstr (head, "\r\n\r\n");
      gsize length;

      g_assert_true (g_str_has_prefix (head, "HTTP/1."));
      g_assert_false (g_str_has_prefix (head + strlen ("HTTP/1.1 "), "500") || g_str_has_prefix (head + strlen ("HTTP/1.1 "), "503"));
      g_assert_nonnull (body);
      body += strlen ("\r\n\r\n");
      length = body_length (head, body);
      if (length > (gsize) (end - body))
        return;   /* cut off, as happens where the server closes before it was sent all */
      if (length > 0 && g_strstr_len (head, body - head, "json\r\n") != NULL)
        check_json (body, length);
      head = body + length;
    }
}

/* The first line is the fuzzer's, then come its further headers and its body. */
static void
write_request (GString      *request,
               const char   *method,
               const char   *bearer,
               const guint8 *data,
               gsize         size)
{
  const guint8 *end = memchr (data, '\n', size);
  gsize line = end != NULL ? (gsize) (end - data) : size;
  gsize rest = size - MIN (line + 1, size);

  g_string_printf (request, "%s ", method);
  g_string_append_len (request, (const char *) data, (gssize) line);
  g_string_append_printf (request, " HTTP/1.1\r\nHost: fuzz\r\nConnection: close\r\nAuthorization: Bearer %s\r\n", bearer);
  if (*method == 'P')
    g_string_append_printf (request, "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", rest);
  if (rest > 0)
    g_string_append_len (request, (const char *) end + 1, (gssize) rest);
  if (*method != 'P')
    g_string_append (request, "\r\n\r\n");
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const guint8 nothing[1];
  static guint turn;
  guint what = fuzz_choose (&data, &size, 5);
  g_autoptr (GString) request = g_string_new (NULL);
  g_autoptr (GByteArray) answer = NULL;

  data = data != NULL ? data : nothing;
  if (what == 0)
    g_string_append_len (request, (const char *) data, (gssize) size);
  else
    write_request (request, what < 3 ? "GET" : "POST", what % 2 == 1 ? tokens[turn++ % TERMINALS] : staff_token, data, size);

  answer = exchange (request);
  check_answers (answer);
  return 0;
}
