/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskIdentifier:
 * @KIOSK_IDENTIFIER_RESIDENT_ID: resident identity number, GB 11643-1999
 * @KIOSK_IDENTIFIER_USCC: unified social credit code, GB 32100-2015
 * @KIOSK_IDENTIFIER_ORG_CODE: organisation code, GB 11714-1997
 * @KIOSK_IDENTIFIER_MOBILE_CN: mainland mobile number
 * @KIOSK_IDENTIFIER_MOBILE_TW: Taiwan mobile number
 * @KIOSK_IDENTIFIER_TAIWAN_PERMIT: mainland travel permit for Taiwan residents (台胞证)
 * @KIOSK_IDENTIFIER_HK_MACAU_PERMIT: mainland travel permit for HK and Macau residents (回乡证)
 * @KIOSK_IDENTIFIER_PASSPORT_CN: Chinese ordinary passport
 * @KIOSK_IDENTIFIER_PASSPORT: passport of another country; shape only
 * @KIOSK_IDENTIFIER_HK_ID: Hong Kong identity card
 * @KIOSK_IDENTIFIER_TW_NATIONAL_ID: Taiwan national identification number
 * @KIOSK_IDENTIFIER_CUSTOMS_REG_CODE: customs registration code (海关注册编码), 10 characters
 * @KIOSK_IDENTIFIER_DECLARATION_NO: customs declaration number (报关单号), 18 digits
 * @KIOSK_IDENTIFIER_CBEC_INVENTORY_NO: cross-border e-commerce inventory number (清单编号)
 * @KIOSK_IDENTIFIER_CBEC_PREENTRY_NO: pre-entry number of an inventory (预录入编号)
 * @KIOSK_IDENTIFIER_SINGLE_WINDOW_SEQNO: Single Window unified number (数据中心统一编号)
 * @KIOSK_IDENTIFIER_UPU_S10: international postal item number, UPU S10
 * @KIOSK_IDENTIFIER_PATENT_APP_CN: Chinese patent application number, ZC 0006-2003
 * @KIOSK_IDENTIFIER_HS_CODE: commodity code of 4, 6, 8 or 10 digits
 *
 * The kinds of number that a visitor types and that carry a rule of their own.
 */
typedef enum
{
  KIOSK_IDENTIFIER_RESIDENT_ID,
  KIOSK_IDENTIFIER_USCC,
  KIOSK_IDENTIFIER_ORG_CODE,
  KIOSK_IDENTIFIER_MOBILE_CN,
  KIOSK_IDENTIFIER_MOBILE_TW,
  KIOSK_IDENTIFIER_TAIWAN_PERMIT,
  KIOSK_IDENTIFIER_HK_MACAU_PERMIT,
  KIOSK_IDENTIFIER_PASSPORT_CN,
  KIOSK_IDENTIFIER_PASSPORT,
  KIOSK_IDENTIFIER_HK_ID,
  KIOSK_IDENTIFIER_TW_NATIONAL_ID,
  KIOSK_IDENTIFIER_CUSTOMS_REG_CODE,
  KIOSK_IDENTIFIER_DECLARATION_NO,
  KIOSK_IDENTIFIER_CBEC_INVENTORY_NO,
  KIOSK_IDENTIFIER_CBEC_PREENTRY_NO,
  KIOSK_IDENTIFIER_SINGLE_WINDOW_SEQNO,
  KIOSK_IDENTIFIER_UPU_S10,
  KIOSK_IDENTIFIER_PATENT_APP_CN,
  KIOSK_IDENTIFIER_HS_CODE,
} KioskIdentifier;

/**
 * KioskIdentifierError:
 * @KIOSK_IDENTIFIER_ERROR_EMPTY: nothing was typed
 * @KIOSK_IDENTIFIER_ERROR_TOO_SHORT: characters are missing at the end
 * @KIOSK_IDENTIFIER_ERROR_TOO_LONG: there are more characters than the kind has
 * @KIOSK_IDENTIFIER_ERROR_CHARACTER: a character that cannot stand at its place
 * @KIOSK_IDENTIFIER_ERROR_REGION: an unknown province, country or customs district
 * @KIOSK_IDENTIFIER_ERROR_DATE: a date that does not exist or lies out of range
 * @KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT: the check digit does not fit
 * @KIOSK_IDENTIFIER_ERROR_OBSOLETE: a form that is no longer accepted
 *
 * What is wrong with an identifier.
 */
typedef enum
{
  KIOSK_IDENTIFIER_ERROR_EMPTY,
  KIOSK_IDENTIFIER_ERROR_TOO_SHORT,
  KIOSK_IDENTIFIER_ERROR_TOO_LONG,
  KIOSK_IDENTIFIER_ERROR_CHARACTER,
  KIOSK_IDENTIFIER_ERROR_REGION,
  KIOSK_IDENTIFIER_ERROR_DATE,
  KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
  KIOSK_IDENTIFIER_ERROR_OBSOLETE,
} KioskIdentifierError;

#define KIOSK_IDENTIFIER_ERROR (kiosk_identifier_error_quark ())

/**
 * kiosk_identifier_error_quark:
 *
 * Gives the domain of [error@IdentifierError], as GLib wants it.
 *
 * Returns: the domain
 */
GQuark      kiosk_identifier_error_quark (void);

/**
 * kiosk_identifier_from_nick:
 * @nick: a nick such as "resident_id"
 * @kind: (out): the kind
 *
 * Returns: %FALSE if no kind bears that nick
 */
gboolean    kiosk_identifier_from_nick   (const char       *nick,
                                          KioskIdentifier  *kind);
/**
 * kiosk_identifier_get_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): its stable machine-readable name
 */
const char *kiosk_identifier_get_nick    (KioskIdentifier   kind);

/**
 * kiosk_identifier_get_max_length:
 * @kind: a kind
 *
 * Returns: the most characters that a normalised value has, for counters and field limits
 */
guint       kiosk_identifier_get_max_length (KioskIdentifier kind);

/**
 * kiosk_identifier_normalise:
 * @kind: a kind
 * @value: what was typed, UTF-8
 *
 * Turns full-width characters into ASCII, drops blanks and the separators that the kind allows,
 * and folds to upper case. Never fails: what cannot stand in the value stays, for the check to name.
 *
 * Returns: (transfer full): the value as the check sees it
 */
char       *kiosk_identifier_normalise   (KioskIdentifier   kind,
                                          const char       *value);

/**
 * kiosk_identifier_check:
 * @kind: a kind
 * @value: what was typed, in any form that kiosk_identifier_normalise() takes
 * @position: (out) (optional): the 0-based character of the normalised value that is wrong, or -1 where no single one is
 * @error: return location for a [enum@KioskIdentifierError] whose message tells the visitor what to mend
 *
 * Returns: (transfer full) (nullable): the normalised value
 */
char       *kiosk_identifier_check       (KioskIdentifier   kind,
                                          const char       *value,
                                          int              *position,
                                          GError          **error);

/**
 * kiosk_identifier_group:
 * @kind: a kind
 * @value: a value or its beginning, normalised
 *
 * Returns: (transfer full): the value in the groups in which people read it, parted by blanks
 */
char       *kiosk_identifier_group       (KioskIdentifier   kind,
                                          const char       *value);

/**
 * kiosk_identifier_read_resident_id:
 * @number: a resident identity number (GB 11643-1999)
 * @born: (out): the day of birth that it holds
 * @female: (out): the sex that it holds
 *
 * Returns: %FALSE if it is not well-formed
 */
gboolean    kiosk_identifier_read_resident_id (const char *number,
                                               GDate      *born,
                                               gboolean   *female);

G_END_DECLS
