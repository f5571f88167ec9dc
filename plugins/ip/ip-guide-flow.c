/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-guide-flow.h"

#include "ip-advice-step.h"

G_DEFINE_ABSTRACT_TYPE (IpGuideFlow, ip_guide_flow, KIOSK_TYPE_FLOW)

IpAdvice *
ip_guide_flow_advise (IpGuideFlow *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));

  return IP_GUIDE_FLOW_GET_CLASS (self)->advise (answers);
}

static void
ip_guide_flow_class_init (IpGuideFlowClass *klass)
{
  g_type_ensure (IP_TYPE_ADVICE_STEP);
  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_DATE_FIELD);
  g_type_ensure (KIOSK_TYPE_MONEY_FIELD);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
}

static void
ip_guide_flow_init (IpGuideFlow *self)
{
}

void
ip_guide_flow_class_set (IpGuideFlowClass *klass,
                         const char       *template,
                         IpAdvice       *(*advise) (JsonObject *answers))
{
  klass->advise = advise;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), template);
}
