/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-border-flow.h"

#include "ip-border.h"

struct _IpBorderFlow
{
  IpGuideFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (IpBorderFlow, ip_border_flow, IP_TYPE_GUIDE_FLOW)

static void
ip_border_flow_class_init (IpBorderFlowClass *klass)
{
  ip_guide_flow_class_set (IP_GUIDE_FLOW_CLASS (klass), "/org/parkkiosk/ip/ip-border-flow.ui", ip_border_advise);
}

static void
ip_border_flow_init (IpBorderFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
