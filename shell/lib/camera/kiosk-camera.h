/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * KioskCameraState:
 * @KIOSK_CAMERA_STATE_OFF: nobody needs it; its light is off
 * @KIOSK_CAMERA_STATE_STARTING: it was switched on and has given no picture yet
 * @KIOSK_CAMERA_STATE_LIVE: it gives pictures
 * @KIOSK_CAMERA_STATE_MISSING: there is no camera
 * @KIOSK_CAMERA_STATE_FAILED: there is one, and it gives no pictures, or no more
 *
 * What the camera does.
 */
typedef enum
{
  KIOSK_CAMERA_STATE_OFF,
  KIOSK_CAMERA_STATE_STARTING,
  KIOSK_CAMERA_STATE_LIVE,
  KIOSK_CAMERA_STATE_MISSING,
  KIOSK_CAMERA_STATE_FAILED,
} KioskCameraState;

#define KIOSK_TYPE_CAMERA (kiosk_camera_get_type ())
G_DECLARE_FINAL_TYPE (KioskCamera, kiosk_camera, KIOSK, CAMERA, GObject)

/**
 * KioskCamera:
 *
 * The camera of the terminal. It is on, and its light with it, only while somebody holds it; the last to release it
 * closes the device. One that is missing, or failed, or was pulled out is tried again every two seconds while it is
 * held, so that it is back by itself. GStreamer is not touched before the first hold.
 *
 * Properties: "state" (KioskCameraState, read-only). Signals: "pictured" (): there is a new picture.
 */

/**
 * kiosk_camera_new:
 * @source: the setting "camera": "" is the first camera of the machine, "none" is no camera, "/dev/video2" is that
 *   device; "file:///a.png" (or .jpg) is a picture and any other file a film, for tests, through the same pipeline
 *
 * Returns: (transfer full): a camera, off
 */
KioskCamera      *kiosk_camera_new           (const char  *source);

/**
 * kiosk_camera_is_available:
 * @self: (nullable): a camera
 *
 * Looks whether there is one, without opening it. %NULL is the camera of a terminal that has none.
 *
 * Returns: %TRUE if there is
 */
gboolean          kiosk_camera_is_available  (KioskCamera *self);

/**
 * kiosk_camera_hold:
 * @self: a camera
 *
 * Switches it on, if it is not.
 */
void              kiosk_camera_hold          (KioskCamera *self);

/**
 * kiosk_camera_release:
 * @self: a camera that was held by the caller
 *
 * Ends a hold; at the last one the camera is off, and keeps no picture.
 */
void              kiosk_camera_release       (KioskCamera *self);

/**
 * kiosk_camera_get_state:
 * @self: (nullable): a camera
 *
 * Returns: its state; %KIOSK_CAMERA_STATE_MISSING for %NULL
 */
KioskCameraState  kiosk_camera_get_state     (KioskCamera *self);

/**
 * kiosk_camera_get_error:
 * @self: a camera
 *
 * Returns: (transfer none) (nullable): why it is missing or failed, for staff and not for visitors
 */
const GError     *kiosk_camera_get_error     (KioskCamera *self);

/**
 * kiosk_camera_get_paintable:
 * @self: a camera
 *
 * Returns: (transfer none): the live picture; nothing while it is not live
 */
GdkPaintable     *kiosk_camera_get_paintable (KioskCamera *self);

/**
 * kiosk_camera_get_picture:
 * @self: a camera
 *
 * Returns: (transfer none) (nullable): the newest picture, its longest side 2000 pixels at most
 */
GdkTexture       *kiosk_camera_get_picture   (KioskCamera *self);

G_END_DECLS
