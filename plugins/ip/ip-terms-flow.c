/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-terms-flow.h"

#include "ip-day.h"
#include "ip-terms.h"

struct _IpTermsFlow
{
  IpGuideFlow parent_instance;
};

G_DEFINE_FINAL_TYPE (IpTermsFlow, ip_terms_flow, IP_TYPE_GUIDE_FLOW)

static IpAdvice *
advise (JsonObject *answers)
{
  GDate today;

  ip_day_today (&today);
  return ip_terms_advise (answers, &today);
}

static void
ip_terms_flow_class_init (IpTermsFlowClass *klass)
{
  ip_guide_flow_class_set (IP_GUIDE_FLOW_CLASS (klass), "/org/parkkiosk/ip/ip-terms-flow.ui", advise);
}

static void
ip_terms_flow_init (IpTermsFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
