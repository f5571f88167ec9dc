/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "console-me.h"

#include "../http/gateway-json-writer.h"

#include <string.h>

void
console_me_answer (GatewayRequest *request,
                   gpointer        unused)
{
  const char *park = gateway_request_park (request);
  gboolean all = strcmp (park, GATEWAY_ANY_PARK) == 0;
  g_autoptr (GString) json = g_string_new (NULL);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "id", gateway_request_bearer (request));
  gateway_json_text (json, "park", all ? NULL : park);
  gateway_json_boolean (json, "all_parks", all);
  gateway_json_boolean (json, "personal", gateway_request_personal (request));
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}
