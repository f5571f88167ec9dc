/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* To look for codes in a picture takes a processor some hundredths of a second, so it is done in a thread of GTask's. What
 * goes there is a texture, which never changes, and what comes back is text. */

#include "kiosk-code-reader-private.h"

#include "kiosk-typed-text-private.h"

#include <zbar.h>

/* A code that fills a fifth of the width is still read; more pixels cost and help little. */
#define LONGEST_SIDE 1280

#define MOST_CODES 8 /* in a picture; further ones are not looked at */

/* What is in a code somebody else made. */
static gboolean
is_text (const char *data,
         gsize       length,
         gsize       max_text)
{
  if (length == 0 || length > max_text || !g_utf8_validate (data, (gssize) length, NULL))
    return FALSE;

  for (const char *p = data; p < data + length; p = g_utf8_next_char (p))
    if (kiosk_typed_text_is_invisible (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* The mean of each square of @step by @step pixels; green alone is nearly what an eye sees as light and dark. */
static guchar *
make_grey (const guchar *pixels,
           int           width,
           int           height,
           int           step)
{
  int columns = width / step;
  int rows = height / step;
  guchar *grey = g_malloc ((gsize) columns * (gsize) rows);

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      {
        guint sum = 0;

        for (int j = 0; j < step; j++)
          for (int i = 0; i < step; i++)
            sum += pixels[(((gsize) (y * step + j)) * (gsize) width + (gsize) (x * step + i)) * 4 + 1];
        grey[(gsize) y * (gsize) columns + (gsize) x] = (guchar) (sum / (guint) (step * step));
      }

  return grey;
}

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

static void
collect (zbar_image_t *image,
         gsize         max_text,
         GPtrArray    *texts)
{
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image);
       symbol != NULL && texts->len < MOST_CODES;
       symbol = zbar_symbol_next (symbol))
    {
      const char *data = zbar_symbol_get_data (symbol);
      gsize length = zbar_symbol_get_data_length (symbol);
      g_autofree char *text = is_text (data, length, max_text) ? g_strndup (data, length) : NULL;

      if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
}

static void
scan (guchar    *grey,
      int        width,
      int        height,
      gsize      max_text,
      GPtrArray *texts)
{
  zbar_image_scanner_t *scanner = make_scanner ();
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  zbar_image_set_data (image, grey, (unsigned long) width * (unsigned long) height, NULL);
  if (zbar_scan_image (scanner, image) > 0)
    collect (image, max_text, texts);
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
}

/* In a thread of GTask's. */
static void
read_codes (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GdkTexture *picture = source;
  int width = gdk_texture_get_width (picture);
  int height = gdk_texture_get_height (picture);
  int step = (MAX (width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE;
  g_autofree guchar *pixels = g_malloc ((gsize) width * (gsize) height * 4);
  g_autofree guchar *grey = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  gdk_texture_download (picture, pixels, (gsize) width * 4);
  grey = make_grey (pixels, width, height, step);
  scan (grey, width / step, height / step, GPOINTER_TO_SIZE (data), texts);

  g_ptr_array_add (texts, NULL);
  g_task_return_pointer (task, g_ptr_array_steal (texts, NULL), (GDestroyNotify) g_strfreev);
}

void
kiosk_code_reader_read_async (GdkTexture          *picture,
                              gsize                max_text,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (picture, NULL, callback, user_data);

  g_task_set_task_data (task, GSIZE_TO_POINTER (max_text), NULL);
  g_task_run_in_thread (task, read_codes);
}

GStrv
kiosk_code_reader_read_finish (GdkTexture   *picture,
                               GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
