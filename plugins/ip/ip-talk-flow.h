/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_TALK_FLOW (ip_talk_flow_get_type ())
G_DECLARE_FINAL_TYPE (IpTalkFlow, ip_talk_flow, IP, TALK_FLOW, KioskFlow)

/* The booking of a talk with an adviser of the park. */

G_END_DECLS
