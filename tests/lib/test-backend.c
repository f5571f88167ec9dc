/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "backend-fixture.h"

#include <libsoup/soup.h>
#include <string.h>

#define NUMBER "370120269876543210"
#define FACTOR "K4N4RY"
#define TOKEN "token-of-this-terminal"
#define KEY "2f9c3c0e-7d0a-4a46-8b2c-0c0b5ad6f6a1"

/* What the server has to answer to its next requests; the last one is repeated. */
typedef struct
{
  guint status;
  const char *media_type;
  const char *body;
  const char *retry_after;
} Answer;

typedef struct
{
  SoupServer *server;
  KioskBackend *backend;
  const Answer *answers;   /* ends with a status of 0 */
  guint asked;             /* without /healthz */
  gboolean strange;        /* /healthz is answered by something else */
  char *method;
  char *path;
  char *query;
  char *body;
  GHashTable *headers;
} Fixture;

static void
keep_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  g_hash_table_insert (user_data, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
keep_request (Fixture           *fixture,
              SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));

  g_free (fixture->method);
  g_free (fixture->path);
  g_free (fixture->query);
  g_free (fixture->body);
  fixture->method = g_strdup (soup_server_message_get_method (message));
  fixture->path = g_strdup (g_uri_get_path (uri));
  fixture->query = g_strdup (g_uri_get_query (uri));
  fixture->body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  g_hash_table_remove_all (fixture->headers);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), keep_header, fixture->headers);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const Answer *answer = fixture->answers;

  for (guint i = 0; i < fixture->asked && answer[1].status != 0; i++)
    answer++;

  fixture->asked++;
  keep_request (fixture, message);
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->retry_after != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message),
                                 "Retry-After", answer->retry_after);
  if (answer->body != NULL)
    soup_server_message_set_response (message, answer->media_type, SOUP_MEMORY_STATIC,
                                      answer->body, strlen (answer->body));
}

static void
on_health (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *body = "{\"status\":\"ok\",\"version\":\"0.1.0\"}";

  g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, fixture->strange ? "text/html" : "application/json", SOUP_MEMORY_STATIC,
                                    body, strlen (body));
}

static char *
get_url (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *url = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return url;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  fixture->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->answers = data;
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_add_handler (fixture->server, "/healthz", on_health, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  url = get_url (fixture->server);
  fixture->backend = kiosk_backend_new (url, TOKEN);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->backend);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_hash_table_unref (fixture->headers);
  g_free (fixture->method);
  g_free (fixture->path);
  g_free (fixture->query);
  g_free (fixture->body);
}

static KioskRequest *
new_get (void)
{
  KioskRequest *request = kiosk_request_new ("GET", "/v1/things/%s", NUMBER, NULL);

  kiosk_request_set_factor (request, FACTOR);

  return request;
}

static KioskRequest *
new_post (const char *key)
{
  KioskRequest *request = kiosk_request_new ("POST", "/v1/things", NULL);
  g_autoptr (JsonNode) body = json_from_string ("{\"name\":\"" NUMBER "\"}", NULL);

  kiosk_request_set_body (request, body);
  if (key != NULL)
    kiosk_request_set_idempotency_key (request, key);

  return request;
}

static void
expect (Fixture      *fixture,
        KioskRequest *request,
        int           code,
        guint         asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = backend_fetch (fixture->backend, request, NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, KIOSK_ERROR, code);
  g_assert_true ((root != NULL) == (code < 0));
  g_assert_cmpuint (fixture->asked, ==, asked);
  if (error != NULL)
    g_assert_null (strstr (error->message, NUMBER));
}

#define JSON "application/json"
#define PROBLEM KIOSK_PROBLEM_MEDIA_TYPE
#define OK_ANSWER { 200, JSON "; charset=utf-8", "{\"name\":\"value\"}", NULL }
#define PROBLEM_BODY(status, name) \
  "{\"type\":\"urn:park-kiosk:problem:" name "\",\"title\":\"Title\",\"status\":" #status "}"
#define PROBLEM_ANSWER(status, name, after) { status, PROBLEM, PROBLEM_BODY (status, name), after }
#define END { 0, NULL, NULL, NULL }

static const Answer answers_ok[] = { OK_ANSWER, END };

