/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-service.h"

#include "training-client.h"
#include "training-courses-page.h"
#include "training-signup-flow.h"

struct _TrainingService
{
  KioskService parent_instance;
};

G_DEFINE_FINAL_TYPE (TrainingService, training_service, KIOSK_TYPE_SERVICE)

KIOSK_PLUGIN_DEFINE (training_service_get_type)

static KioskPage *
training_service_create_page (KioskService *service,
                              KioskContext *context)
{
  return training_courses_page_new (context);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (TrainingSessions) sessions = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (sessions != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
training_service_check_async (KioskService        *service,
                              KioskContext        *context,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, training_service_check_async);
  training_client_check_async (kiosk_context_get_backend (context), cancellable, on_checked, task);
}

static gboolean
training_service_check_finish (KioskService  *service,
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

  gtk_css_provider_load_from_resource (provider, "/org/parkkiosk/training/training.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/parkkiosk/training/icons");
}

static void
training_service_class_init (TrainingServiceClass *klass)
{
  KioskServiceClass *service_class = KIOSK_SERVICE_CLASS (klass);

  service_class->create_page = training_service_create_page;
  service_class->check_async = training_service_check_async;
  service_class->check_finish = training_service_check_finish;

  /* a saved form names it before any page of the service was made */
  g_type_ensure (TRAINING_TYPE_SIGNUP_FLOW);
  add_style ();
}

static void
training_service_init (TrainingService *self)
{
}
