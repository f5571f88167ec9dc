/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* hold qr TEXT FILE.png        a receipt with that code
 * hold bars WIDTHS FILE.png    a bar code on paper
 * hold page TEXT FILE.png      a page of a document, as a camera sees it
 * hold film TEXT FILE.avi      nothing for two seconds, and then the receipt for half a minute */

#include "camera-source.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH  1280
#define HEIGHT 720
#define RATE   10

static GdkPixbuf *
draw_bars (const char *widths)
{
  GdkPixbuf *desk = camera_source_paper (WIDTH, HEIGHT);
  g_autoptr (GdkPixbuf) paper = NULL;

  gdk_pixbuf_fill (desk, 0x8a6d4fff);
  paper = gdk_pixbuf_new_subpixbuf (desk, 240, 200, 800, 320);
  gdk_pixbuf_fill (paper, 0xf6f4efff);
  camera_source_draw_bars (desk, 372, 300, 4, widths);
  return desk;
}

static GdkPixbuf *
draw_code (const char *text,
           gboolean    page)
{
  GdkPixbuf *desk = camera_source_paper (WIDTH, HEIGHT);
  g_autoptr (GdkPixbuf) paper = NULL;

  gdk_pixbuf_fill (desk, 0x8a6d4fff);
  paper = page ? gdk_pixbuf_new_subpixbuf (desk, 390, 40, 500, 640) : gdk_pixbuf_new_subpixbuf (desk, 440, 160, 400, 400);
  gdk_pixbuf_fill (paper, 0xf6f4efff);
  for (int line = 0; page && line < 16; line++)
    {
      g_autoptr (GdkPixbuf) ink = gdk_pixbuf_new_subpixbuf (desk, 440, 240 + line * 26, 400 - line * 37 % 120, 6);

      gdk_pixbuf_fill (ink, 0x303030ff);
    }
  camera_source_draw_qr (desk, page ? 440 : 460, page ? 60 : 180, page ? 4 : 10, text, (int) strlen (text));
  return desk;
}

static void
put (GFile *from,
     char  *to)
{
  g_autoptr (GFile) file = g_file_new_for_path (to);

  g_assert_true (g_file_move (from, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  CameraSource source;
  g_autofree char *uri = NULL;
  g_autoptr (GFile) made = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  if (argc != 4)
    return EXIT_FAILURE;

  camera_source_set_up (&source);
  if (strcmp (argv[1], "bars") == 0)
    picture = draw_bars (argv[2]);
  else
    picture = draw_code (argv[2], strcmp (argv[1], "page") == 0);
  if (strcmp (argv[1], "film") == 0)
    {
      g_autoptr (GdkPixbuf) desk = camera_source_paper (WIDTH, HEIGHT);

      uri = camera_source_film (&source, "film.avi", desk, 2 * RATE, picture, 30 * RATE, NULL);
    }
  else
    uri = camera_source_picture (&source, "picture.png", picture);

  made = g_file_new_for_uri (uri);
  put (made, argv[3]);
  camera_source_tear_down (&source);
  return EXIT_SUCCESS;
}
