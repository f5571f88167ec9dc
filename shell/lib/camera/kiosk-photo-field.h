/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "form/kiosk-field.h"
#include "kiosk-camera.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_PHOTO_FIELD (kiosk_photo_field_get_type ())
G_DECLARE_FINAL_TYPE (KioskPhotoField, kiosk_photo_field, KIOSK, PHOTO_FIELD, KioskField)

/**
 * KioskPhotoField:
 *
 * Documents, photographed page by page with the terminal's camera: seen live, taken, looked at, taken again. The camera is
 * on only while the visitor aims it; its light goes off with the photograph, and when the step is left. Where the setting
 * "handoff-url" is an https address they may come from the visitor's phone, too: a code on the screen opens a page there, what
 * it sends is sealed for this visit, and the code is dead when the step is left.
 *
 * The answer is an array of pages, each an object with "type" ("image/jpeg") and "data" (base64): the longest side 2000
 * pixels at most, and 500,000 bytes at most, for which the quality is lowered. A flow takes six pages in all, so that they
 * travel in the one sealed envelope of its submission, with its one key, online or later; unsealed they are in the visit's
 * memory and nowhere else. Do not put it into a #KioskRepeatStep. Where there is no camera the field asks for nothing.
 *
 * Properties: "camera" (KioskCamera, nullable: the context's, if none is set), "most" (pages, 1 to 6).
 */

G_END_DECLS
