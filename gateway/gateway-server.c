/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: libmicrohttpd's pool of workers, each with an epoll set of its own. Handlers run in them and may read the
 * store; they share nothing else that can change but the limits and the metrics, which guard themselves. */

#include "gateway-server.h"

#include "gateway-request-private.h"
#include "gateway-terminals.h"

#include <arpa/inet.h>
#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define IDLE_SECONDS      15
#define CONNECTION_MEMORY (32 * 1024)
#define BACKLOG           1024

typedef struct
{
  const GatewayRoute *routes;
  gsize               n_routes;
  gpointer            data;
} Module;

struct _GatewayServer
{
  GatewayStore       *store;
  GatewayServerSetup  setup;
  GatewayMetrics     *metrics;
  GatewayLimits      *limits;
  GArray             *modules;
  struct MHD_Daemon  *daemon;
  guint16             port;
};

GatewayMetrics *
gateway_server_get_metrics (GatewayServer *server)
{
  return server->metrics;
}

GatewayStore *
gateway_server_get_store (GatewayServer *server)
{
  return server->store;
}

GatewayLimits *
gateway_server_get_limits (GatewayServer *server)
{
  return server->limits;
}

guint16
gateway_server_get_port (GatewayServer *server)
{
  return server->port;
}

void
gateway_server_add_routes (GatewayServer      *server,
                           const GatewayRoute *routes,
                           gsize               n_routes,
                           gpointer            data)
{
  Module module = { routes, n_routes, data };

  g_array_append_val (server->modules, module);
}

static const GatewayRoute *
find_route (GatewayServer *server,
            guint          index,
            gpointer      *data)
{
  for (guint i = 0; i < server->modules->len; i++)
    {
      Module *module = &g_array_index (server->modules, Module, i);

      if (index < module->n_routes)
        {
          *data = module->data;
          return &module->routes[index];
        }
      index -= module->n_routes;
    }

  return NULL;
}

const GatewayRoute *
gateway_server_get_route (GatewayServer *server,
                          guint          index)
{
  gpointer data;

  return find_route (server, index, &data);
}

/* Chooses the request's route, or answers why there is none. */
static gboolean
choose_route (GatewayRequest *request,
              const char     *method,
              const char     *path,
              gpointer       *data)
{
  const GatewayRoute *route;
  gboolean other_method = FALSE;

  for (guint i = 0; (route = find_route (request->server, i, data)) != NULL; i++)
    {
      GatewayMatch match = gateway_request_match (request, route->path, path);

      if (match == GATEWAY_MATCH_BAD_ENCODING)
        {
          gateway_request_problem (request, 400, "invalid-path", "The path is not valid UTF-8 text", NULL);
          return FALSE;
        }
      if (match == GATEWAY_MATCH_FOUND && strcmp (route->method, method) == 0)
        {
          request->route = route;
          request->route_index = i;
          return TRUE;
        }
      other_method |= match == GATEWAY_MATCH_FOUND;
    }

  if (other_method)
    gateway_request_problem (request, 405, "method-not-allowed", "The method is not allowed here", NULL);
  else
    gateway_request_problem (request, 404, "no-such-path", "There is nothing at this path", NULL);
  return FALSE;
}

static gboolean
authenticate (GatewayRequest *request)
{
  const char *header = gateway_request_header (request, MHD_HTTP_HEADER_AUTHORIZATION);
  g_autoptr (GError) error = NULL;

  if (header != NULL && g_ascii_strncasecmp (header, "Bearer ", 7) == 0)
    request->terminal = gateway_terminals_find (gateway_request_db (request), header + 7, &error);

  if (request->terminal != NULL)
    return TRUE;

  if (error != NULL)
    gateway_request_fail (request, error);
  else
    gateway_request_problem (request, 401, "terminal-unknown", "The terminal is not known", NULL);
  return FALSE;
}

