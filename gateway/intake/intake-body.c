/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intake-body.h"

#include "kiosk-core.h"

JsonNode *
intake_body_read (GatewayRequest *request)
{
  gsize size;
  const char *text = g_bytes_get_data (gateway_request_body (request), &size);
  g_autoptr (JsonNode) root = size > 0 ? kiosk_json_parse (text, size, NULL) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);

  gateway_request_problem (request, 400, "invalid-body", "The body is no JSON object", NULL);
  return NULL;
}

gboolean
intake_body_is_valid (GatewayRequest     *request,
                      const IntakeFaults *faults,
                      const char         *type)
{
  g_autofree char *errors = NULL;

  if (!intake_faults_any (faults))
    return TRUE;

  errors = intake_faults_to_json (faults);
  gateway_request_invalid (request, type, "Something in it is not right", errors);
  return FALSE;
}
