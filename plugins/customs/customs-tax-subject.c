/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-subject.h"

#include <glib/gi18n-lib.h>

/* Consumption tax of what people buy abroad most: 财税〔2016〕103号 for cosmetics, the Interim Regulation's annex for the
 * other. Duty differs within each choice, so it is left to the visitor or the tariff. */
static const struct
{
  const char      *id;
  const char      *name;
  gint64           consumption;
  CustomsVatClass  vat_class;
} presets[] = {
  { "general", N_("General goods"), 0, CUSTOMS_VAT_STANDARD },
  { "cosmetics", N_("High-end cosmetics"), 150000, CUSTOMS_VAT_STANDARD },
  { "wine", N_("Wine"), 100000, CUSTOMS_VAT_STANDARD },
  { "reduced", N_("Farm produce, books"), 0, CUSTOMS_VAT_REDUCED },
};


CustomsTaxSubject *
customs_tax_subject_new_preset (const char *id)
{
  CustomsTaxSubject *subject = g_rc_box_new0 (CustomsTaxSubject);
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (presets[i].id, id))
      chosen = i;

  subject->preset = presets[chosen].name;
  subject->duty = CUSTOMS_RATE_UNKNOWN;
  subject->consumption = presets[chosen].consumption;
  subject->vat_class = presets[chosen].vat_class;
  subject->vat = CUSTOMS_RATE_UNKNOWN;
  return subject;
}

CustomsTaxSubject *
customs_tax_subject_new_goods (CustomsGoods *goods)
{
  CustomsTaxSubject *subject = g_rc_box_new0 (CustomsTaxSubject);

  subject->goods = g_object_ref (goods);
  subject->duty = customs_goods_get_duty (goods);
  subject->consumption = MAX (customs_goods_get_consumption (goods), 0);
  subject->vat = customs_goods_get_vat (goods);
  subject->vat_class = subject->vat == CUSTOMS_RATE_UNKNOWN ? CUSTOMS_VAT_STANDARD : CUSTOMS_VAT_OTHER;
  return subject;
}

CustomsTaxSubject *
customs_tax_subject_ref (CustomsTaxSubject *subject)
{
  return g_rc_box_acquire (subject);
}

static void
customs_tax_subject_clear (CustomsTaxSubject *subject)
{
  g_clear_object (&subject->goods);
}

void
customs_tax_subject_unref (CustomsTaxSubject *subject)
{
  g_rc_box_release_full (subject, (GDestroyNotify) customs_tax_subject_clear);
}

const char *
customs_tax_subject_get_name (const CustomsTaxSubject *subject)
{
  return subject->goods != NULL ? customs_goods_get_name (subject->goods) : _(subject->preset);
}
