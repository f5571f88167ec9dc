/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Lines of text and codes, one beneath the other, on as many pages as they take. All in points. */
typedef struct _KioskPrintFlow KioskPrintFlow;

/* Text that is broken into lines in a part of the width. */
typedef struct
{
  const char *text;
  double      x;       /* where it begins, as a part of the width of the flow */
  double      width;   /* likewise */
  gboolean    bold;
  gboolean    centred;
} KioskPrintColumn;

KioskPrintFlow *kiosk_print_flow_new            (const char             *locale,
                                                 double                  width,
                                                 double                  height);
void            kiosk_print_flow_free           (KioskPrintFlow         *self);

/* Columns side by side. A page ends between two of their lines where they do not fit. @size: of the letters;
 * @space: above, except at the top of a page */
void            kiosk_print_flow_add_columns    (KioskPrintFlow         *self,
                                                 const KioskPrintColumn *columns,
                                                 guint                   count,
                                                 double                  size,
                                                 double                  space);

/* In the middle, @side wide and high with its quiet zone */
void            kiosk_print_flow_add_qr_code    (KioskPrintFlow         *self,
                                                 const char             *text,
                                                 double                  side,
                                                 double                  space);

/* What was added last does not stand alone at the end of a page. */
void            kiosk_print_flow_keep_with_next (KioskPrintFlow         *self);

/* All that was added so far begins every page. */
void            kiosk_print_flow_end_head       (KioskPrintFlow         *self);

guint           kiosk_print_flow_get_n_pages    (KioskPrintFlow         *self);

/* How far down the longest page goes. */
double          kiosk_print_flow_get_length     (KioskPrintFlow         *self);

void            kiosk_print_flow_draw           (KioskPrintFlow         *self,
                                                 cairo_t                *cr,
                                                 guint                   page);

G_END_DECLS
