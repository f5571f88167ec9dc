/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-tax-estimate.h"

G_BEGIN_DECLS

/* What the pages of the estimate say, in the visitor's language. All but the name are (transfer full). */

const char *customs_tax_words_channel_name (KioskTaxChannel            channel);
/* By which way the order may come in, and why */
char       *customs_tax_words_channel      (const CustomsTaxEstimate  *estimate,
                                            const CustomsTaxInput     *input);

/* How each line is reckoned, in figures */
char       *customs_tax_words_value        (const CustomsTaxInput     *input);
char       *customs_tax_words_duty         (const CustomsTaxEstimate  *estimate);
char       *customs_tax_words_consumption  (const CustomsTaxEstimate  *estimate);
char       *customs_tax_words_vat          (const CustomsTaxEstimate  *estimate);

G_END_DECLS
