/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FLEET_CLIENT (kiosk_fleet_client_get_type ())
G_DECLARE_FINAL_TYPE (KioskFleetClient, kiosk_fleet_client, KIOSK, FLEET_CLIENT, GObject)

/**
 * kiosk_fleet_client_new:
 *
 * What this terminal says to the gateway about itself, one request at a time and each only once.
 *
 * Returns: (transfer full): a client without a gateway
 */
KioskFleetClient *kiosk_fleet_client_new             (void);

/* @token: (nullable): without one nothing may be asked */
void              kiosk_fleet_client_set_gateway     (KioskFleetClient     *self,
                                                      const char           *url,
                                                      const char           *token);
gboolean          kiosk_fleet_client_has_token       (KioskFleetClient     *self);

/* @route: a path; @body: (transfer none): JSON */
void              kiosk_fleet_client_post_async      (KioskFleetClient     *self,
                                                      const char           *route,
                                                      JsonNode             *body,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

/* (transfer full) (nullable): the gateway's answer, an object; fails with a KioskError */
JsonNode         *kiosk_fleet_client_post_finish     (KioskFleetClient     *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

/* The file with the settings that are published for this terminal. */
void              kiosk_fleet_client_fetch_async     (KioskFleetClient     *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GBytes           *kiosk_fleet_client_fetch_finish    (KioskFleetClient     *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
