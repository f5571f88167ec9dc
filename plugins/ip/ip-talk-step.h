/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_TALK_STEP (ip_talk_step_get_type ())
G_DECLARE_FINAL_TYPE (IpTalkStep, ip_talk_step, IP, TALK_STEP, KioskStep)

/* Asks for a day and an hour, of those that are free when it comes on the screen. */

G_END_DECLS
