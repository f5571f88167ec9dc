/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-tax-estimate.h"

#define WHOLE     G_GINT64_CONSTANT (1000000)         /* 100 % in millionths */
#define MOST_DUTY (10 * WHOLE)
#define MOST_SUM  G_GINT64_CONSTANT (1000000000000)   /* fen; three of them are less than the core reckons with */

G_DEFINE_QUARK (customs-tax-error-quark, customs_tax_error)


static gint64
vat_rate (const CustomsTaxInput *input,
          const CustomsVatRates *rates)
{
  switch (input->vat_class)
    {
    case CUSTOMS_VAT_STANDARD:
      return rates->standard;
    case CUSTOMS_VAT_REDUCED:
      return rates->reduced;
    case CUSTOMS_VAT_OTHER:
    default:
      return input->vat;
    }
}

static gboolean
fail (CustomsTaxError   code,
      const char       *message,
      GError          **error)
{
  g_set_error_literal (error, CUSTOMS_TAX_ERROR, code, message);
  return FALSE;
}

static gboolean
check_input (const CustomsTaxInput  *input,
             GError                **error)
{
  const gint64 sums[] = { input->value, input->freight, input->insurance, input->annual_used };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (sums[i] < 0 || sums[i] > MOST_SUM)
      return fail (CUSTOMS_TAX_ERROR_VALUE, "a sum is out of range", error);

  if (input->value == 0)
    return fail (CUSTOMS_TAX_ERROR_VALUE, "the value is zero", error);
  if (input->duty > MOST_DUTY)
    return fail (CUSTOMS_TAX_ERROR_DUTY_RANGE, "no tariff has such a duty", error);
  if (input->consumption < 0 || input->consumption >= WHOLE)
    return fail (CUSTOMS_TAX_ERROR_CONSUMPTION_RANGE, "consumption tax takes everything", error);
  return TRUE;
}

/* Within the limits there is no duty and a share of the rest; everything else pays in full. */
static gboolean
choose_rates (const CustomsTaxInput  *input,
              const CustomsVatRates  *vat,
              CustomsTaxEstimate     *estimate,
              GError                **error)
{
  gboolean within = estimate->channel == KIOSK_TAX_CHANNEL_WITHIN_LIMITS;

  if (!within && input->duty == CUSTOMS_RATE_UNKNOWN)
    return fail (CUSTOMS_TAX_ERROR_DUTY_MISSING, "the duty rate is needed", error);

  estimate->rates = (KioskTaxRates) {
    .duty = within ? 0 : input->duty,
    .consumption = input->consumption,
    .vat = vat_rate (input, vat),
    .factor = within ? estimate->policy.factor : WHOLE,
  };
  return TRUE;
}

gboolean
customs_tax_estimate (CustomsTaxRules        *rules,
                      const CustomsTaxInput  *input,
                      CustomsTaxEstimate     *estimate,
                      GError                **error)
{
  const KioskTaxPolicy *policy = customs_tax_rules_get_policy (rules, input->date);
  const CustomsVatRates *vat = customs_tax_rules_get_vat (rules, input->date);

  if (!check_input (input, error))
    return FALSE;
  if (policy == NULL || vat == NULL)
    return fail (CUSTOMS_TAX_ERROR_DATE, "no rule covers the date", error);

  estimate->policy = *policy;
  estimate->dutiable = input->value + input->freight + input->insurance;
  estimate->annual_left = policy->annual_limit - input->annual_used - estimate->dutiable;
  estimate->channel = kiosk_tax_policy_decide (policy, input->listed, input->annual_used, estimate->dutiable,
                                               input->single_item);

  return choose_rates (input, vat, estimate, error) &&
         kiosk_import_tax_compute (estimate->dutiable, &estimate->rates, &estimate->tax, error);
}

CustomsVatClass
customs_tax_classify_vat (CustomsTaxRules *rules,
                          const char      *date,
                          gint64           vat)
{
  const CustomsVatRates *rates = customs_tax_rules_get_vat (rules, date);

  if (vat == CUSTOMS_RATE_UNKNOWN || (rates != NULL && vat == rates->standard))
    return CUSTOMS_VAT_STANDARD;
  if (rates != NULL && vat == rates->reduced)
    return CUSTOMS_VAT_REDUCED;
  return CUSTOMS_VAT_OTHER;
}