static void
test_ok (Fixture       *fixture,
         gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();
  g_autoptr (JsonNode) root = NULL;

  kiosk_request_add_query (request, "limit", "20");
  root = backend_fetch (fixture->backend, request, NULL, NULL);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "name"), ==, "value");
  g_assert_cmpstr (fixture->method, ==, "GET");
  g_assert_cmpstr (fixture->path, ==, "/v1/things/" NUMBER);
  g_assert_cmpstr (fixture->query, ==, "limit=20");
  g_assert_cmpstr (g_hash_table_lookup (fixture->headers, "authorization"), ==, "Bearer " TOKEN);
  g_assert_cmpstr (g_hash_table_lookup (fixture->headers, "kiosk-factor"), ==, FACTOR);
  g_assert_false (g_hash_table_contains (fixture->headers, "cookie"));
  g_assert_false (g_hash_table_contains (fixture->headers, "idempotency-key"));
}

static void
test_post (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_post (KEY);
  g_autoptr (JsonNode) root = backend_fetch (fixture->backend, request, NULL, NULL);

  g_assert_nonnull (root);
  g_assert_cmpstr (fixture->method, ==, "POST");
  g_assert_cmpstr (fixture->body, ==, "{\"name\":\"" NUMBER "\"}");
  g_assert_cmpstr (g_hash_table_lookup (fixture->headers, "content-type"), ==, JSON);
  g_assert_cmpstr (g_hash_table_lookup (fixture->headers, "idempotency-key"), ==, KEY);
}

static const Answer answers_none[] = { { 204, NULL, NULL, NULL }, END };

static void
test_no_content (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("DELETE", "/v1/things/%s", "1", NULL);
  g_autoptr (JsonNode) root = backend_fetch (fixture->backend, request, NULL, NULL);

  g_assert_true (json_node_is_null (root));
}

typedef struct
{
  Answer answers[2];
  KioskError code;
  gboolean online;
} Refusal;

