/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-zbar.h"

#include <zbar.h>

static zbar_image_scanner_t *
make_scanner (void)
{
  static const zbar_symbol_type_t wanted[] = { ZBAR_QRCODE, ZBAR_EAN13, ZBAR_EAN8, ZBAR_CODE128 };
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    zbar_image_scanner_set_config (scanner, wanted[i], ZBAR_CFG_ENABLE, 1);

  /* as it stands there: zbar would guess how it was meant, and make a text out of anything */
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  return scanner;
}

void
kiosk_zbar_scan (guchar         *grey,
                 int             width,
                 int             height,
                 KioskZbarFound  found,
                 gpointer        user_data)
{
  zbar_image_scanner_t *scanner = make_scanner ();
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  zbar_image_set_data (image, grey, (unsigned long) width * (unsigned long) height, NULL);
  if (zbar_scan_image (scanner, image) > 0)
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL; symbol = zbar_symbol_next (symbol))
      found (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol), user_data);
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
}
