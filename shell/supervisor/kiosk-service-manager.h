/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What systemd is told of the supervisor (sd_notify). Without systemd all of it does nothing. */
void kiosk_service_manager_ready          (void);
void kiosk_service_manager_stopping       (void);

/* Keeps WatchdogSec content for as long as the main loop turns. */
void kiosk_service_manager_start_watchdog (void);

G_END_DECLS
