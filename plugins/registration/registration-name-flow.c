/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-name-flow.h"

#include "registration-name-step.h"

struct _RegistrationNameFlow
{
  KioskFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegistrationNameFlow, registration_name_flow, KIOSK_TYPE_FLOW)

static void
registration_name_flow_class_init (RegistrationNameFlowClass *klass)
{
  g_type_ensure (REGISTRATION_TYPE_NAME_STEP);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/parkkiosk/registration/registration-name-flow.ui");
}

static void
registration_name_flow_init (RegistrationNameFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
registration_name_flow_page_new (KioskContext *context)
{
  return kiosk_flow_page_new (context, g_object_new (REGISTRATION_TYPE_NAME_FLOW, NULL));
}
