/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-factor.h"

#include <sodium.h>
#include <string.h>

char *
gateway_factor_take (GatewayRequest *request)
{
  const char *header = gateway_request_header (request, "Kiosk-Factor");

  if (header != NULL && *header != '\0' && strlen (header) < GATEWAY_MOST_FACTOR)
    return g_ascii_strup (header, -1);

  gateway_request_problem (request, 400, "factor-required", "A second factor is required",
                           "Send what the record holds besides its number in Kiosk-Factor");
  return NULL;
}

gboolean
gateway_factor_is_same (const char *held,
                        const char *given)
{
  char a[GATEWAY_MOST_FACTOR] = { 0 }, b[GATEWAY_MOST_FACTOR] = { 0 };

  g_strlcpy (a, held, sizeof a);
  g_strlcpy (b, given, sizeof b);
  return sodium_memcmp (a, b, sizeof a) == 0;
}
