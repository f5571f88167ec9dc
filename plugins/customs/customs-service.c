/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-service.h"

#include "customs-client.h"
#include "customs-query-page.h"

struct _CustomsService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (CustomsService, customs_service, KIOSK_TYPE_SERVICE)

KIOSK_PLUGIN_DEFINE (customs_service_get_type)


static KioskPage *
customs_service_create_page (KioskService *service,
                             KioskContext *context)
{
  return customs_query_page_new (context, kiosk_service_get_settings (service));
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CustomsTaxRules) rules = customs_client_get_tax_rules_finish (CUSTOMS_CLIENT (source), result, &error);

  if (rules != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The tax rules are small and need no factor: with them the gateway, its contract and its tables are in order. */
static void
customs_service_check_async (KioskService        *service,
                             KioskContext        *context,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (CustomsClient) client = customs_client_new (kiosk_context_get_backend (context));
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, customs_service_check_async);
  customs_client_get_tax_rules_async (client, cancellable, check_cb, task);
}

static gboolean
customs_service_check_finish (KioskService  *service,
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

  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/customs/customs.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/parkkiosk/customs/icons");
}

static void
customs_service_class_init (CustomsServiceClass *klass)
{
  KioskServiceClass *service_class = KIOSK_SERVICE_CLASS (klass);

  service_class->create_page = customs_service_create_page;
  service_class->check_async = customs_service_check_async;
  service_class->check_finish = customs_service_check_finish;

  add_style ();
}

static void
customs_service_init (CustomsService *self)
{
}
