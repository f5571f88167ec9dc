/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gdk/gdk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What fits: as base64 in JSON the six pages stay below what a terminal takes as an answer (KIOSK_BACKEND_MAX_ANSWER), so
 * that a saved form can be opened again, and sealed they stay below KIOSK_ENVELOPE_MAX_SIZE.
 */
#define KIOSK_PHOTO_MAX_BYTES 500000
#define KIOSK_PHOTO_MOST      6

#define KIOSK_TYPE_PHOTO (kiosk_photo_get_type ())
G_DECLARE_FINAL_TYPE (KioskPhoto, kiosk_photo, KIOSK, PHOTO, GObject)

/* A photographed page: a JPEG of %KIOSK_PHOTO_MAX_BYTES at most, its longest side 2000 pixels. It is in memory only. */

/**
 * kiosk_photo_take_async:
 * @picture: what the camera sees
 * @callback: (scope async): called when done
 * @user_data: for @callback
 */
void        kiosk_photo_take_async    (GdkTexture           *picture,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * kiosk_photo_take_finish:
 * @picture: the picture
 * @result: the result
 * @error: return location for a %GDK_PIXBUF_ERROR
 *
 * Returns: (transfer full) (nullable): the photograph
 */
KioskPhoto *kiosk_photo_take_finish   (GdkTexture           *picture,
                                       GAsyncResult         *result,
                                       GError              **error);

/**
 * kiosk_photo_new_from_json:
 * @json: what kiosk_photo_get_json() gave
 *
 * Returns: (transfer full) (nullable): the photograph; %NULL if @json is none
 */
KioskPhoto *kiosk_photo_new_from_json (JsonObject           *json);

/**
 * kiosk_photo_new_from_jpeg:
 * @bytes: what a phone sent
 *
 * Returns: (transfer full) (nullable): the photograph; %NULL if @bytes are no JPEG, too many, or too many pixels
 */
KioskPhoto *kiosk_photo_new_from_jpeg (GBytes               *bytes);

/**
 * kiosk_photo_get_json:
 * @self: a photograph
 *
 * Returns: (transfer none): "type" (a media type) and "data" (base64)
 */
JsonObject *kiosk_photo_get_json      (KioskPhoto           *self);

/**
 * kiosk_photo_get_picture:
 * @self: a photograph
 *
 * Returns: (transfer none): it, for the screen
 */
GdkTexture *kiosk_photo_get_picture   (KioskPhoto           *self);

G_END_DECLS
