/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-progress-flow.h"

struct _IpProgressFlow
{
  KioskFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (IpProgressFlow, ip_progress_flow, KIOSK_TYPE_FLOW)

static void
ip_progress_flow_class_init (IpProgressFlowClass *klass)
{
  g_type_ensure (KIOSK_TYPE_FACT);
  g_type_ensure (KIOSK_TYPE_QUERY_STEP);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/parkkiosk/ip/ip-progress-flow.ui");
}

static void
ip_progress_flow_init (IpProgressFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
