/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* A GatewayWork on a talk: gives its hour free. One that is cancelled already stays so. */
typedef struct
{
  char     *reference;
  char     *park;       /* only in this one; GATEWAY_ANY_PARK for all */
  char     *actor;      /* for the audit */
  gboolean  found;
  gboolean  late;       /* it has begun */
  char     *json;       /* (nullable): the talk as it is then */
} IpTalkCancel;

void     ip_talk_cancel_free    (gpointer cancel);
gboolean ip_talk_cancel_write   (GatewayDb *db, gpointer cancel, GError **error);

/* Answers a POST with a {reference}: for who holds the last four digits of the phone, and for staff of the park. */
void     ip_talk_cancel_visitor (GatewayRequest *request, gpointer unused);
void     ip_talk_cancel_staff   (GatewayRequest *request, gpointer unused);

/* Answers a GET with the talks to come of the staff's park; who reads them is in the audit. */
void     ip_talk_list_staff     (GatewayRequest *request, gpointer unused);

G_END_DECLS
