/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

/* A talk that will not be. */
typedef struct
{
  char *reference;
  char *park;    /* of who cancels it, or GATEWAY_ANY_PARK */
  char *actor;
} IpTalkCancel;

void     ip_talk_cancel_free  (IpTalkCancel *cancel);

/* A GatewayWork: gives the hour free, and notes it in the audit. G_IO_ERROR_NOT_FOUND where no such talk is booked. */
gboolean ip_talk_cancel_store (GatewayDb *db, gpointer cancel, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IpTalkCancel, ip_talk_cancel_free)

G_END_DECLS
