/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @data: what is in the code, as it stands there; not terminated */
typedef void (*KioskZbarFound) (const char *data,
                                gsize       length,
                                gpointer    user_data);

/* Looks for codes in a picture of one byte a pixel. */
void kiosk_zbar_scan (guchar         *grey,
                      int             width,
                      int             height,
                      KioskZbarFound  found,
                      gpointer        user_data);

G_END_DECLS
