/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-client.h"

#define MOST_SESSIONS "200"  /* that the gateway gives at once */

KioskRequest *
training_client_sessions (void)
{
  KioskRequest *request = kiosk_request_new ("GET", "/v1/training/sessions", NULL);

  kiosk_request_add_query (request, "limit", MOST_SESSIONS);
  return request;
}

KioskRequest *
training_client_session (const char *code)
{
  return kiosk_request_new ("GET", "/v1/training/sessions/%s", code, NULL);
}

void
training_client_check_async (KioskBackend        *backend,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/training/sessions", NULL);

  kiosk_request_add_query (request, "limit", "1");
  kiosk_backend_fetch_async (backend, request, (KioskParser) training_sessions_from_json, (GDestroyNotify) training_sessions_free,
                             cancellable, callback, user_data);
}

void
training_client_list_tickets_async (KioskBackend        *backend,
                                    const char          *code,
                                    const char          *factor,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/training/signups/%s", code, NULL);

  kiosk_request_set_factor (request, factor);
  kiosk_backend_fetch_async (backend, request, (KioskParser) training_tickets_from_json, (GDestroyNotify) g_ptr_array_unref,
                             cancellable, callback, user_data);
}

void
training_client_do_async (KioskBackend        *backend,
                          const char          *code,
                          const char          *deed,
                          const char          *factor,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("POST", "/v1/training/signups/%s/%s", code, deed, NULL);
  g_autofree char *key = g_uuid_string_random ();

  /* done twice, each of them is the same as done once */
  kiosk_request_set_idempotency_key (request, key);
  if (factor != NULL)
    kiosk_request_set_factor (request, factor);
  kiosk_backend_fetch_async (backend, request, (KioskParser) training_ticket_from_json, (GDestroyNotify) training_ticket_unref,
                             cancellable, callback, user_data);
}

void
training_client_get_certificate_async (KioskBackend        *backend,
                                       const char          *number,
                                       const char          *factor,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/training/certificates/%s", number, NULL);

  kiosk_request_set_factor (request, factor);
  kiosk_backend_fetch_async (backend, request, (KioskParser) training_certificate_from_json, (GDestroyNotify) training_certificate_unref,
                             cancellable, callback, user_data);
}
