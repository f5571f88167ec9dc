/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-guide-flow.h"

G_BEGIN_DECLS

#define IP_TYPE_TERMS_FLOW (ip_terms_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpTermsFlow, ip_terms_flow, IP, TERMS_FLOW, IpGuideFlow)

/* How long a right lasts, and when it is renewed. */

G_END_DECLS
