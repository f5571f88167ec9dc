/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUSTOMS_TYPE_TAX_LINE (customs_tax_line_get_type ())
G_DECLARE_FINAL_TYPE (CustomsTaxLine, customs_tax_line, CUSTOMS, TAX_LINE, GtkWidget)

/* One line of an estimate: its name, how it is reckoned (nullable), the sum. */
void customs_tax_line_set (CustomsTaxLine  *self,
                           const char      *name,
                           const char      *formula,
                           const char      *sum);

G_END_DECLS
