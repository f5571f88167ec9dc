/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-import-tax.h"

#include "kiosk-error.h"

#include <glib/gi18n-lib.h>

#define MILLION    G_GINT64_CONSTANT (1000000)
#define MOST_VALUE G_GINT64_CONSTANT (10000000000000)
#define MOST_RATE  (100 * MILLION)

typedef __int128 Wide;

static gint64
round_half_up (Wide numerator,
               Wide denominator)
{
  return (gint64) ((2 * numerator + denominator) / (2 * denominator));
}

static gboolean
is_rate (gint64 rate,
         gint64 most)
{
  return rate >= 0 && rate <= most;
}

/* All lines come from the exact value; only what is levied is rounded, each line for itself:
 *   duty = P d,   consumption tax = (P + duty) c / (1 - c),   VAT = (P + duty) (1 + c / (1 - c)) v = (P + duty) v / (1 - c) */
gboolean
kiosk_import_tax_compute (gint64                value,
                          const KioskTaxRates  *rates,
                          KioskImportTax       *tax,
                          GError              **error)
{
  Wide with_duty, net;

  if (value < 0 || value > MOST_VALUE)
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, _("The value is out of range."));
      return FALSE;
    }

  if (!is_rate (rates->duty, MOST_RATE) || !is_rate (rates->vat, MOST_RATE)
      || !is_rate (rates->consumption, MILLION - 1) || !is_rate (rates->factor, MILLION))
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, _("A rate is out of range."));
      return FALSE;
    }

  with_duty = (Wide) value * (MILLION + rates->duty);
  net = MILLION - rates->consumption;

  tax->duty = round_half_up ((Wide) value * rates->duty, MILLION);
  tax->consumption = round_half_up (with_duty * rates->consumption * rates->factor, net * MILLION * MILLION);
  tax->vat = round_half_up (with_duty * rates->vat * rates->factor, net * MILLION * MILLION);
  tax->total = tax->duty + tax->consumption + tax->vat;
  return TRUE;
}

KioskTaxChannel
kiosk_tax_policy_decide (const KioskTaxPolicy *policy,
                         gboolean              listed,
                         gint64                annual_used,
                         gint64                value,
                         gboolean              single_item)
{
  if (!listed || annual_used + value > policy->annual_limit)
    return KIOSK_TAX_CHANNEL_GENERAL_TRADE;
  if (value <= policy->single_limit)
    return KIOSK_TAX_CHANNEL_WITHIN_LIMITS;
  if (!single_item)
    return KIOSK_TAX_CHANNEL_SPLIT;

  return policy->single_item_over_limit ? KIOSK_TAX_CHANNEL_FULL_TAX : KIOSK_TAX_CHANNEL_GENERAL_TRADE;
}
