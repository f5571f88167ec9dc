/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of an operator's CSV file: RFC 4180 with a header, UTF-8 with or without BOM, any line ends. */
typedef struct _GatewayCsv GatewayCsv;

GatewayCsv *gateway_csv_read      (const char *file, GError **error);
GatewayCsv *gateway_csv_parse     (const char *text, gsize length, GError **error);
void        gateway_csv_free      (GatewayCsv *csv);
guint       gateway_csv_rows      (GatewayCsv *csv);
guint       gateway_csv_line      (GatewayCsv *csv, guint row);   /* where the row begins in the file, from 1 */

/* The column's index; @names are alternatives parted by blanks, one that ends in * stands for any that begins so. -1 if
 * there is none. */
int         gateway_csv_column    (GatewayCsv *csv, const char *names);
const char *gateway_csv_header    (GatewayCsv *csv, int column);

/* (nullable): NULL for an empty or missing field */
const char *gateway_csv_get       (GatewayCsv *csv, guint row, int column);

/* Adds a row to a file that is written, with what a spreadsheet would take for a formula turned into text (OWASP, CSV
 * injection). NULL is an empty field. */
void        gateway_csv_append    (GString *text, const char * const *fields, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayCsv, gateway_csv_free)

G_END_DECLS
