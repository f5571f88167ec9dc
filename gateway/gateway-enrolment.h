/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gateway_enrolment_check:
 * @gateway: address at which the terminal reaches this gateway
 * @park: identifier of its park
 * @terminal: its name
 * @error: return location: why there can be no code for it
 *
 * To be asked before the terminal is made, whose token is told once.
 *
 * Returns: %TRUE if a code can hold that
 */
gboolean gateway_enrolment_check (const char  *gateway,
                                  const char  *park,
                                  const char  *terminal,
                                  GError     **error);

/* Prints a QR code (ISO/IEC 18004) in the characters of a text terminal, dark on light whatever its colours are. */
void     gateway_enrolment_print (const char  *gateway,
                                  const char  *park,
                                  const char  *terminal,
                                  const char  *token);

G_END_DECLS
