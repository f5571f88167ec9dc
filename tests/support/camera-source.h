/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pictures and films to put before a camera, in a folder that goes with them. */
typedef struct
{
  char      *directory;
  GPtrArray *files;
} CameraSource;

void       camera_source_set_up    (CameraSource *source);
void       camera_source_tear_down (CameraSource *source);

/* White paper. */
GdkPixbuf *camera_source_paper     (int           width,
                                    int           height);

/* Draws a QR code of @size bytes, its quiet zone included, @module pixels each. */
void       camera_source_draw_qr   (GdkPixbuf    *paper,
                                    int           x,
                                    int           y,
                                    int           module,
                                    const char   *data,
                                    int           size);

/* Draws bars: of each digit's width, a dark one and a light one by turns. */
void       camera_source_draw_bars (GdkPixbuf    *paper,
                                    int           x,
                                    int           y,
                                    int           module,
                                    const char   *widths);

/* Each returns (transfer full) the setting "camera" for the new file. */
char      *camera_source_picture   (CameraSource *source,
                                    const char   *name,
                                    GdkPixbuf    *picture);
char      *camera_source_file      (CameraSource *source,
                                    const char   *name,
                                    const char   *content,
                                    gssize        size);

/* A film of ten pictures a second; each paper is shown as often as its number says. NULL ends the list. */
char      *camera_source_film      (CameraSource *source,
                                    const char   *name,
                                    GdkPixbuf    *first,
                                    int           times,
                                    ...) G_GNUC_NULL_TERMINATED;

/* Iterates the main loop until @condition holds; fails after a minute and a half. */
void       camera_source_wait      (gboolean    (*condition) (gpointer data),
                                    gpointer      data);

G_END_DECLS
