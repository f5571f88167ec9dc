/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-start-page.h"

#include "registration-flow.h"
#include "registration-guide-page.h"
#include "registration-name-flow.h"
#include "registration-progress-page.h"

struct _RegistrationStartPage
{
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegistrationStartPage, registration_start_page, KIOSK_TYPE_PAGE)

static void
on_guide (KioskPage *self)
{
  kiosk_page_push (self, registration_guide_page_new (kiosk_page_get_context (self)));
}

static void
on_name (KioskPage *self)
{
  kiosk_page_push (self, registration_name_flow_page_new (kiosk_page_get_context (self)));
}

static void
on_apply (KioskPage *self)
{
  kiosk_page_push (self, registration_flow_page_new (kiosk_page_get_context (self), NULL));
}

static void
on_progress (KioskPage *self)
{
  kiosk_page_push (self, registration_progress_page_new (kiosk_page_get_context (self)));
}

static KioskPage *
registration_start_page_recreate (KioskPage *page)
{
  return registration_start_page_new (kiosk_page_get_context (page));
}

static void
registration_start_page_class_init (RegistrationStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KIOSK_PAGE_CLASS (klass)->recreate = registration_start_page_recreate;

  g_type_ensure (KIOSK_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-start-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_guide);
  gtk_widget_class_bind_template_callback (widget_class, on_name);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_progress);
}

static void
registration_start_page_init (RegistrationStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
registration_start_page_new (KioskContext *context)
{
  return g_object_new (REGISTRATION_TYPE_START_PAGE, "context", context, NULL);
}
