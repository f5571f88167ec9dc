/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of an operator's CSV file: RFC 4180 with a header, UTF-8 with or without BOM, any line ends. */
typedef struct _CustomsCsv CustomsCsv;

CustomsCsv *customs_csv_read      (const char *file, GError **error);
void        customs_csv_free      (CustomsCsv *csv);
guint       customs_csv_rows      (CustomsCsv *csv);
guint       customs_csv_line      (CustomsCsv *csv, guint row);   /* where the row begins in the file, from 1 */

/* The column's index; @names are alternatives parted by blanks, one that ends in * stands for any that begins so. -1 if
 * there is none. */
int         customs_csv_column    (CustomsCsv *csv, const char *names);
const char *customs_csv_header    (CustomsCsv *csv, int column);

/* (nullable): NULL for an empty or missing field */
const char *customs_csv_get       (CustomsCsv *csv, guint row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsCsv, customs_csv_free)

G_END_DECLS
