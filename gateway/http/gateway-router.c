/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-router.h"

#include "gateway-request-private.h"

#include <string.h>

typedef struct
{
  const GatewayRoute *route;
  gpointer            data;
} Entry;

struct _GatewayRouter
{
  GArray *entries;
};

GatewayRouter *
gateway_router_new (void)
{
  GatewayRouter *router = g_new0 (GatewayRouter, 1);

  router->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return router;
}

void
gateway_router_free (GatewayRouter *router)
{
  g_array_unref (router->entries);
  g_free (router);
}

void
gateway_router_add (GatewayRouter      *router,
                    const GatewayRoute *routes,
                    gsize               n_routes,
                    gpointer            data)
{
  for (gsize i = 0; i < n_routes; i++)
    {
      Entry entry = { &routes[i], data };

      g_array_append_val (router->entries, entry);
    }
}

guint
gateway_router_length (GatewayRouter *router)
{
  return router->entries->len;
}

const GatewayRoute *
gateway_router_get (GatewayRouter *router,
                    guint          index)
{
  return g_array_index (router->entries, Entry, index).route;
}

/* Whether @path has the form of @template. @params gets the beginning of each value of {}, still encoded; each ends at
 * the next slash. */
static gboolean
fits (const char *template,
      const char *path,
      const char *params[GATEWAY_MOST_PARAMS])
{
  guint n = 0;

  while (*template != '\0')
    {
      gsize length;

      if (*template != '{')
        {
          if (*template++ != *path++)
            return FALSE;
          continue;
        }

      length = strcspn (path, "/");
      if (length == 0)
        return FALSE;
      params[n++] = path;
      path += length;
      template = strchr (template, '}') + 1;
    }

  return *path == '\0';
}

gsize
gateway_router_get_most_body (GatewayRouter *router,
                              const char    *method,
                              const char    *path)
{
  for (guint i = 0; i < router->entries->len; i++)
    {
      const GatewayRoute *route = gateway_router_get (router, i);
      const char *params[GATEWAY_MOST_PARAMS];

      if (route->most_body > 0 && strcmp (route->method, method) == 0 && fits (route->path, path, params))
        return route->most_body;
    }

  return 0;
}

static gboolean
take_params (GatewayRequest *request,
             const char     *params[GATEWAY_MOST_PARAMS])
{
  for (guint i = 0; i < GATEWAY_MOST_PARAMS && params[i] != NULL; i++)
    {
      request->params[i] = gateway_request_decode (params[i], strcspn (params[i], "/"));
      if (request->params[i] == NULL)
        {
          gateway_request_problem (request, 400, "invalid-path", "The path is not valid UTF-8 text", NULL);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
gateway_router_choose (GatewayRouter  *router,
                       GatewayRequest *request,
                       const char     *method,
                       const char     *path)
{
  g_autoptr (GString) allowed = g_string_new (NULL);

  for (guint i = 0; i < router->entries->len; i++)
    {
      const Entry *entry = &g_array_index (router->entries, Entry, i);
      const char *params[GATEWAY_MOST_PARAMS] = { NULL };

      if (!fits (entry->route->path, path, params))
        continue;
      if (strcmp (entry->route->method, method) == 0)
        {
          request->route = entry->route;
          request->route_index = i;
          request->data = entry->data;
          return take_params (request, params);
        }
      g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", entry->route->method);
    }

  if (allowed->len > 0)
    gateway_request_refuse (request, 405, "method-not-allowed", "The method is not allowed here", "Allow", allowed->str);
  else
    gateway_request_problem (request, 404, "no-such-path", "There is nothing at this path", NULL);
  return FALSE;
}
