/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check.h"

#include "core/kiosk-core.h"
#include "core/kiosk-terminal-settings.h"
#include "kiosk-delivery.h"

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

void
kiosk_check_gateway (GPtrArray *findings,
                     GSettings *settings)
{
  g_autofree char *url = g_settings_get_string (settings, "gateway-url");
  g_autofree char *token = kiosk_terminal_settings_read_token (settings);
  g_autoptr (KioskDelivery) delivery = kiosk_delivery_new (url, token);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_delivery_get_key_async (delivery, on_answer, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  key = kiosk_delivery_get_key_finish (delivery, answer, &error);

  if (key != NULL)
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "gateway", "%s knows this terminal", url);
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_OFFLINE))
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "gateway", "%s cannot be reached: %s", url, error->message);
  else
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "gateway", "%s does not serve this terminal: %s", url, error->message);
}
