/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_ADVICE_STEP (ip_advice_step_get_type ())
G_DECLARE_FINAL_TYPE (IpAdviceStep, ip_advice_step, IP, ADVICE_STEP, KioskStep)

/* The end of an IpGuideFlow: the advice, first in a few words, then with its facts and what is done in which order. */

G_END_DECLS
