/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-request.h"

#define DEFAULT_DEADLINE 8000

struct _KioskRequest
{
  GObject parent_instance;

  char *method;
  char *route;
  GString *path;          /* with the query */
  char *factor;           /* (nullable) */
  JsonNode *body;         /* (nullable) */
  char *idempotency_key;  /* (nullable) */
  guint deadline;
};

G_DEFINE_FINAL_TYPE (KioskRequest, kiosk_request, G_TYPE_OBJECT)

static void
kiosk_request_finalize (GObject *object)
{
  KioskRequest *self = KIOSK_REQUEST (object);

  g_free (self->method);
  g_free (self->route);
  g_string_free (self->path, TRUE);
  g_free (self->factor);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self->idempotency_key);

  G_OBJECT_CLASS (kiosk_request_parent_class)->finalize (object);
}

static void
kiosk_request_class_init (KioskRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_request_finalize;
}

static void
kiosk_request_init (KioskRequest *self)
{
  self->path = g_string_new (NULL);
  self->deadline = DEFAULT_DEADLINE;
}

/* A value of "." or ".." would climb in the path wherever dot segments are taken away on the way. */
static void
append_segment (GString    *path,
                const char *value)
{
  if (g_str_equal (value, "."))
    g_string_append (path, "%2E");
  else if (g_str_equal (value, ".."))
    g_string_append (path, "%2E%2E");
  else
    g_string_append_uri_escaped (path, value, NULL, FALSE);
}

KioskRequest *
kiosk_request_new (const char *method,
                   const char *route,
                   ...)
{
  KioskRequest *self;
  g_auto (GStrv) parts = NULL;
  va_list values;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (route != NULL && route[0] == '/', NULL);

  self = g_object_new (KIOSK_TYPE_REQUEST, NULL);
  self->method = g_strdup (method);
  self->route = g_strdup (route);

  parts = g_strsplit (route, "%s", -1);
  g_string_append (self->path, parts[0]);
  va_start (values, route);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      append_segment (self->path, va_arg (values, const char *));
      g_string_append (self->path, parts[i]);
    }
  va_end (values);

  return self;
}

void
kiosk_request_add_query (KioskRequest *self,
                         const char   *name,
                         const char   *value)
{
  g_return_if_fail (KIOSK_IS_REQUEST (self));

  g_string_append_c (self->path, strchr (self->path->str, '?') == NULL ? '?' : '&');
  g_string_append_uri_escaped (self->path, name, NULL, FALSE);
  g_string_append_c (self->path, '=');
  g_string_append_uri_escaped (self->path, value, NULL, FALSE);
}

void
kiosk_request_set_factor (KioskRequest *self,
                          const char   *factor)
{
  g_return_if_fail (KIOSK_IS_REQUEST (self));

  g_free (self->factor);
  self->factor = g_strdup (factor);
}

void
kiosk_request_set_body (KioskRequest *self,
                        JsonNode     *body)
{
  g_return_if_fail (KIOSK_IS_REQUEST (self));

  g_clear_pointer (&self->body, json_node_unref);
  self->body = json_node_ref (body);
}

void
kiosk_request_set_idempotency_key (KioskRequest *self,
                                   const char   *key)
{
  g_return_if_fail (KIOSK_IS_REQUEST (self));

  g_free (self->idempotency_key);
  self->idempotency_key = g_strdup (key);
}

void
kiosk_request_set_deadline (KioskRequest *self,
                            guint         milliseconds)
{
  g_return_if_fail (KIOSK_IS_REQUEST (self));

  self->deadline = milliseconds;
}

const char *
kiosk_request_get_method (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->method;
}

const char *
kiosk_request_get_route (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->route;
}

const char *
kiosk_request_get_path (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->path->str;
}

const char *
kiosk_request_get_factor (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->factor;
}

JsonNode *
kiosk_request_get_body (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->body;
}

const char *
kiosk_request_get_idempotency_key (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), NULL);

  return self->idempotency_key;
}

guint
kiosk_request_get_deadline (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), 0);

  return self->deadline;
}

gboolean
kiosk_request_is_idempotent (KioskRequest *self)
{
  g_return_val_if_fail (KIOSK_IS_REQUEST (self), FALSE);

  return self->idempotency_key != NULL || !g_str_equal (self->method, "POST");
}
