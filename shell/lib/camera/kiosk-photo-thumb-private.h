/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-photo-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PHOTO_THUMB (kiosk_photo_thumb_get_type ())
G_DECLARE_FINAL_TYPE (KioskPhotoThumb, kiosk_photo_thumb, KIOSK, PHOTO_THUMB, GtkButton)

/**
 * kiosk_photo_thumb_new:
 * @photo: a photograph
 * @page: its number, from 1
 *
 * A small picture of a page, to be touched for a large one.
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *kiosk_photo_thumb_new (KioskPhoto *photo,
                                  guint       page);

G_END_DECLS
