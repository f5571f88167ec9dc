/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-request-private.h"

#include "kiosk-core.h"

#include <string.h>

#define MOST_QUERY_VALUE 256

GatewayRequest *
gateway_request_new (GatewayServer         *server,
                     struct MHD_Connection *connection)
{
  GatewayRequest *request = g_new0 (GatewayRequest, 1);

  request->server = server;
  request->connection = connection;
  request->route_index = GATEWAY_METRICS_ROUTES - 1;
  request->started_at = g_get_monotonic_time ();
  request->result = MHD_NO;
  return request;
}

static void
clear_params (GatewayRequest *request)
{
  for (guint i = 0; i < GATEWAY_MOST_PARAMS; i++)
    g_clear_pointer (&request->params[i], g_free);
}

void
gateway_request_free (GatewayRequest *request)
{
  clear_params (request);
  g_clear_pointer (&request->query, g_hash_table_unref);
  g_free (request->terminal);
  g_free (request);
}

/* Percent-decoded UTF-8 without NUL and control characters, or NULL. */
static char *
decode (const char *text,
        gsize       length)
{
  g_autofree char *raw = g_strndup (text, length);
  char *decoded = g_uri_unescape_string (raw, NULL);

  if (decoded == NULL)
    return NULL;

  for (const char *p = decoded; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      {
        g_free (decoded);
        return NULL;
      }

  if (g_utf8_validate (decoded, -1, NULL))
    return decoded;

  g_free (decoded);
  return NULL;
}

GatewayMatch
gateway_request_match (GatewayRequest *request,
                       const char     *template,
                       const char     *path)
{
  guint n = 0;

  clear_params (request);
  while (*template != '\0')
    {
      gsize length;

      if (*template != '{')
        {
          if (*template++ != *path++)
            return GATEWAY_MATCH_NONE;
          continue;
        }

      length = strcspn (path, "/");
      if (length == 0)
        return GATEWAY_MATCH_NONE;
      request->params[n] = decode (path, length);
      if (request->params[n++] == NULL)
        return GATEWAY_MATCH_BAD_ENCODING;
      path += length;
      template = strchr (template, '}') + 1;
    }

  return *path == '\0' ? GATEWAY_MATCH_FOUND : GATEWAY_MATCH_NONE;
}

static gboolean
is_word_of (const char *words,
            const char *word)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", " ", -1);

  return g_strv_contains ((const char * const *) list, word);
}

typedef struct
{
  GatewayRequest *request;
  const char     *known;
  const char     *fault;
} QueryReader;

static enum MHD_Result
read_parameter (void               *data,
                enum MHD_ValueKind  kind,
                const char         *name,
                const char         *value)
{
  QueryReader *reader = data;
  g_autofree char *spaced = g_strdelimit (g_strdup (value != NULL ? value : ""), "+", ' ');
  char *decoded = decode (spaced, strlen (spaced));

  if (decoded == NULL || strlen (decoded) > MOST_QUERY_VALUE)
    reader->fault = "A query parameter is too long or not UTF-8";
  else if (!is_word_of (reader->known, name))
    reader->fault = "A query parameter is not known";
  else if (!g_hash_table_insert (reader->request->query, g_strdup (name), g_steal_pointer (&decoded)))
    reader->fault = "A query parameter is repeated";

  g_free (decoded);
  return reader->fault == NULL ? MHD_YES : MHD_NO;
}

gboolean
gateway_request_take_query (GatewayRequest *request,
                            const char     *known)
{
  QueryReader reader = { request, known, NULL };

  request->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  MHD_get_connection_values (request->connection, MHD_GET_ARGUMENT_KIND, read_parameter, &reader);
  if (reader.fault == NULL)
    return TRUE;

  gateway_request_problem (request, 400, "invalid-query", "Invalid query", reader.fault);
  return FALSE;
}

const char *
gateway_request_param (GatewayRequest *request,
                       guint           index)
{
  return index < GATEWAY_MOST_PARAMS ? request->params[index] : NULL;
}

const char *
gateway_request_query (GatewayRequest *request,
                       const char     *name)
{
  return g_hash_table_lookup (request->query, name);
}

const char *
gateway_request_header (GatewayRequest *request,
                        const char     *name)
{
  return MHD_lookup_connection_value (request->connection, MHD_HEADER_KIND, name);
}

const char *
gateway_request_terminal (GatewayRequest *request)
{
  return request->terminal;
}

GatewayDb *
gateway_request_db (GatewayRequest *request)
{
  g_autoptr (GError) error = NULL;
  GatewayDb *db = gateway_store_reader (gateway_server_get_store (request->server), &error);

  if (db == NULL)
    g_error ("The store is gone: %s", error->message);
  return db;
}

void
gateway_request_answer_text (GatewayRequest *request,
                             guint           status,
                             const char     *media_type,
                             char           *text,
                             guint           retry_after)
{
  struct MHD_Response *response = MHD_create_response_from_buffer (strlen (text), text, MHD_RESPMEM_MUST_FREE);

  g_return_if_fail (!request->answered);

  MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, media_type);
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
  MHD_add_response_header (response, "X-Content-Type-Options", "nosniff");
  if (retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", retry_after);

      MHD_add_response_header (response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    }

  request->answered = TRUE;
  request->result = MHD_queue_response (request->connection, status, response);
  MHD_destroy_response (response);
  gateway_metrics_count (gateway_server_get_metrics (request->server), request->route_index, status,
                         g_get_monotonic_time () - request->started_at);
}

void
gateway_request_answer (GatewayRequest *request,
                        guint           status,
                        char           *json)
{
  gateway_request_answer_text (request, status, "application/json", json, 0);
}

static void
answer_problem (GatewayRequest *request,
                guint           status,
                const char     *type,
                const char     *title,
                const char     *detail,
                guint           retry_after)
{
  g_autoptr (KioskProblem) problem = kiosk_problem_new (status, type, title, detail);

  problem->retry_after = retry_after;
  gateway_request_answer_text (request, status, KIOSK_PROBLEM_MEDIA_TYPE, kiosk_problem_to_json (problem), retry_after);
}

void
gateway_request_problem (GatewayRequest *request,
                         guint           status,
                         const char     *type,
                         const char     *title,
                         const char     *detail)
{
  answer_problem (request, status, type, title, detail, 0);
}

void
gateway_request_refuse_for (GatewayRequest *request,
                            const char     *type,
                            const char     *title,
                            guint           seconds)
{
  g_message ("Refused for %u seconds: %s by terminal %s", seconds, type, request->terminal);
  answer_problem (request, 429, type, title, NULL, seconds);
}

void
gateway_request_fail (GatewayRequest *request,
                      const GError   *error)
{
  g_warning ("%s failed: %s", request->route->path, error->message);
  answer_problem (request, 500, "internal", "The gateway failed", NULL, 0);
}

gboolean
gateway_request_allow_guess (GatewayRequest *request,
                             const char     *record)
{
  guint wait = gateway_limits_guess (gateway_server_get_limits (request->server), request->terminal, record,
                                     g_get_monotonic_time ());

  if (wait == 0)
    return TRUE;

  gateway_request_refuse_for (request, "too-many-tries", "Too many tries", wait);
  return FALSE;
}

void
gateway_request_guessed_right (GatewayRequest *request,
                               const char     *record)
{
  gateway_limits_right (gateway_server_get_limits (request->server), request->terminal, record);
}
