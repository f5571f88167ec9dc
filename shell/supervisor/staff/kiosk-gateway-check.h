/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskGatewayCheck:
 * @cause: a word for why it failed, or "": "address" (it is none), "unreachable", "silent", "certificate" (it is not
 *   trusted), "stranger" (what answers is not the gateway), "token" (it is unknown or revoked), "old" (the gateway does not
 *   know the question), "trouble" (anything else that it says)
 * @detail: the cause as a technician wants it, without the token
 * @terminal: (nullable): whose token it is
 * @park: (nullable): the park of that terminal
 * @time: what the gateway's clock says, in seconds since the epoch, 0 where it says nothing
 * @milliseconds: from the question to its end
 *
 * How a gateway takes a terminal.
 */
typedef struct
{
  const char *cause;
  char       *detail;
  char       *terminal;
  char       *park;
  gint64      time;
  guint       milliseconds;
} KioskGatewayCheck;

/**
 * kiosk_gateway_check_async:
 * @url: address of a gateway
 * @token: (nullable): a terminal's token
 * @callback: called when done, after ten seconds at the latest
 * @user_data: for @callback
 *
 * Asks a gateway whose token it is.
 */
void               kiosk_gateway_check_async  (const char           *url,
                                               const char           *token,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* (transfer full) */
KioskGatewayCheck *kiosk_gateway_check_finish (GAsyncResult         *result);
void               kiosk_gateway_check_free   (KioskGatewayCheck    *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskGatewayCheck, kiosk_gateway_check_free)

G_END_DECLS
