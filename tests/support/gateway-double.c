/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-double.h"

struct _GatewayDouble
{
  SoupServer *server;

  guint       status;
  char       *media_type;
  char       *body;      /* (nullable): never answers */
  guint       delay;

  char       *path;
  char       *query;     /* (nullable) */
  char       *factor;    /* (nullable) */
  guint       asked;
};

static gboolean
on_delay (gpointer user_data)
{
  soup_server_message_unpause (user_data);
  return G_SOURCE_REMOVE;
}

static void
remember (GatewayDouble     *self,
          SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);

  g_free (self->path);
  g_free (self->query);
  g_free (self->factor);
  self->path = g_strdup (g_uri_get_path (uri));
  self->query = g_strdup (g_uri_get_query (uri));
  self->factor = g_strdup (soup_message_headers_get_one (headers, "Kiosk-Factor"));
  self->asked++;
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  GatewayDouble *self = user_data;

  remember (self, message);
  if (self->body == NULL || self->delay > 0)
    soup_server_message_pause (message);
  if (self->body == NULL)
    return;

  soup_server_message_set_status (message, self->status, NULL);
  soup_server_message_set_response (message, self->media_type, SOUP_MEMORY_COPY, self->body, strlen (self->body));
  if (self->delay > 0)
    g_timeout_add_full (G_PRIORITY_DEFAULT, self->delay, on_delay, g_object_ref (message), g_object_unref);
}

static void
on_health (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  static const char healthy[] = "{\"status\":\"ok\",\"version\":\"0.1.0\"}";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, healthy, strlen (healthy));
}

GatewayDouble *
gateway_double_new (void)
{
  GatewayDouble *self = g_new0 (GatewayDouble, 1);
  g_autoptr (GError) error = NULL;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_add_handler (self->server, "/healthz", on_health, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  return self;
}

void
gateway_double_free (GatewayDouble *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->media_type);
  g_free (self->body);
  g_free (self->path);
  g_free (self->query);
  g_free (self->factor);
  g_free (self);
}

char *
gateway_double_get_url (GatewayDouble *self)
{
  g_autoslist (GUri) uris = soup_server_get_uris (self->server);

  return g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
}

void
gateway_double_set_answer (GatewayDouble *self,
                           guint          status,
                           const char    *media_type,
                           const char    *body)
{
  g_free (self->media_type);
  g_free (self->body);
  self->status = status;
  self->media_type = g_strdup (media_type);
  self->body = g_strdup (body);
  self->delay = 0;
  self->asked = 0;
}

void
gateway_double_set_delay (GatewayDouble *self,
                          guint          milliseconds)
{
  self->delay = milliseconds;
}

const char *
gateway_double_get_path (GatewayDouble *self)
{
  return self->path;
}

const char *
gateway_double_get_query (GatewayDouble *self)
{
  return self->query;
}

const char *
gateway_double_get_factor (GatewayDouble *self)
{
  return self->factor;
}

guint
gateway_double_get_asked (GatewayDouble *self)
{
  return self->asked;
}
