/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_PROGRESS_FLOW (ip_progress_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpProgressFlow, ip_progress_flow, IP, PROGRESS_FLOW, KioskFlow)

/* Where a request for help stands, for who has its number and its code or phone. */

G_END_DECLS
