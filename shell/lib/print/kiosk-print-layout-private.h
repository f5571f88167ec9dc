/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-document.h"

#include <cairo.h>

G_BEGIN_DECLS

/* All in points. */
typedef struct
{
  double width;
  double height;  /* 0 for a roll, which is cut where the print ends */
  double margin;
} KioskPrintPaper;

/* What comes with every print. */
typedef struct
{
  const char *locale;  /* "zh_CN", "zh_TW" or "en": for the shape of characters */
  const char *place;   /* the park's name, in that language */
  gint64      time;    /* when it is printed, in seconds since 1970 */
  gboolean    copy;    /* it is marked as one */
} KioskPrintStamp;

#define KIOSK_TYPE_PRINT_LAYOUT (kiosk_print_layout_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintLayout, kiosk_print_layout, KIOSK, PRINT_LAYOUT, GObject)

/* @setting: "auto", "slip" or "a4"; @width, @height: of the paper that the printer has, 0 if it did not say. What is no
 * wider than 100 mm is a roll. */
KioskPrintPaper   kiosk_print_paper_choose       (const char            *setting,
                                                  double                 width,
                                                  double                 height);

/* @document on @paper. What is seen before printing, what is printed and what is tested is drawn by this. */
KioskPrintLayout *kiosk_print_layout_new         (KioskPrintDocument    *document,
                                                  const KioskPrintPaper *paper,
                                                  const KioskPrintStamp *stamp);
guint             kiosk_print_layout_get_n_pages (KioskPrintLayout      *self);
double            kiosk_print_layout_get_width   (KioskPrintLayout      *self);

/* Of a page; of a roll, what is cut from it. */
double            kiosk_print_layout_get_height  (KioskPrintLayout      *self);

/* Draws in points from the upper left corner of the paper. */
void              kiosk_print_layout_draw        (KioskPrintLayout      *self,
                                                  cairo_t               *cr,
                                                  guint                  page);

/* Writes all pages as a PDF to @fd, which stays open. */
gboolean          kiosk_print_layout_write_pdf   (KioskPrintLayout      *self,
                                                  int                    fd,
                                                  GError               **error);

G_END_DECLS