static gboolean
within_rate (GatewayRequest *request)
{
  guint wait = gateway_limits_request (request->server->limits, request->terminal, g_get_monotonic_time ());

  if (wait == 0)
    return TRUE;

  gateway_request_refuse_for (request, "too-many-requests", "Too many requests", wait);
  return FALSE;
}

static void
dispatch (GatewayRequest *request,
          const char     *method,
          const char     *path)
{
  gpointer data;

  if (!choose_route (request, method, path, &data))
    return;
  if (!request->route->open && (!authenticate (request) || !within_rate (request)))
    return;
  if (gateway_request_take_query (request, request->route->query))
    request->route->handler (request, data);
}

/* Called first with the headers, then with each piece of a body, then once more. No route takes a body: it is read and
 * dropped, so that the connection stays in step, until it is too long. */
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
    {
      *state = gateway_request_new (server, connection);
      return MHD_YES;
    }

  if (*upload_size > 0)
    {
      request->dropped += *upload_size;
      *upload_size = 0;
      return request->dropped <= GATEWAY_MOST_BODY ? MHD_YES : MHD_NO;
    }

  dispatch (request, method, path);
  return request->result;
}

static void
on_completed (void                            *server,
              struct MHD_Connection           *connection,
              void                           **state,
              enum MHD_RequestTerminationCode  code)
{
  g_clear_pointer (state, gateway_request_free);
}

/* Paths and queries are decoded by gateway_request_match(), which can refuse a NUL. */
static size_t
leave_escaped (void                  *server,
               struct MHD_Connection *connection,
               char                  *text)
{
  return strlen (text);
}

static gboolean
parse_address (const char          *listen,
               struct sockaddr_in  *address,
               GError             **error)
{
  const char *colon = strrchr (listen, ':');
  g_autofree char *host = g_strndup (listen, colon != NULL ? (gsize) (colon - listen) : 0);
  guint64 port;

  address->sin_family = AF_INET;
  if (colon != NULL
      && inet_pton (AF_INET, host, &address->sin_addr) == 1
      && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    {
      address->sin_port = htons ((guint16) port);
      return TRUE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is not an ADDRESS:PORT", listen);
  return FALSE;
}

static int
open_socket (GatewayServer  *server,
             GError        **error)
{
  struct sockaddr_in address = { 0 };
  socklen_t length = sizeof address;
  int yes = 1;
  int fd;

  if (!parse_address (server->setup.listen, &address, error))
    return -1;

  fd = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd >= 0
      && setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0
      && bind (fd, (struct sockaddr *) &address, sizeof address) == 0
      && listen (fd, BACKLOG) == 0
      && getsockname (fd, (struct sockaddr *) &address, &length) == 0)
    {
      server->port = ntohs (address.sin_port);
      return fd;
    }

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               "Cannot listen on %s: %s", server->setup.listen, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

gboolean
gateway_server_start (GatewayServer  *server,
                      GError        **error)
{
  int fd = open_socket (server, error);

  if (fd < 0)
    return FALSE;

  server->daemon = MHD_start_daemon (MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, on_access, server,
                                     MHD_OPTION_LISTEN_SOCKET, fd,
                                     MHD_OPTION_THREAD_POOL_SIZE, server->setup.threads,
                                     MHD_OPTION_CONNECTION_LIMIT, server->setup.connections,
                                     MHD_OPTION_CONNECTION_TIMEOUT, (guint) IDLE_SECONDS,
                                     MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t) CONNECTION_MEMORY,
                                     MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
                                     MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
                                     MHD_OPTION_END);
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
  server->metrics = gateway_metrics_new ();
  server->limits = gateway_limits_new (setup->rate);
  server->modules = g_array_new (FALSE, FALSE, sizeof (Module));
  return server;
}

void
gateway_server_free (GatewayServer *server)
{
  if (server->daemon != NULL)
    MHD_stop_daemon (server->daemon);
  gateway_metrics_free (server->metrics);
  gateway_limits_free (server->limits);
  g_array_unref (server->modules);
  g_free (server);
}
