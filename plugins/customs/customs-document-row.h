/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "customs-order.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_DOCUMENT_ROW (customs_document_row_get_type ())
G_DECLARE_FINAL_TYPE (CustomsDocumentRow, customs_document_row, CUSTOMS, DOCUMENT_ROW, GtkWidget)

/* One of the four documents of an order: a lamp, its name, and in words what became of it. */
void customs_document_row_set_document (CustomsDocumentRow     *self,
                                        CustomsDocumentKind     kind,
                                        const CustomsDocument  *document);

G_END_DECLS
