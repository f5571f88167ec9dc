/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-guide-flow.h"

G_BEGIN_DECLS

#define IP_TYPE_BORDER_FLOW (ip_border_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpBorderFlow, ip_border_flow, IP, BORDER_FLOW, IpGuideFlow)

/* What to do about goods at the border, by a few questions. */

G_END_DECLS