static const Refusal refusals[] = {
  { { PROBLEM_ANSWER (400, "factor-required", NULL), END }, KIOSK_ERROR_INVALID_INPUT, TRUE },
  { { PROBLEM_ANSWER (401, "terminal-unknown", NULL), END }, KIOSK_ERROR_INTERNAL, TRUE },
  { { PROBLEM_ANSWER (404, "not-found", NULL), END }, KIOSK_ERROR_NOT_FOUND, TRUE },
  { { PROBLEM_ANSWER (409, "course-full", NULL), END }, KIOSK_ERROR_REJECTED, TRUE },
  { { PROBLEM_ANSWER (429, "too-many-tries", NULL), END }, KIOSK_ERROR_BUSY, TRUE },
  { { PROBLEM_ANSWER (429, "too-many-tries", "60"), END }, KIOSK_ERROR_BUSY, TRUE },
  { { PROBLEM_ANSWER (503, "starting", "60"), END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { PROBLEM_ANSWER (503, "starting", "Fri, 01 Jan 2100 00:00:00 GMT"), END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { PROBLEM_ANSWER (500, "internal", NULL), END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  /* a body that belies its status */
  { { { 404, PROBLEM, PROBLEM_BODY (200, "fine"), NULL }, END }, KIOSK_ERROR_NOT_FOUND, TRUE },
  { { { 404, PROBLEM, "{\"status\":\"404\"}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { { 404, PROBLEM, "<html></html>", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { { 200, JSON, "{\"name\":\"val", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { { 200, JSON, "", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { { 200, JSON, "{} {}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  { { { 200, JSON, "{\"name\":\"\xff\"}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, TRUE },
  /* somebody else answers */
  { { { 200, "text/html", "<html>Please log in</html>", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, FALSE },
  { { { 200, "text/html", "{}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, FALSE },
  { { { 200, PROBLEM, "{}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, FALSE },
  { { { 404, "text/html", "<html>Not found</html>", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, FALSE },
  { { { 404, JSON, "{}", NULL }, END }, KIOSK_ERROR_UNAVAILABLE, FALSE },
};

static void
test_refusal (Fixture       *fixture,
              gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autoptr (KioskRequest) request = new_get ();

  fixture->strange = !refusal->online;
  expect (fixture, request, refusal->code, 1);
  g_assert_cmpint (kiosk_backend_get_online (fixture->backend), ==, refusal->online);
}

static const Answer answers_503_ok[] = { PROBLEM_ANSWER (503, "starting", NULL), OK_ANSWER, END };
static const Answer answers_503[] = { PROBLEM_ANSWER (503, "starting", NULL), END };
static const Answer answers_429_ok[] = { PROBLEM_ANSWER (429, "busy", "1"), OK_ANSWER, END };

static void
test_retry_get (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();

  expect (fixture, request, -1, 2);
}

static void
test_retry_ends (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();

  expect (fixture, request, KIOSK_ERROR_UNAVAILABLE, 4);
}

static void
test_retry_not_beyond_deadline (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();
  gint64 start = g_get_monotonic_time ();

  kiosk_request_set_deadline (request, 90);
  expect (fixture, request, KIOSK_ERROR_UNAVAILABLE, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1000000);
}

static void
test_no_retry_of_post (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_post (NULL);

  expect (fixture, request, KIOSK_ERROR_UNAVAILABLE, 1);
}

static void
test_retry_of_post_with_key (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_post (KEY);

  expect (fixture, request, -1, 2);
  g_assert_cmpstr (g_hash_table_lookup (fixture->headers, "idempotency-key"), ==, KEY);
}

static void
test_retry_after (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();
  gint64 start = g_get_monotonic_time ();

  expect (fixture, request, -1, 2);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 1000000);
}

static void
test_cancelled_before (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (backend_fetch (fixture->backend, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->asked, ==, 0);
}

static gboolean
on_cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled_in_pause (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KioskRequest) request = new_get ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_timeout_add (200, on_cancel, cancellable);
  g_assert_null (backend_fetch (fixture->backend, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 900000);
  g_assert_cmpuint (fixture->asked, ==, 1);
  g_assert_true (kiosk_backend_get_online (fixture->backend));
}

/* libsoup 3.2 offers HTTP/2 by itself, with defects. It decides by this variable alone, when its first session is made. */
static void
test_http1 (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (g_getenv ("SOUP_FORCE_HTTP1"), ==, "1");
}

static void
test_injection (Fixture       *fixture,
                gconstpointer  data)
{
  const char *hostile[] = { "1\r\nHost: elsewhere", "1\n", "\t", "一二三四五六", "\x7f" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (KioskRequest) request = new_get ();

      kiosk_request_set_factor (request, hostile[i]);
      expect (fixture, request, KIOSK_ERROR_INVALID_INPUT, 0);
    }
}

static void
test_log (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (KioskRequest) get = new_get ();
  g_autoptr (KioskRequest) post = new_post (KEY);
  g_autoptr (JsonNode) got = NULL;
  g_autoptr (JsonNode) posted = NULL;

  kiosk_request_add_query (get, "q", "c4n4ry-query");
  got = backend_fetch (fixture->backend, get, NULL, NULL);
  posted = backend_fetch (fixture->backend, post, NULL, NULL);

  backend_log_assert_with ("KIOSK_ROUTE=/v1/things/%s\n");
  backend_log_assert_with ("GET /v1/things/%s 200 ");
  backend_log_assert_with ("POST /v1/things 200 ");
  backend_log_assert_without (NUMBER);
  backend_log_assert_without (FACTOR);
  backend_log_assert_without (TOKEN);
  backend_log_assert_without (KEY);
  backend_log_assert_without ("c4n4ry-query");
  backend_log_assert_without ("value");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  backend_log_keep ();

#define add(name, answers, test) g_test_add ("/backend/" name, Fixture, answers, set_up, test, tear_down)
  add ("ok", answers_ok, test_ok);
  add ("post", answers_ok, test_post);
  add ("no-content", answers_none, test_no_content);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strdup_printf ("/backend/refusal/%u", i);

      g_test_add (name, Fixture, &refusals[i], set_up, test_refusal, tear_down);
    }
  add ("retry/get", answers_503_ok, test_retry_get);
  add ("retry/ends", answers_503, test_retry_ends);
  add ("retry/not-beyond-deadline", answers_503, test_retry_not_beyond_deadline);
  add ("retry/post", answers_503_ok, test_no_retry_of_post);
  add ("retry/post-with-key", answers_503_ok, test_retry_of_post_with_key);
  add ("retry/after", answers_429_ok, test_retry_after);
  add ("cancelled/before", answers_ok, test_cancelled_before);
  add ("cancelled/in-pause", answers_429_ok, test_cancelled_in_pause);
  add ("http1", answers_ok, test_http1);
  add ("injection", answers_ok, test_injection);
  add ("log", answers_ok, test_log);
#undef add

  return g_test_run ();
}
