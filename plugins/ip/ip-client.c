/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-client.h"

typedef gpointer (*ReadFunc) (JsonObject *, GError **);

/* A kind of answer: how it is read, and how what was read is freed. */
typedef struct
{
  ReadFunc        read;
  GDestroyNotify  free;
} Kind;

static const Kind found = { (ReadFunc) ip_found_from_json, (GDestroyNotify) ip_found_free };
static const Kind countries = { (ReadFunc) ip_countries_from_json, (GDestroyNotify) g_ptr_array_unref };
static const Kind card = { (ReadFunc) ip_country_card_from_json, (GDestroyNotify) ip_country_card_free };
static const Kind talks = { (ReadFunc) ip_talks_from_json, (GDestroyNotify) ip_talks_unref };

/* (nullable): what is in the answer */
static gpointer
read_answer (const Kind  *kind,
             JsonNode    *root,
             GError     **error)
{
  g_autoptr (GError) fault = NULL;
  JsonObject *object = kiosk_json_root_object (root, &fault);
  gpointer value = object != NULL ? kind->read (object, &fault) : NULL;

  if (value == NULL)
    g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway's answer is not in its contract: %s", fault->message);
  return value;
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Kind *kind = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonNode) root = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);
  gpointer value = root != NULL ? read_answer (kind, root, &error) : NULL;

  if (value != NULL)
    g_task_return_pointer (task, value, kind->free);
  else
    g_task_return_error (task, error);
}

static void
send (KioskBackend        *backend,
      KioskRequest        *request,
      const Kind          *kind,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (backend, cancellable, callback, user_data);

  g_task_set_source_tag (task, (gpointer) kind);
  g_task_set_task_data (task, (gpointer) kind, NULL);
  kiosk_backend_send_async (backend, request, cancellable, on_sent, task);
}

static gpointer
take (GAsyncResult  *result,
      const Kind    *kind,
      GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) kind), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
ip_client_search_async (KioskBackend        *backend,
                        const char          *words,
                        const char          *kind,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/ip/recordations", NULL);

  kiosk_request_add_query (request, "q", words);
  if (kind != NULL)
    kiosk_request_add_query (request, "kind", kind);
  send (backend, request, &found, cancellable, callback, user_data);
}

IpFound *
ip_client_search_finish (GAsyncResult  *result,
                         GError       **error)
{
  return take (result, &found, error);
}

void
ip_client_countries_async (KioskBackend        *backend,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/ip/jurisdictions", NULL);

  send (backend, request, &countries, cancellable, callback, user_data);
}

GPtrArray *
ip_client_countries_finish (GAsyncResult  *result,
                            GError       **error)
{
  return take (result, &countries, error);
}

void
ip_client_country_async (KioskBackend        *backend,
                         const char          *code,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/ip/jurisdictions/%s", code, NULL);

  send (backend, request, &card, cancellable, callback, user_data);
}

IpCountryCard *
ip_client_country_finish (GAsyncResult  *result,
                          GError       **error)
{
  return take (result, &card, error);
}

void
ip_client_talks_async (KioskBackend        *backend,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/ip/talks", NULL);

  send (backend, request, &talks, cancellable, callback, user_data);
}

IpTalks *
ip_client_talks_finish (GAsyncResult  *result,
                        GError       **error)
{
  return take (result, &talks, error);
}
