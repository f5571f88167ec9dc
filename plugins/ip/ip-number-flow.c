/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-number-flow.h"

#include "ip-number.h"

struct _IpNumberFlow
{
  IpGuideFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (IpNumberFlow, ip_number_flow, IP_TYPE_GUIDE_FLOW)

static void
ip_number_flow_class_init (IpNumberFlowClass *klass)
{
  ip_guide_flow_class_set (IP_GUIDE_FLOW_CLASS (klass), "/org/parkkiosk/ip/ip-number-flow.ui", ip_number_advise);
}

static void
ip_number_flow_init (IpNumberFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
