/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-request-private.h"

#include <string.h>

#define MOST_QUERY_VALUE 256
#define GUESS_SLOT       (G_USEC_PER_SEC / 100)

GatewayRequest *
gateway_request_new (GatewayServer         *server,
                     struct MHD_Connection *connection)
{
  GatewayRequest *request = g_new0 (GatewayRequest, 1);

  request->server = server;
  request->connection = connection;
  request->route_index = GATEWAY_METRICS_NO_ROUTE;
  request->started_at = g_get_monotonic_time ();
  request->result = MHD_NO;
  return request;
}

void
gateway_request_free (GatewayRequest *request)
{
  for (guint i = 0; i < GATEWAY_MOST_PARAMS; i++)
    g_free (request->params[i]);
  g_clear_pointer (&request->query, g_hash_table_unref);
  g_clear_pointer (&request->bearer, gateway_bearer_unref);
  g_clear_pointer (&request->held, MHD_destroy_response);
  g_clear_pointer (&request->upload, g_byte_array_unref);
  g_clear_pointer (&request->body, g_bytes_unref);
  if (request->free_work_data != NULL)
    request->free_work_data (request->work_data);
  g_clear_error (&request->work_error);
  g_free (request);
}

static gboolean
is_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      return FALSE;

  return g_utf8_validate (text, -1, NULL);
}

char *
gateway_request_decode (const char *text,
                        gsize       length)
{
  g_autofree char *decoded = g_uri_unescape_segment (text, text + length, NULL);

  return decoded != NULL && is_text (decoded) ? g_steal_pointer (&decoded) : NULL;
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
  g_autofree char *decoded = gateway_request_decode (spaced, strlen (spaced));

  if (decoded == NULL || strlen (decoded) > MOST_QUERY_VALUE)
    reader->fault = "A query parameter is too long or not UTF-8";
  else if (!is_word_of (reader->known, name))
    reader->fault = "A query parameter is not known";
  else if (!g_hash_table_insert (reader->request->query, g_strdup (name), g_steal_pointer (&decoded)))
    reader->fault = "A query parameter is repeated";

  return reader->fault == NULL ? MHD_YES : MHD_NO;
}

gboolean
gateway_request_take_query (GatewayRequest *request,
                            const char     *known)
{
  QueryReader reader = { request, known, NULL };

  if (MHD_get_connection_values (request->connection, MHD_GET_ARGUMENT_KIND, NULL, NULL) == 0)
    return TRUE;

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
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

const char *
gateway_request_header (GatewayRequest *request,
                        const char     *name)
{
  return MHD_lookup_connection_value (request->connection, MHD_HEADER_KIND, name);
}

const char *
gateway_request_cookie (GatewayRequest *request,
                        const char     *name)
{
  return MHD_lookup_connection_value (request->connection, MHD_COOKIE_KIND, name);
}

GatewayDb *
gateway_request_db (GatewayRequest *request)
{
  return request->db;
}

GBytes *
gateway_request_body (GatewayRequest *request)
{
  if (request->body == NULL && request->upload != NULL)
    request->body = g_byte_array_free_to_bytes (g_steal_pointer (&request->upload));
  if (request->body == NULL)
    request->body = g_bytes_new (NULL, 0);
  return request->body;
}

const char *
gateway_request_bearer (GatewayRequest *request)
{
  return request->bearer != NULL ? request->bearer->id : NULL;
}

const char *
gateway_request_park (GatewayRequest *request)
{
  return request->bearer != NULL ? request->bearer->park : NULL;
}

gboolean
gateway_request_personal (GatewayRequest *request)
{
  return request->bearer != NULL && request->bearer->personal;
}

gboolean
gateway_request_allow_guess (GatewayRequest *request,
                             const char     *record)
{
  guint wait = gateway_limits_guess (gateway_server_get_limits (request->server), request->bearer->id, record,
                                     g_get_monotonic_time ());

  if (wait == 0)
    return TRUE;

  gateway_request_refuse_for (request, 429, "too-many-tries", "Too many tries", wait);
  return FALSE;
}

void
gateway_request_guessed_right (GatewayRequest *request,
                               const char     *record)
{
  gateway_limits_right (gateway_server_get_limits (request->server), request->bearer->id, record);
}

/* However long the search took, it takes no time of its own: the answer comes at the end of a slot. A terminal has few
 * wrong guesses, so the worker that sleeps here is not missed. */
void
gateway_request_guessed_wrong (GatewayRequest *request)
{
  gint64 taken = g_get_monotonic_time () - request->started_at;

  g_usleep ((gulong) (GUESS_SLOT - taken % GUESS_SLOT));
  gateway_request_problem (request, 404, "not-found", "No record fits number and factor", NULL);
}
