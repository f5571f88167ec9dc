/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-manifest.h"
#include "kiosk-service.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SERVICE_INFO (kiosk_service_info_get_type ())
G_DECLARE_FINAL_TYPE (KioskServiceInfo, kiosk_service_info, KIOSK, SERVICE_INFO, GObject)

/**
 * kiosk_service_info_new:
 * @id: the service's identifier, or what its file name says it would be
 * @manifest: (nullable): its manifest, if that is sound
 * @error: (nullable): why it cannot be offered
 *
 * A service that was found, good or bad. Its code is mapped at the first kiosk_service_info_get_service().
 *
 * Returns: (transfer full): what is known of it
 */
KioskServiceInfo *kiosk_service_info_new          (const char        *id,
                                                   KioskManifest     *manifest,
                                                   const GError      *error);

const char       *kiosk_service_info_get_id       (KioskServiceInfo  *self);

/**
 * kiosk_service_info_get_manifest:
 * @self: what is known of a service
 *
 * Returns: (transfer none) (nullable): its manifest, if that is sound
 */
KioskManifest    *kiosk_service_info_get_manifest (KioskServiceInfo  *self);

/**
 * kiosk_service_info_get_error:
 * @self: what is known of a service
 *
 * Returns: (transfer none) (nullable): the exact cause for which it cannot be offered, for staff
 */
const GError     *kiosk_service_info_get_error    (KioskServiceInfo  *self);

/**
 * kiosk_service_info_fail:
 * @self: what is known of a service
 * @error: why it cannot be offered from now on. Property "error" is notified
 */
void              kiosk_service_info_fail         (KioskServiceInfo  *self,
                                                   const GError      *error);

/**
 * kiosk_service_info_get_service:
 * @self: what is known of a service
 *
 * Maps the service's module if that has not been done, and makes the service.
 *
 * Returns: (transfer none) (nullable): the service; %NULL if it cannot be offered, for the cause that
 *   kiosk_service_info_get_error() then gives
 */
KioskService     *kiosk_service_info_get_service  (KioskServiceInfo  *self);

/**
 * kiosk_service_info_create_page:
 * @self: what is known of a service
 * @context: what the shell lends
 *
 * Returns: (transfer floating) (nullable): the first page of a new task, or %NULL as above
 */
KioskPage        *kiosk_service_info_create_page  (KioskServiceInfo  *self,
                                                   KioskContext      *context);

G_END_DECLS
