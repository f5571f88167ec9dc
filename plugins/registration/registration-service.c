/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-service.h"

#include "registration-client.h"
#include "registration-flow.h"
#include "registration-start-page.h"

struct _RegistrationService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (RegistrationService, registration_service, KIOSK_TYPE_SERVICE)

KIOSK_PLUGIN_DEFINE (registration_service_get_type)

static KioskPage *
registration_service_create_page (KioskService *service,
                                  KioskContext *context)
{
  return registration_start_page_new (context);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationNameCheck) check = registration_client_check_name_finish (REGISTRATION_CLIENT (source), result, &error);

  if (check != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A name that nobody has: the gateway answers only if its tables are in order. */
static void
registration_service_check_async (KioskService        *service,
                                  KioskContext        *context,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  static const RegistrationName name = { (char *) "厦门", (char *) "试验", (char *) "贸易", (char *) "有限公司" };
  g_autoptr (RegistrationClient) client = registration_client_new (kiosk_context_get_backend (context));
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, registration_service_check_async);
  registration_client_check_name_async (client, &name, cancellable, on_checked, task);
}

static gboolean
registration_service_check_finish (KioskService  *service,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/registration/registration.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/parkkiosk/registration/icons");
}

static void
registration_service_class_init (RegistrationServiceClass *klass)
{
  KioskServiceClass *service_class = KIOSK_SERVICE_CLASS (klass);

  service_class->create_page = registration_service_create_page;
  service_class->check_async = registration_service_check_async;
  service_class->check_finish = registration_service_check_finish;

  /* a saved form names it before any page of the service was made */
  g_type_ensure (REGISTRATION_TYPE_FLOW);
  add_style ();
}

static void
registration_service_init (RegistrationService *self)
{
}
