/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-tax-estimate.h"

G_BEGIN_DECLS

/* What an estimate is about: a commodity of the tariff, or one of the simple choices. Counted by reference. */
typedef struct
{
  CustomsGoods    *goods;        /* (owned) (nullable) */
  const char      *preset;       /* (nullable): name of the simple choice, untranslated */
  gint64           duty;         /* CUSTOMS_RATE_UNKNOWN: the visitor is asked where it matters */
  gint64           consumption;
  CustomsVatClass  vat_class;    /* of a commodity: CUSTOMS_VAT_OTHER until the rules are known */
  gint64           vat;          /* CUSTOMS_RATE_UNKNOWN: as @vat_class says */
} CustomsTaxSubject;

/* @id: "cosmetics", "wine", "reduced"; anything else is goods in general */
CustomsTaxSubject *customs_tax_subject_new_preset (const char              *id);
CustomsTaxSubject *customs_tax_subject_new_goods  (CustomsGoods            *goods);
CustomsTaxSubject *customs_tax_subject_ref        (CustomsTaxSubject       *subject);
void               customs_tax_subject_unref      (CustomsTaxSubject       *subject);

/* Returns: (transfer none): its name in the visitor's language; a commodity's is Chinese */
const char        *customs_tax_subject_get_name   (const CustomsTaxSubject *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CustomsTaxSubject, customs_tax_subject_unref)

G_END_DECLS
