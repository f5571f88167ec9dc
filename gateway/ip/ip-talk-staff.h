/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Handlers: the talks to come at the park, with names masked; one of them whole, which the audit tells; one given free. */
void ip_talk_staff_list   (GatewayRequest *request, gpointer unused);
void ip_talk_staff_show   (GatewayRequest *request, gpointer unused);
void ip_talk_staff_cancel (GatewayRequest *request, gpointer unused);

G_END_DECLS
