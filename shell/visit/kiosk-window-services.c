/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Opening a service, and a form that was parked. */

#include "kiosk-window-private.h"

#include "form/kiosk-flow-page.h"
#include "kiosk-form-opener.h"
#include "kiosk-resume-flow.h"
#include "kiosk-task-view.h"

static void
show_page (KioskWindow *self,
           KioskPage   *page)
{
  kiosk_window_show_screen (self, self->task);
  kiosk_task_view_push (KIOSK_TASK_VIEW (self->task), page);
}

static void
on_service_opened (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KioskWindow) self = KIOSK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  KioskPage *page = kiosk_service_info_open_finish (KIOSK_SERVICE_INFO (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (page != NULL)
    {
      show_page (self, page);
      g_object_unref (page);
    }
  else
    {
      g_warning ("Service %s cannot be opened: %s", kiosk_service_info_get_id (KIOSK_SERVICE_INFO (source)), error->message);
      kiosk_window_tell_service (self, "");
    }
}

void
kiosk_window_open (KioskWindow      *self,
                   KioskServiceInfo *service)
{
  if (self->opening != NULL)
    return;

  /* told before its code runs: what goes wrong in it is its own */
  kiosk_window_tell_service (self, kiosk_service_info_get_id (service));
  self->opening = g_cancellable_new ();
  kiosk_service_info_open_async (service, self->context, self->opening, on_service_opened, g_object_ref (self));
}

/* From home, or from the first question of a form that was filled in before. */
void
kiosk_window_resume_form (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  kiosk_task_view_clear (KIOSK_TASK_VIEW (self->task));
  kiosk_window_tell_service (self, "");
  show_page (self, kiosk_flow_page_new (self->context, g_object_new (KIOSK_TYPE_RESUME_FLOW, NULL)));
}

static void
on_form_opened (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KioskWindow) self = KIOSK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  KioskServiceInfo *service;
  g_autoptr (KioskPage) page = kiosk_form_open_finish (result, &service, &error);
  KioskPage *asking = kiosk_task_view_get_page (KIOSK_TASK_VIEW (self->task));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (page != NULL)
    {
      kiosk_window_tell_service (self, kiosk_service_info_get_id (service));
      kiosk_task_view_clear (KIOSK_TASK_VIEW (self->task));
      show_page (self, page);
    }
  else if (asking != NULL)
    kiosk_page_show_error (asking, error);
}

void
kiosk_window_open_form (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->opening != NULL)
    return;

  self->opening = g_cancellable_new ();
  kiosk_form_open_async (self->services, self->context, parameter, self->opening, on_form_opened, g_object_ref (self));
}
