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
 * kiosk_service_info_set_quarantined:
 * @self: what is known of a service
 * @quarantined: whether the supervisor keeps it closed for now. Property "error" is notified
 */
void              kiosk_service_info_set_quarantined (KioskServiceInfo *self,
                                                      gboolean          quarantined);

/* Whether visitors are shown it; they are unless staff say otherwise. */
void              kiosk_service_info_set_offered  (KioskServiceInfo  *self,
                                                   gboolean           offered);
gboolean          kiosk_service_info_is_offered   (KioskServiceInfo  *self);

/* @file: (nullable): the key file with this terminal's settings, of which the service gets its own */
void              kiosk_service_info_set_settings_file (KioskServiceInfo *self,
                                                        const char       *file);

/* (transfer full) (nullable): the schema of its settings, if it ships one */
GSettingsSchema  *kiosk_service_info_find_schema  (KioskServiceInfo  *self);

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
 * kiosk_service_info_open_async:
 * @self: what is known of a service
 * @context: what the shell lends
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Prepares the service, if that has not been done, and makes the first page of a new task.
 */
void              kiosk_service_info_open_async   (KioskServiceInfo     *self,
                                                   KioskContext         *context,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/**
 * kiosk_service_info_open_finish:
 * @self: what is known of a service
 * @result: the result
 * @error: return location for the cause, which kiosk_service_info_get_error() gives from then on as well
 *
 * Returns: (transfer full) (nullable): the page
 */
KioskPage        *kiosk_service_info_open_finish  (KioskServiceInfo     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
