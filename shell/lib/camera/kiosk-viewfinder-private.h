/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-camera.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_VIEWFINDER (kiosk_viewfinder_get_type ())
G_DECLARE_FINAL_TYPE (KioskViewfinder, kiosk_viewfinder, KIOSK, VIEWFINDER, GtkWidget)

/**
 * KioskViewfinder:
 *
 * What a camera sees, with a frame to hold something in, or words where it sees nothing. It holds the camera while it is
 * mapped, and no longer.
 *
 * Properties: "camera" (nullable), "hint" (what to hold where), "instead" (what to do where there is no camera).
 */

/* (nullable) */
KioskCamera *kiosk_viewfinder_get_camera (KioskViewfinder *self);
void         kiosk_viewfinder_set_camera (KioskViewfinder *self,
                                          KioskCamera     *camera);

G_END_DECLS
