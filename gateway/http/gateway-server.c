/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: libmicrohttpd's pool of workers, each with an epoll set of its own. Handlers run in them and may read the
 * store; they share nothing else that can change but the tokens, the limits and the metrics, which guard themselves. */

#include "gateway-server.h"

#include "gateway-dispatch.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_PORT       8080
#define IDLE_SECONDS       15
#define CONNECTION_MEMORY  (8 * 1024)   /* also bounds a request's line and headers */
#define BACKLOG            1024
#define MOST_BODIES        (64 * 1024 * 1024)   /* bytes of all that come in at a time */
#define MOST_OF_PHONES     (8 * 1024 * 1024)    /* of phones, which anybody can be */
#define PATIENCE_STOPPING  (3 * G_USEC_PER_SEC)

struct _GatewayServer
{
  GatewayStore       *store;
  GatewayServerSetup  setup;
  GatewayMetrics     *metrics;
  GatewayLimits      *limits;
  GatewayTokens      *tokens;
  GatewayRouter      *router;
  GSocket            *socket;
  struct MHD_Daemon  *daemon;
  _Atomic guint       under_way;   /* requests */
  _Atomic int         suspended;   /* requests that wait for the store's writer */
  _Atomic gint64      room;        /* bytes of bodies that may still come in */
  _Atomic gint64      phone_room;  /* the same for phones, so that they take nothing from terminals */
  _Atomic gboolean    stopping;
};

GatewayMetrics *
gateway_server_get_metrics (GatewayServer *server)
{
  return server->metrics;
}

GatewayLimits *
gateway_server_get_limits (GatewayServer *server)
{
  return server->limits;
}

GatewayRouter *
gateway_server_get_router (GatewayServer *server)
{
  return server->router;
}

GatewayTokens *
gateway_server_get_tokens (GatewayServer *server)
{
  return server->tokens;
}

GatewayStore *
gateway_server_get_store (GatewayServer *server)
{
  return server->store;
}

static _Atomic gint64 *
room_for (GatewayServer   *server,
          GatewayAudience  audience)
{
  return audience == GATEWAY_FOR_PHONES ? &server->phone_room : &server->room;
}

gboolean
gateway_server_reserve (GatewayServer   *server,
                        GatewayAudience  audience,
                        gsize            size)
{
  _Atomic gint64 *room = room_for (server, audience);

  if (atomic_fetch_sub (room, (gint64) size) >= (gint64) size)
    return TRUE;

  *room += (gint64) size;
  return FALSE;
}

void
gateway_server_suspended (GatewayServer *server,
                          int            change)
{
  server->suspended += change;
}

gboolean
gateway_server_is_stopping (GatewayServer *server)
{
  return server->stopping;
}

guint
gateway_server_count_seen (GatewayServer *server,
                           guint          seconds)
{
  return gateway_tokens_seen (server->tokens, seconds);
}

void
gateway_server_add_routes (GatewayServer      *server,
                           const GatewayRoute *routes,
                           gsize               n_routes,
                           gpointer            data)
{
  gateway_router_add (server->router, routes, n_routes, data);
}

static enum MHD_Result
begin_request (GatewayServer         *server,
               struct MHD_Connection *connection,
               const char            *method,
               const char            *path,
               void                 **state)
{
  GatewayRequest *request = gateway_request_new (server, connection);

  *state = request;
  server->under_way++;
  gateway_dispatch_headers (request, method, path);
  return request->answered ? request->result : MHD_YES;
}

/* Called first with the headers, then with each piece of a body, then once more; and again where its work was handed to
 * the store. */
static enum MHD_Result
on_access (void                  *server,
           struct MHD_Connection *connection,
           const char            *path,
           const char            *method,
           const char            *version,
           const char            *upload,
           size_t                *upload_size,
           void                 **state)
{
  GatewayRequest *request = *state;

  if (request == NULL)
    return begin_request (server, connection, method, path, state);

  if (*upload_size > 0)
    {
      size_t size = *upload_size;

      *upload_size = 0;
      return gateway_dispatch_piece (request, upload, size) ? MHD_YES : MHD_NO;
    }

  if (request->work != NULL)
    gateway_dispatch_written (request);
  else
    gateway_dispatch_request (request, method, path);
  return request->result;
}

/* Who hangs up while the store works is not asked again. */
static void
end_request (GatewayServer  *server,
             GatewayRequest *request)
{
  if (request->work != NULL)
    server->suspended--;
  if (request->reserved > 0)
    *room_for (server, request->route->audience) += (gint64) request->reserved;
  gateway_request_free (request);
  server->under_way--;
}

