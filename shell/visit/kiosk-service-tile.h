/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-service-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_SERVICE_TILE (kiosk_service_tile_get_type ())
G_DECLARE_FINAL_TYPE (KioskServiceTile, kiosk_service_tile, KIOSK, SERVICE_TILE, GtkButton)

/**
 * kiosk_service_tile_new:
 * @service: a service with a sound manifest
 * @context: what the shell lends
 *
 * A service on the home screen, with its state now: it follows the link to the gateway.
 *
 * Returns: (transfer floating): the tile
 */
GtkWidget        *kiosk_service_tile_new         (KioskServiceInfo *service,
                                                  KioskContext     *context);
KioskServiceInfo *kiosk_service_tile_get_service (KioskServiceTile *self);

/**
 * kiosk_service_tile_make_small:
 * @self: a tile
 *
 * Leaves only the icon and the name, and what is wrong with the service if something is.
 */
void              kiosk_service_tile_make_small  (KioskServiceTile *self);

G_END_DECLS
