/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-service.h"

#include "ip-case-flow.h"
#include "ip-client.h"
#include "ip-start-page.h"
#include "ip-talk-flow.h"

struct _IpService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (IpService, ip_service, KIOSK_TYPE_SERVICE)

KIOSK_PLUGIN_DEFINE (ip_service_get_type)

static KioskPage *
ip_service_create_page (KioskService *service,
                        KioskContext *context)
{
  return ip_start_page_new (context);
}

static void
on_countries (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) countries = ip_client_countries_finish (result, &error);

  if (countries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Answered only where the gateway's tables are in order. */
static void
ip_service_check_async (KioskService        *service,
                        KioskContext        *context,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, ip_service_check_async);
  ip_client_countries_async (kiosk_context_get_backend (context), cancellable, on_countries, task);
}

static gboolean
ip_service_check_finish (KioskService  *service,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_looks (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/parkkiosk/ip/icons");
  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/ip/ip.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
ip_service_class_init (IpServiceClass *klass)
{
  KioskServiceClass *service_class = KIOSK_SERVICE_CLASS (klass);

  service_class->create_page = ip_service_create_page;
  service_class->check_async = ip_service_check_async;
  service_class->check_finish = ip_service_check_finish;

  /* saved forms name them before any page of the service was made */
  g_type_ensure (IP_TYPE_CASE_FLOW);
  g_type_ensure (IP_TYPE_TALK_FLOW);
  add_looks ();
}

static void
ip_service_init (IpService *self)
{
}
