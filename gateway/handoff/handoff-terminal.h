/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "handoff.h"

G_BEGIN_DECLS

/* The terminal's side: it begins a hand-off, asks again and again for the next picture, and ends it. */
void handoff_terminal_begin (GatewayRequest *request, gpointer unused);
void handoff_terminal_fetch (GatewayRequest *request, gpointer unused);
void handoff_terminal_end   (GatewayRequest *request, gpointer unused);

G_END_DECLS
