/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskError:
 * @KIOSK_ERROR_OFFLINE: the gateway cannot be reached
 * @KIOSK_ERROR_TIMEOUT: the deadline of the request passed
 * @KIOSK_ERROR_UNAVAILABLE: the gateway answered 5xx or something that is not its contract
 * @KIOSK_ERROR_BUSY: too many requests (429); worth trying again after a pause
 * @KIOSK_ERROR_REJECTED: refused for a reason that the message tells in the visitor's words
 * @KIOSK_ERROR_NOT_FOUND: no such record, or the second factor does not fit
 * @KIOSK_ERROR_INVALID_INPUT: what was typed or sent is malformed
 * @KIOSK_ERROR_INTERNAL: a defect of this program
 * @KIOSK_ERROR_UNTRUSTED: what answers in the gateway's place has no certificate that this machine trusts; to a visitor, the
 *   gateway is away
 *
 * What can go wrong between a visitor and the gateway, seen from the page that has to say so.
 */
typedef enum
{
  KIOSK_ERROR_OFFLINE,
  KIOSK_ERROR_TIMEOUT,
  KIOSK_ERROR_UNAVAILABLE,
  KIOSK_ERROR_BUSY,
  KIOSK_ERROR_REJECTED,
  KIOSK_ERROR_NOT_FOUND,
  KIOSK_ERROR_INVALID_INPUT,
  KIOSK_ERROR_INTERNAL,
  KIOSK_ERROR_UNTRUSTED,
} KioskError;

#define KIOSK_ERROR (kiosk_error_quark ())

/**
 * kiosk_error_quark:
 *
 * Gives the domain of [error@Error], as GLib wants it.
 *
 * Returns: the domain
 */
GQuark kiosk_error_quark (void);

G_END_DECLS
