/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-words.h"

#include <glib/gi18n-lib.h>

#include "customs-words.h"

#define WHOLE 1000000  /* 100 % in millionths */


const char *
customs_tax_words_channel_name (KioskTaxChannel channel)
{
  switch (channel)
    {
    case KIOSK_TAX_CHANNEL_WITHIN_LIMITS:
      return _("Retail import, within the limits");
    case KIOSK_TAX_CHANNEL_FULL_TAX:
      return _("Retail import, taxed in full");
    case KIOSK_TAX_CHANNEL_SPLIT:
      return _("Above the limit of one order");
    case KIOSK_TAX_CHANNEL_GENERAL_TRADE:
    default:
      return _("General trade, taxed in full");
    }
}

static char *
explain_general_trade (const CustomsTaxEstimate *estimate,
                       const CustomsTaxInput    *input)
{
  if (!input->listed)
    return g_strdup (_("Goods that are not on the positive list may only come in as general trade."));
  if (estimate->annual_left < 0)
    return g_strdup (_("This order passes the limit of the year, so it is taxed as general trade."));
  return g_strdup (_("This order passes the limit of one order, so it is taxed as general trade."));
}

char *
customs_tax_words_channel (const CustomsTaxEstimate *estimate,
                           const CustomsTaxInput    *input)
{
  g_autofree char *limit = customs_words_yuan (estimate->policy.single_limit);
  g_autofree char *factor = customs_words_rate (estimate->policy.factor);

  switch (estimate->channel)
    {
    case KIOSK_TAX_CHANNEL_WITHIN_LIMITS:
      return g_strdup_printf (_("No customs duty; of consumption tax and VAT %s is levied."), factor);
    case KIOSK_TAX_CHANNEL_FULL_TAX:
      return g_strdup_printf (_("One item above %s may still come in as retail import, but is taxed in full. It counts towards the limit of the year."),
                              limit);
    case KIOSK_TAX_CHANNEL_SPLIT:
      return g_strdup_printf (_("Several items above %s together: please order them separately. As general trade the tax would be as shown."),
                              limit);
    case KIOSK_TAX_CHANNEL_GENERAL_TRADE:
    default:
      return explain_general_trade (estimate, input);
    }
}

static char *
money (gint64 fen)
{
  return kiosk_decimal_format (fen, 2, TRUE);
}

char *
customs_tax_words_value (const CustomsTaxInput *input)
{
  g_autofree char *value = money (input->value);
  g_autofree char *freight = money (input->freight);
  g_autofree char *insurance = money (input->insurance);

  /* Translators: price, freight and insurance in figures */
  return g_strdup_printf (_("Goods %s + freight %s + insurance %s"), value, freight, insurance);
}

char *
customs_tax_words_duty (const CustomsTaxEstimate *estimate)
{
  g_autofree char *value = money (estimate->dutiable);
  g_autofree char *duty = customs_words_rate (estimate->rates.duty);

  return g_strdup_printf ("%s × %s", value, duty);
}

/* Both taxes are on a value that holds the consumption tax itself: (value + duty) ÷ (1 − its rate). */
static char *
gross_formula (const CustomsTaxEstimate *estimate,
               gint64                    rate)
{
  g_autofree char *value = money (estimate->dutiable);
  g_autofree char *duty = money (estimate->tax.duty);
  g_autofree char *consumption = customs_words_rate (estimate->rates.consumption);
  g_autofree char *levied = customs_words_rate (rate);
  g_autofree char *factor = customs_words_rate (estimate->rates.factor);
  GString *formula = g_string_new (NULL);

  if (estimate->tax.duty != 0)
    g_string_append_printf (formula, "(%s + %s)", value, duty);
  else
    g_string_append (formula, value);
  if (estimate->rates.consumption != 0)
    g_string_append_printf (formula, " ÷ (1 − %s)", consumption);
  g_string_append_printf (formula, " × %s", levied);
  if (estimate->rates.factor != WHOLE)
    g_string_append_printf (formula, " × %s", factor);
  return g_string_free (formula, FALSE);
}

char *
customs_tax_words_consumption (const CustomsTaxEstimate *estimate)
{
  return gross_formula (estimate, estimate->rates.consumption);
}

char *
customs_tax_words_vat (const CustomsTaxEstimate *estimate)
{
  return gross_formula (estimate, estimate->rates.vat);
}
