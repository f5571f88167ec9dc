/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-resume-flow.h"

#include "kiosk-resume-step.h"

struct _KioskResumeFlow
{
  KioskFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskResumeFlow, kiosk_resume_flow, KIOSK_TYPE_FLOW)

static void
kiosk_resume_flow_class_init (KioskResumeFlowClass *klass)
{
  g_type_ensure (KIOSK_TYPE_RESUME_STEP);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/parkkiosk/Kiosk/visit/kiosk-resume-flow.ui");
}

static void
kiosk_resume_flow_init (KioskResumeFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
