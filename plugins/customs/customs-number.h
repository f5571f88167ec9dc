/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* The numbers by which a visitor can ask. */
typedef enum
{
  CUSTOMS_NUMBER_DECLARATION,  /* 报关单号, 18 digits */
  CUSTOMS_NUMBER_UNIFIED,      /* 数据中心统一编号, I or E and 17 digits; a proof, not a number to ask by */
  CUSTOMS_NUMBER_INVENTORY,    /* 清单编号, with I or E in the middle */
  CUSTOMS_NUMBER_PREENTRY,     /* 预录入编号, B and 17 digits; nothing is filed under it */
  CUSTOMS_NUMBER_POSTAL,       /* waybill in the form of UPU S10 */
  CUSTOMS_NUMBER_WAYBILL,      /* a carrier's own number */
  CUSTOMS_NUMBER_ORDER,        /* the platform's number */
} CustomsNumberKind;

/**
 * customs_number_normalise:
 * @text: what was typed
 *
 * Returns: (transfer full): @text without blanks and full-width characters, in upper case
 */
char              *customs_number_normalise  (const char         *text);

/**
 * customs_number_recognise:
 * @number: a normalised number or its beginning
 * @kind: (out): which kind it looks like
 *
 * Returns: %FALSE while too little is there to tell
 */
gboolean           customs_number_recognise  (const char         *number,
                                              CustomsNumberKind  *kind);

/**
 * customs_number_find:
 * @text: what a bar code or a QR code says
 * @kind: (out): which kind the number looks like
 *
 * Returns: (transfer full) (nullable): the normalised number in it, %NULL if there is none
 */
char              *customs_number_find       (const char         *text,
                                              CustomsNumberKind  *kind);

/**
 * customs_number_is_certain:
 * @kind: a recognised kind
 *
 * Returns: %FALSE if waybill and order number cannot be told apart by their form, so that the visitor is to be asked
 */
gboolean           customs_number_is_certain (CustomsNumberKind   kind);

/**
 * customs_number_check:
 * @kind: the kind that it is taken for
 * @text: what was typed
 * @error: return location for an error in the visitor's words
 *
 * Returns: (transfer full) (nullable): the number as the gateway knows it
 */
char              *customs_number_check      (CustomsNumberKind   kind,
                                              const char         *text,
                                              GError            **error);

G_END_DECLS
