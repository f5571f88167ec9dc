/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is counted in fen (1/100 yuan), rates in millionths, so that no sum depends on binary fractions. */

/**
 * KioskTaxRates:
 * @duty: customs duty rate, in millionths
 * @consumption: ad valorem consumption tax rate, in millionths, below 1,000,000
 * @vat: value-added tax rate, in millionths
 * @factor: share of the legal consumption tax and VAT that is levied, in millionths (700,000 within the limits)
 *
 * The rates that apply to goods. A millionth is 1/1,000,000, so that 130,000 is 13 %.
 */
typedef struct
{
  gint64 duty;
  gint64 consumption;
  gint64 vat;
  gint64 factor;
} KioskTaxRates;

/**
 * KioskImportTax:
 * @duty: customs duty, in fen
 * @consumption: consumption tax, in fen
 * @vat: value-added tax, in fen
 * @total: sum of the three lines, in fen
 *
 * What is to be paid for an import.
 */
typedef struct
{
  gint64 duty;
  gint64 consumption;
  gint64 vat;
  gint64 total;
} KioskImportTax;

/**
 * kiosk_import_tax_compute:
 * @value: dutiable value (retail price, freight and insurance), in fen, at most 10^13
 * @rates: the rates that apply
 * @tax: (out): the tax lines, each rounded half up to the fen
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Duty on the value, consumption tax on value and duty grossed up by its own rate, VAT on all three
 * (财关税〔2016〕18号, 财关税〔2018〕49号; formula of 海关总署令).
 *
 * Returns: %TRUE on success
 */
gboolean kiosk_import_tax_compute (gint64                value,
                                   const KioskTaxRates  *rates,
                                   KioskImportTax       *tax,
                                   GError              **error);

/**
 * KioskTaxPolicy:
 * @effective_from: first day, as YYYY-MM-DD
 * @single_limit: limit of a single purchase, in fen
 * @annual_limit: limit of a person's year, in fen
 * @factor: share levied within the limits, in millionths
 * @single_item_over_limit: whether one indivisible item above @single_limit may still come in, fully taxed
 * @source: the rule's name
 *
 * The retail import rule in force at a date.
 */
typedef struct
{
  char     effective_from[11];
  gint64   single_limit;
  gint64   annual_limit;
  gint64   factor;
  gboolean single_item_over_limit;
  char     source[64];
} KioskTaxPolicy;

/**
 * KioskTaxChannel:
 * @KIOSK_TAX_CHANNEL_WITHIN_LIMITS: within both limits: no duty, CT and VAT at the policy's share
 * @KIOSK_TAX_CHANNEL_FULL_TAX: one item above the single limit: full duty, CT and VAT, still retail import
 * @KIOSK_TAX_CHANNEL_SPLIT: above the single limit with several items: split the order or use general trade
 * @KIOSK_TAX_CHANNEL_GENERAL_TRADE: not on the positive list, or above the annual limit
 *
 * The way in which an order may come in.
 */
typedef enum
{
  KIOSK_TAX_CHANNEL_WITHIN_LIMITS,
  KIOSK_TAX_CHANNEL_FULL_TAX,
  KIOSK_TAX_CHANNEL_SPLIT,
  KIOSK_TAX_CHANNEL_GENERAL_TRADE,
} KioskTaxChannel;

/**
 * kiosk_tax_policy_decide:
 * @policy: the rule in force
 * @listed: whether the goods are on the positive list
 * @annual_used: what the buyer has used of this year's limit, in fen
 * @value: dutiable value of this order, in fen
 * @single_item: whether the order is one single item
 *
 * Returns: the way in which the order may come in
 */
KioskTaxChannel kiosk_tax_policy_decide (const KioskTaxPolicy *policy,
                                         gboolean              listed,
                                         gint64                annual_used,
                                         gint64                value,
                                         gboolean              single_item);

/**
 * kiosk_decimal_parse:
 * @text: a plain decimal such as "5000.01", full-width digits and thousands separators allowed
 * @places: decimal places to keep; more are an error
 * @result: (out): the number times 10^@places
 * @error: return location for a %KIOSK_ERROR_INVALID_INPUT
 *
 * Returns: %TRUE on success
 */
gboolean kiosk_decimal_parse  (const char *text,
                               guint       places,
                               gint64     *result,
                               GError    **error);
/**
 * kiosk_decimal_format:
 * @number: a number times 10^@places
 * @places: decimal places to print
 * @grouped: whether to part thousands by commas
 *
 * Returns: (transfer full): the decimal in digits
 */
char    *kiosk_decimal_format (gint64      number,
                               guint       places,
                               gboolean    grouped);

G_END_DECLS
