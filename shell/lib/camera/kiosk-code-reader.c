/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* To look for codes in a picture takes a processor some hundredths of a second, so it is done in a thread of GTask's. What
 * goes there is a texture, which never changes, and what comes back is text. */

#include "kiosk-code-reader-private.h"

#include "core/kiosk-late.h"
#include "kiosk-typed-text-private.h"
#include "late/kiosk-zbar.h"

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

typedef struct
{
  gsize      max_text;
  GPtrArray *texts;
} Reading;

static void
on_found (const char *data,
          gsize       length,
          gpointer    user_data)
{
  Reading *reading = user_data;
  g_autofree char *text = NULL;

  if (reading->texts->len == MOST_CODES || !is_text (data, length, reading->max_text))
    return;

  text = g_strndup (data, length);
  if (!g_ptr_array_find_with_equal_func (reading->texts, text, g_str_equal, NULL))
    g_ptr_array_add (reading->texts, g_steal_pointer (&text));
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
  Reading reading = { GPOINTER_TO_SIZE (data), texts };
  g_autoptr (GError) error = NULL;
  typeof (kiosk_zbar_scan) *scan = kiosk_late_find ("kiosk-zbar", "kiosk_zbar_scan", &error);

  if (scan == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  gdk_texture_download (picture, pixels, (gsize) width * 4);
  grey = make_grey (pixels, width, height, step);
  scan (grey, width / step, height / step, on_found, &reading);

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
kiosk_code_reader_read_finish (GdkTexture    *picture,
                               GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
