/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "handoff.h"

G_BEGIN_DECLS

/* The phone's side: the first one that opens a hand-off has it, by a cookie, and sends pictures one after the other. */
void handoff_phone_open (GatewayRequest *request, gpointer unused);
void handoff_phone_send (GatewayRequest *request, gpointer unused);

G_END_DECLS
