/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-client.h"

struct _RegistrationClient
{
  GObject       parent_instance;

  KioskBackend *backend;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (RegistrationClient, registration_client, G_TYPE_OBJECT)

static void
registration_client_dispose (GObject *object)
{
  g_clear_object (&REGISTRATION_CLIENT (object)->backend);
  G_OBJECT_CLASS (registration_client_parent_class)->dispose (object);
}

static void
registration_client_class_init (RegistrationClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = registration_client_dispose;
}

static void
registration_client_init (RegistrationClient *self)
{
}

RegistrationClient *
registration_client_new (KioskBackend *backend)
{
  RegistrationClient *self = g_object_new (REGISTRATION_TYPE_CLIENT, NULL);

  self->backend = g_object_ref (backend);
  return self;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer answer = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

/* @free: of what @parse makes */
static void
ask (RegistrationClient *self,
     KioskRequest       *request,
     KioskParser         parse,
     GDestroyNotify      free,
     GTask              *task)
{
  g_task_set_task_data (task, free, NULL);
  kiosk_backend_fetch_async (self->backend, request, parse, free, g_task_get_cancellable (task), on_answer, task);
}

static gpointer
finish (RegistrationClient  *self,
        GAsyncResult        *result,
        gpointer             source_tag,
        GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
registration_client_check_name_async (RegistrationClient     *self,
                                      const RegistrationName *name,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/registration/name-check", NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  kiosk_request_add_query (request, "region", name->region);
  kiosk_request_add_query (request, "brand", name->brand);
  kiosk_request_add_query (request, "industry", name->industry);
  kiosk_request_add_query (request, "form", name->form);
  g_task_set_source_tag (task, registration_client_check_name_async);
  ask (self, request, (KioskParser) registration_name_check_from_json, (GDestroyNotify) registration_name_check_unref, task);
}

RegistrationNameCheck *
registration_client_check_name_finish (RegistrationClient  *self,
                                       GAsyncResult        *result,
                                       GError             **error)
{
  return finish (self, result, registration_client_check_name_async, error);
}

void
registration_client_get_progress_async (RegistrationClient  *self,
                                        const char          *reference,
                                        const char          *factor,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (KioskRequest) request = kiosk_request_new ("GET", "/v1/registration/applications/%s", reference, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  kiosk_request_set_factor (request, factor);
  g_task_set_source_tag (task, registration_client_get_progress_async);
  ask (self, request, (KioskParser) registration_progress_from_json, (GDestroyNotify) registration_progress_unref, task);
}

RegistrationProgress *
registration_client_get_progress_finish (RegistrationClient  *self,
                                         GAsyncResult        *result,
                                         GError             **error)
{
  return finish (self, result, registration_client_get_progress_async, error);
}
