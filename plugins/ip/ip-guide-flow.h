/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "ip-advice.h"

G_BEGIN_DECLS

#define IP_TYPE_GUIDE_FLOW (ip_guide_flow_get_type ())
G_DECLARE_DERIVABLE_TYPE (IpGuideFlow, ip_guide_flow, IP, GUIDE_FLOW, KioskFlow)

/**
 * IpGuideFlowClass:
 * @advise: what the answers come to; (transfer full)
 *
 * Questions that end in advice: its last step is an IpAdviceStep. A subclass has the template.
 */
struct _IpGuideFlowClass
{
  KioskFlowClass parent_class;

  IpAdvice *(*advise) (JsonObject *answers);
};

/* Returns: (transfer full): the advice, given what was answered so far */
IpAdvice *ip_guide_flow_advise (IpGuideFlow *self);

/* For the class of a subclass: its template, and what it advises. */
void      ip_guide_flow_class_set (IpGuideFlowClass *klass,
                                   const char       *template,
                                   IpAdvice       *(*advise) (JsonObject *answers));

G_END_DECLS
