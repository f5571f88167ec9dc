/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-dispatch.h"

#include <gio/gio.h>
#include <string.h>

#define MOST_DROPPED   (256 * 1024)
#define UPLOAD_SECONDS 60

static GatewayBearer *
find_bearer (GatewayRequest  *request,
             GError         **error)
{
  const char *header = gateway_request_header (request, MHD_HTTP_HEADER_AUTHORIZATION);
  g_autoptr (GatewayBearer) bearer = NULL;

  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    return NULL;

  bearer = gateway_tokens_find (gateway_server_get_tokens (request->server), request->db, header + 7, error);
  return bearer != NULL && bearer->role == request->route->audience ? g_steal_pointer (&bearer) : NULL;
}

static gboolean
authenticate (GatewayRequest *request)
{
  g_autoptr (GError) error = NULL;

  request->bearer = find_bearer (request, &error);
  if (request->bearer != NULL)
    return TRUE;

  if (error != NULL)
    gateway_request_fail (request, error);
  else if (request->route->audience == GATEWAY_FOR_STAFF)
    gateway_request_refuse (request, 401, "staff-unknown", "The token is not one of the staff",
                            MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  else
    gateway_request_refuse (request, 401, "terminal-unknown", "The terminal is not known",
                            MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
  return FALSE;
}

static gboolean
is_within_rate (GatewayRequest *request,
                const char     *who)
{
  guint wait = gateway_limits_request (gateway_server_get_limits (request->server), who, g_get_monotonic_time ());

  if (wait == 0)
    return TRUE;

  gateway_request_refuse_for (request, 429, "too-many-requests", "Too many requests", wait);
  return FALSE;
}

/* No terminal is called like an address. */
static gboolean
admit_phone (GatewayRequest *request)
{
  const union MHD_ConnectionInfo *info = MHD_get_connection_info (request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  g_autoptr (GSocketAddress) socket = g_socket_address_new_from_native (info->client_addr, sizeof (struct sockaddr_storage));
  g_autofree char *address = g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (socket)));

  return is_within_rate (request, address);
}

static gboolean
may_come_in (GatewayRequest *request)
{
  switch (request->route->audience)
    {
    case GATEWAY_FOR_ANYONE:
      return TRUE;
    case GATEWAY_FOR_PHONES:
      return admit_phone (request);
    case GATEWAY_FOR_TERMINALS:
    case GATEWAY_FOR_STAFF:
    default:
      return authenticate (request) && is_within_rate (request, request->bearer->id);
    }
}

static gboolean
admit (GatewayRequest *request)
{
  if (!request->admitted)
    request->admitted = may_come_in (request);
  return request->admitted;
}

static gboolean
begin_reading (GatewayRequest *request)
{
  g_autoptr (GError) error = NULL;

  request->db = gateway_store_reader (gateway_server_get_store (request->server), &error);
  if (request->db != NULL && gateway_db_begin_reading (request->db, &error))
    return TRUE;

  gateway_request_fail (request, error);
  return FALSE;
}

static void
end_reading (GatewayRequest *request)
{
  gateway_db_end_reading (request->db);
  request->db = NULL;
}

static gboolean
admit_early (GatewayRequest *request)
{
  if (!begin_reading (request))
    return FALSE;

  admit (request);
  end_reading (request);
  return request->admitted;
}

static gboolean
is_json (GatewayRequest *request)
{
  const char *type = gateway_request_header (request, MHD_HTTP_HEADER_CONTENT_TYPE);
  gsize length = strlen ("application/json");

  return type != NULL && g_ascii_strncasecmp (type, "application/json", length) == 0
         && (type[length] == '\0' || type[length] == ';' || type[length] == ' ');
}

static void
prepare_body (GatewayRequest *request,
              const char     *length)
{
  guint64 size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;

  if (length == NULL)
    gateway_request_problem (request, 411, "length-required", "The length of the body must be told", NULL);
  else if (size > request->route->most_body)
    gateway_request_problem (request, 413, "too-large", "The request is too large", NULL);
  else if (!is_json (request))
    gateway_request_problem (request, 415, "not-json", "The body must be application/json", NULL);
  else if (!gateway_server_reserve (request->server, request->route->audience, (gsize) size))
    gateway_request_busy (request);
  else
    {
      request->reserved = (gsize) size;
      request->upload = g_byte_array_sized_new ((guint) size);
    }
}

void
gateway_dispatch_headers (GatewayRequest *request,
                          const char     *method,
                          const char     *path)
{
  GatewayRouter *router = gateway_server_get_router (request->server);
  const char *length = gateway_request_header (request, MHD_HTTP_HEADER_CONTENT_LENGTH);
  guint64 size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  gboolean chunked = gateway_request_header (request, MHD_HTTP_HEADER_TRANSFER_ENCODING) != NULL;

  request->holds = chunked || size <= MOST_DROPPED;
  if ((length != NULL || chunked) && gateway_router_get_most_body (router, method, path) > 0)
    {
      if (gateway_router_choose (router, request, method, path) && admit_early (request))
        prepare_body (request, chunked ? NULL : length);
    }
  else if (size > MOST_DROPPED)
    gateway_request_problem (request, 413, "too-large", "The request is too large", NULL);
  request->holds = FALSE;
}

gboolean
gateway_dispatch_piece (GatewayRequest *request,
                        const char     *piece,
                        gsize           size)
{
  if (g_get_monotonic_time () - request->started_at > UPLOAD_SECONDS * G_USEC_PER_SEC)
    return FALSE;

  /* The library lets no more come in than the length that was told. */
  if (request->upload != NULL)
    {
      g_byte_array_append (request->upload, (const guint8 *) piece, (guint) size);
      return TRUE;
    }

  request->dropped += size;
  return request->dropped <= MOST_DROPPED;
}

void
gateway_dispatch_request (GatewayRequest *request,
                          const char     *method,
                          const char     *path)
{
  if (gateway_request_let_go (request))
    return;
  if (request->route == NULL && !gateway_router_choose (gateway_server_get_router (request->server), request, method, path))
    return;
  if (!begin_reading (request))
    return;

  if (admit (request) && gateway_request_take_query (request, request->route->query))
    request->route->handler (request, request->data);
  end_reading (request);
}
