/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-answer.h"

#include "../http/gateway-json-writer.h"

G_DEFINE_QUARK (fleet-error-quark, fleet_error)

gboolean
fleet_not_found (GError     **error,
                 const char  *title)
{
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_NOT_FOUND, title);
  return FALSE;
}

gboolean
fleet_refuse (GError     **error,
              const char  *problem)
{
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_REFUSED, problem);
  return FALSE;
}

gboolean
fleet_not_allowed (GError **error)
{
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_NOT_ALLOWED, "This is for staff of that park, or of all");
  return FALSE;
}

gboolean
fleet_changed (GError **error)
{
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_CHANGED, "Somebody else published meanwhile");
  return FALSE;
}

gboolean
fleet_pass_on (GError **error,
               GError  *trouble)
{
  if (trouble == NULL)
    return TRUE;

  g_propagate_error (error, trouble);
  return FALSE;
}

void
fleet_answer_error (GatewayRequest *request,
                    const GError   *error)
{
  if (g_error_matches (error, FLEET_ERROR, FLEET_ERROR_NOT_FOUND))
    gateway_request_problem (request, 404, "not-found", error->message, NULL);
  else if (g_error_matches (error, FLEET_ERROR, FLEET_ERROR_NOT_ALLOWED))
    gateway_request_problem (request, 403, "not-allowed", error->message, NULL);
  else if (g_error_matches (error, FLEET_ERROR, FLEET_ERROR_CHANGED))
    gateway_request_problem (request, 409, "settings-changed", error->message, NULL);
  else if (g_error_matches (error, FLEET_ERROR, FLEET_ERROR_REFUSED))
    gateway_request_problem (request, 422, error->message, "It cannot be done as things are", NULL);
  else
    gateway_request_fail (request, error);
}

void
fleet_answer_object (GatewayRequest *request,
                     guint           status,
                     GString        *json)
{
  gateway_json_end (json, '}');
  gateway_request_answer (request, status, g_strdup (json->str));
}
