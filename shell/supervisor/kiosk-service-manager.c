/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-service-manager.h"

#include <systemd/sd-daemon.h>

static gboolean
on_watchdog_due (gpointer user_data)
{
  sd_notify (0, "WATCHDOG=1");
  return G_SOURCE_CONTINUE;
}

void
kiosk_service_manager_start_watchdog (void)
{
  uint64_t limit;

  if (sd_watchdog_enabled (0, &limit) > 0)
    g_timeout_add (MAX (limit / 1000 / 3, 1), on_watchdog_due, NULL);
}

void
kiosk_service_manager_ready (void)
{
  sd_notify (0, "READY=1");
}

void
kiosk_service_manager_stopping (void)
{
  sd_notify (0, "STOPPING=1");
}
