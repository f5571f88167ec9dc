/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "raw-server.h"

#include <string.h>

#define THREADS 8
#define HEALTH \
  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: close\r\n\r\n{\"status\":\"ok\"}"

struct _RawServer
{
  GSocketService *service;
  guint16 port;
  RawAnswer answer;
  gpointer data;
  GMutex lock;
  guint open;
  guint asked;
  guint64 sent;
};

gboolean
raw_server_write (RawServer     *server,
                  GOutputStream *out,
                  const void    *data,
                  gsize          length)
{
  gboolean ok = g_output_stream_write_all (out, data, length, NULL, NULL, NULL);

  g_mutex_lock (&server->lock);
  server->sent += length;
  g_mutex_unlock (&server->lock);

  return ok;
}

gboolean
raw_server_print (RawServer     *server,
                  GOutputStream *out,
                  const char    *text)
{
  return raw_server_write (server, out, text, strlen (text));
}

/* Returns: (nullable): the first line of a request */
static char *
read_request (GDataInputStream *in)
{
  g_autofree char *first = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  char *line = NULL;

  do
    {
      g_free (line);
      line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
    }
  while (line != NULL && *line != '\0' && *line != '\r');
  g_free (line);

  return g_steal_pointer (&first);
}

static void
serve (RawServer         *server,
       GSocketConnection *connection)
{
  g_autoptr (GDataInputStream) in = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  gboolean more = TRUE;

  while (more)
    {
      g_autofree char *line = read_request (in);

      if (line == NULL)
        return;

      if (strstr (line, "/healthz") != NULL)
        {
          raw_server_print (server, out, HEALTH);
          more = FALSE;
        }
      else
        {
          guint nth;

          g_mutex_lock (&server->lock);
          nth = server->asked++;
          g_mutex_unlock (&server->lock);
          more = server->answer (server, out, nth);
        }
    }
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        RawServer              *server)
{
  g_mutex_lock (&server->lock);
  server->open++;
  g_mutex_unlock (&server->lock);

  serve (server, connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&server->lock);
  server->open--;
  g_mutex_unlock (&server->lock);

  return TRUE;
}

static void
on_closure_gone (gpointer  server,
                 GClosure *closure)
{
  g_mutex_clear (&((RawServer *) server)->lock);
  g_free (server);
}

RawServer *
raw_server_new_on_port (guint16   port,
                        RawAnswer answer,
                        gpointer  data)
{
  RawServer *server = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  server->answer = answer;
  server->data = data;
  server->service = g_threaded_socket_service_new (THREADS);
  /* The service lives on in the last of its threads, and with it what they need. */
  g_signal_connect_data (server->service, "run", G_CALLBACK (on_run), server, on_closure_gone, 0);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_socket_service_start (server->service);

  return server;
}

RawServer *
raw_server_new (RawAnswer answer,
                gpointer  data)
{
  return raw_server_new_on_port (0, answer, data);
}

guint16
raw_server_find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);

  return port;
}

static guint
count_open (RawServer *server)
{
  guint open;

  g_mutex_lock (&server->lock);
  open = server->open;
  g_mutex_unlock (&server->lock);

  return open;
}

void
raw_server_free (RawServer *server)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));

  while (count_open (server) > 0)
    {
      if (g_get_monotonic_time () > end)
        g_error ("%u connections are still open", count_open (server));
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_object_unref (server->service);
}

char *
raw_server_get_url (RawServer *server)
{
  return g_strdup_printf ("http://127.0.0.1:%u", server->port);
}

gpointer
raw_server_get_data (RawServer *server)
{
  return server->data;
}

guint
raw_server_get_asked (RawServer *server)
{
  guint asked;

  g_mutex_lock (&server->lock);
  asked = server->asked;
  g_mutex_unlock (&server->lock);

  return asked;
}

guint64
raw_server_get_sent (RawServer *server)
{
  guint64 sent;

  g_mutex_lock (&server->lock);
  sent = server->sent;
  g_mutex_unlock (&server->lock);

  return sent;
}
