/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-service-info.h"

G_BEGIN_DECLS

/**
 * kiosk_service_loader_scan:
 * @directories: (array zero-terminated=1): where to look, the most trusted first
 *
 * Reads the manifests of all services. Bad ones are in the list too, each with its cause; of two with one identifier
 * the first is offered. A directory that is absent holds no services. Manifests and modules must belong to root or to
 * the user who owns this program, and nobody else may be able to change them or their directory.
 *
 * Returns: (transfer full) (element-type KioskServiceInfo): the services, in the order in which home shows them
 */
GPtrArray *kiosk_service_loader_scan  (const char * const *directories);

/**
 * kiosk_service_loader_order:
 * @services: (element-type KioskServiceInfo): services
 * @ids: (array zero-terminated=1): identifiers, the first to be shown first; services that are not named follow
 */
void       kiosk_service_loader_order (GPtrArray          *services,
                                       const char * const *ids);

G_END_DECLS
