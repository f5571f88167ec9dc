/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_CASE_FLOW (ip_case_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpCaseFlow, ip_case_flow, IP, CASE_FLOW, KioskFlow)

/* A request for help with a dispute abroad. */

G_END_DECLS
