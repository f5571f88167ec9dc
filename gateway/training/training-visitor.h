/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* The routes by which visitors come back to their signups. @data: the IntakeModule */
void training_visitor_list              (GatewayRequest *request, gpointer data);
void training_visitor_cancel            (GatewayRequest *request, gpointer data);
void training_visitor_accept            (GatewayRequest *request, gpointer data);
void training_visitor_check_in          (GatewayRequest *request, gpointer data);
void training_visitor_check_in_document (GatewayRequest *request, gpointer data);

G_END_DECLS
