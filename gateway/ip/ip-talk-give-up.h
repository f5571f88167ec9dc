/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Answers a POST with a {reference}: gives the hour of a talk free, for who holds the last four digits of the phone. */
void ip_talk_give_up (GatewayRequest *request, gpointer unused);

G_END_DECLS
