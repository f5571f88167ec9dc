/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "ip-guide-flow.h"

G_BEGIN_DECLS

#define IP_TYPE_NUMBER_FLOW (ip_number_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpNumberFlow, ip_number_flow, IP, NUMBER_FLOW, IpGuideFlow)

/* Whether a number can be one of its kind. */

G_END_DECLS
