/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-service.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_FLOW_SERVICE (kiosk_flow_service_get_type ())
G_DECLARE_FINAL_TYPE (KioskFlowService, kiosk_flow_service, KIOSK, FLOW_SERVICE, KioskService)

/**
 * kiosk_flow_service_new:
 * @path: its flow
 * @id: its identifier
 * @error: return location for a %KIOSK_LOADER_ERROR_FLOW
 *
 * A service that is written without code.
 *
 * Returns: (transfer full) (nullable): the service
 */
KioskService *kiosk_flow_service_new   (const char  *path,
                                        const char  *id,
                                        GError     **error);

/**
 * kiosk_flow_service_check:
 * @path: a flow
 * @id: identifier of its service
 * @error: return location for a %KIOSK_LOADER_ERROR_FLOW
 *
 * Reads the flow's text. Needs no screen.
 *
 * Returns: %TRUE if a service could be made of it
 */
gboolean      kiosk_flow_service_check (const char  *path,
                                        const char  *id,
                                        GError     **error);

G_END_DECLS
