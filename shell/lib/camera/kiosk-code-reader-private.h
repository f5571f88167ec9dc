/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * kiosk_code_reader_read_async:
 * @picture: a picture
 * @max_text: most bytes of a text
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Looks for QR, EAN and Code 128 codes in @picture. One whose content is no text is passed over: it has to be UTF-8 without
 * characters that steer rather than show, and not too long.
 */
void  kiosk_code_reader_read_async  (GdkTexture           *picture,
                                     gsize                 max_text,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/**
 * kiosk_code_reader_read_finish:
 * @picture: the picture
 * @result: the result
 * @error: where a %GError is put: %G_IO_ERROR_NOT_FOUND when the installation is not whole
 *
 * Returns: (transfer full) (nullable): the texts, each once; none where there is no code with a text
 */
GStrv kiosk_code_reader_read_finish (GdkTexture           *picture,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
