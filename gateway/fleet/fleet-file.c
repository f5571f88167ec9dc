/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-file.h"

#include "fleet-answer.h"
#include "fleet-layers.h"
#include "fleet-module.h"
#include "kiosk-published.h"

/* Signed when it is asked for: each terminal has a file of its own, which nobody can hand to another one. */
void
fleet_file_answer (GatewayRequest *request,
                   gpointer        data)
{
  const char *terminal = gateway_request_bearer (request);
  const char *park = gateway_request_park (request);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  gint64 version = fleet_layers_version_of (gateway_request_db (request), terminal, park, &error);

  if (version < 0 || !fleet_layers_merge (gateway_request_db (request), terminal, park, keys, &error))
    gateway_request_fail (request, error);
  else if (version == 0)
    gateway_request_problem (request, 404, "not-found", "Nothing was ever published", NULL);
  else
    gateway_request_answer_file (request, "text/plain; charset=utf-8",
                                 kiosk_published_sign (version, park, terminal, keys, fleet_module_get_secret (data)), version);
}
