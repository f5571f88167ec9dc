/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* The rates of value-added tax in force from a day on, in millionths. */
typedef struct
{
  gint64 standard;
  gint64 reduced;
} CustomsVatRates;

/* The rules of retail import and the VAT rates, each with its days. Counted by reference. */
typedef struct _CustomsTaxRules CustomsTaxRules;

CustomsTaxRules       *customs_tax_rules_from_json  (JsonObject             *object,
                                                     GError                **error);
CustomsTaxRules       *customs_tax_rules_ref        (CustomsTaxRules        *rules);
void                   customs_tax_rules_unref      (CustomsTaxRules        *rules);

/* @date: YYYY-MM-DD. Returns: (transfer none) (nullable): what was in force on that day */
const KioskTaxPolicy  *customs_tax_rules_get_policy (CustomsTaxRules        *rules,
                                                     const char             *date);
const CustomsVatRates *customs_tax_rules_get_vat    (CustomsTaxRules        *rules,
                                                     const char             *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsTaxRules, customs_tax_rules_unref)

G_END_DECLS
