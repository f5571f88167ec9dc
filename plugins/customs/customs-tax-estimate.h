/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-goods.h"
#include "customs-tax-rules.h"

G_BEGIN_DECLS

/* Which VAT rate applies: one of the two legal ones, which follow the date, or one that the visitor or the tariff names. */
typedef enum
{
  CUSTOMS_VAT_STANDARD,
  CUSTOMS_VAT_REDUCED,
  CUSTOMS_VAT_OTHER,
} CustomsVatClass;

/* What an estimate starts from: sums in fen, rates in millionths. */
typedef struct
{
  gint64          value;
  gint64          freight;
  gint64          insurance;
  gint64          annual_used;
  gint64          duty;         /* CUSTOMS_RATE_UNKNOWN if the visitor does not know */
  gint64          consumption;
  CustomsVatClass vat_class;
  gint64          vat;          /* for CUSTOMS_VAT_OTHER */
  gboolean        single_item;
  gboolean        listed;
  char            date[11];     /* YYYY-MM-DD */
} CustomsTaxInput;

typedef struct
{
  gint64          dutiable;     /* value, freight and insurance */
  gint64          annual_left;  /* what is left of the year's limit after this order; below 0 if it is passed */
  KioskTaxChannel channel;
  KioskTaxPolicy  policy;
  KioskTaxRates   rates;        /* as levied */
  KioskImportTax  tax;
} CustomsTaxEstimate;

/**
 * CustomsTaxError:
 * @CUSTOMS_TAX_ERROR_VALUE: the value is nothing, or a sum is more than can be reckoned
 * @CUSTOMS_TAX_ERROR_DATE: no rule is known for the date
 * @CUSTOMS_TAX_ERROR_DUTY_MISSING: the order is taxed in full and the duty rate is not known
 * @CUSTOMS_TAX_ERROR_DUTY_RANGE: a duty rate that no tariff has
 * @CUSTOMS_TAX_ERROR_CONSUMPTION_RANGE: a consumption tax rate of 100 % or more
 *
 * Names the field that has to be mended; the page has the words.
 */
typedef enum
{
  CUSTOMS_TAX_ERROR_VALUE,
  CUSTOMS_TAX_ERROR_DATE,
  CUSTOMS_TAX_ERROR_DUTY_MISSING,
  CUSTOMS_TAX_ERROR_DUTY_RANGE,
  CUSTOMS_TAX_ERROR_CONSUMPTION_RANGE,
} CustomsTaxError;

#define CUSTOMS_TAX_ERROR (customs_tax_error_quark ())

GQuark          customs_tax_error_quark  (void);

/* The tax on an order of retail import by the rule of its date: domain rules of 财关税〔2016〕18号 and 〔2018〕49号. */
gboolean        customs_tax_estimate     (CustomsTaxRules        *rules,
                                          const CustomsTaxInput  *input,
                                          CustomsTaxEstimate     *estimate,
                                          GError                **error);

/* Which class a rate of the tariff belongs to, by the rates of @date. */
CustomsVatClass customs_tax_classify_vat (CustomsTaxRules        *rules,
                                          const char             *date,
                                          gint64                  vat);

G_END_DECLS