static void
on_completed (void                            *data,
              struct MHD_Connection           *connection,
              void                           **state,
              enum MHD_RequestTerminationCode  code)
{
  if (*state != NULL)
    end_request (data, *state);
  *state = NULL;
}

/* Paths and queries are decoded by gateway_request_decode(), which can refuse a NUL. */
static size_t
leave_escaped (void                  *server,
               struct MHD_Connection *connection,
               char                  *text)
{
  return strlen (text);
}

static GSocketAddress *
parse_address (const char  *listen,
               GError     **error)
{
  g_autoptr (GNetworkAddress) name = NULL;
  g_autoptr (GInetAddress) host = NULL;

  name = G_NETWORK_ADDRESS (g_network_address_parse (listen, DEFAULT_PORT, error));
  if (name == NULL)
    return NULL;

  host = g_inet_address_new_from_string (g_network_address_get_hostname (name));
  if (host != NULL)
    return g_inet_socket_address_new (host, g_network_address_get_port (name));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is not an ADDRESS:PORT", listen);
  return NULL;
}

static GSocket *
open_socket (const char  *listen,
             GError     **error)
{
  g_autoptr (GSocketAddress) address = parse_address (listen, error);
  g_autoptr (GSocket) socket = NULL;

  if (address == NULL)
    return NULL;

  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL)
    return NULL;

  g_socket_set_listen_backlog (socket, BACKLOG);
  if (g_socket_bind (socket, address, TRUE, error) && g_socket_listen (socket, error))
    return g_steal_pointer (&socket);

  g_prefix_error (error, "Cannot listen on %s: ", listen);
  return NULL;
}

char *
gateway_server_get_address (GatewayServer *server)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (server->socket, NULL);

  return g_socket_connectable_to_string (G_SOCKET_CONNECTABLE (address));
}

static struct MHD_Daemon *
start_daemon (GatewayServer *server,
              int            fd)
{
  return MHD_start_daemon (MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO, 0, NULL, NULL, on_access, server,
                           MHD_OPTION_LISTEN_SOCKET, fd,
                           MHD_OPTION_THREAD_POOL_SIZE, server->setup.threads,
                           MHD_OPTION_CONNECTION_LIMIT, server->setup.connections,
                           MHD_OPTION_PER_IP_CONNECTION_LIMIT, server->setup.connections_per_address,
                           MHD_OPTION_CONNECTION_TIMEOUT, (guint) IDLE_SECONDS,
                           MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t) CONNECTION_MEMORY,
                           MHD_OPTION_STRICT_FOR_CLIENT, 1,
                           MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
                           MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
                           MHD_OPTION_END);
}

gboolean
gateway_server_start (GatewayServer  *server,
                      GError        **error)
{
  int fd;

  server->socket = open_socket (server->setup.listen, error);
  if (server->socket == NULL)
    return FALSE;

  /* the library closes its own */
  fd = fcntl (g_socket_get_fd (server->socket), F_DUPFD_CLOEXEC, 0);
  server->daemon = start_daemon (server, fd);
  if (server->daemon != NULL)
    return TRUE;

  close (fd);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The HTTP server cannot start");
  return FALSE;
}

GatewayServer *
gateway_server_new (GatewayStore             *store,
                    const GatewayServerSetup *setup)
{
  GatewayServer *server = g_new0 (GatewayServer, 1);

  server->store = store;
  server->setup = *setup;
  server->room = MOST_BODIES;
  server->phone_room = MOST_OF_PHONES;
  server->metrics = gateway_metrics_new ();
  server->limits = gateway_limits_new (setup->rate);
  server->tokens = gateway_tokens_new ();
  server->router = gateway_router_new ();
  return server;
}

/* From here on an answer is the last one of its connection, so that what is under way comes to an end. What waits for the
 * store is waited for however long it takes: the store does come back to it. */
static void
drain (GatewayServer *server)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_STOPPING;
  int fd;

  server->stopping = TRUE;
  fd = MHD_quiesce_daemon (server->daemon);
  while (server->suspended > 0 || (server->under_way > 0 && g_get_monotonic_time () < deadline))
    g_usleep (G_USEC_PER_SEC / 100);

  MHD_stop_daemon (server->daemon);
  if (fd >= 0)
    close (fd);
}

void
gateway_server_free (GatewayServer *server)
{
  if (server->daemon != NULL)
    drain (server);
  g_clear_object (&server->socket);
  gateway_router_free (server->router);
  gateway_tokens_free (server->tokens);
  gateway_limits_free (server->limits);
  gateway_metrics_free (server->metrics);
  g_free (server);
}
