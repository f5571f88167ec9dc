/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-identifier-private.h"

#include "kiosk-checksum.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#define FIRST_ELECTRONIC_YEAR 1990

/* The first two digits of the customs district codes in use; the offices behind them change too often to be known here. */
static gboolean
is_customs_region (const char *digits)
{
  static const char regions[] =
    "01 02 04 05 06 07 08 09 15 19 22 23 29 31 33 35 37 40 42 43 46 47 49 50 51 52 53 57 60 64 67 68 72 79 80 83 86 88 90 "
    "94 95 96 97";
  const char wanted[] = { digits[0], digits[1], '\0' };

  return strstr (regions, wanted) != NULL;
}

/* Customs counts by Beijing time, wherever this program runs. */
static int
this_year (void)
{
  time_t beijing = time (NULL) + 8 * 3600;
  struct tm now;

  return gmtime_r (&beijing, &now)->tm_year + 1900;
}

static gboolean
is_past_year (const char *digits)
{
  g_autofree char *text = g_strndup (digits, 4);
  gint64 year = g_ascii_strtoll (text, NULL, 10);

  return year >= FIRST_ELECTRONIC_YEAR && year <= this_year ();
}

/* Declarations and inventories alike begin with the customs district and the year. */
gboolean
kiosk_rule_declaration_no (const char  *value,
                           int         *position,
                           GError     **error)
{
  if (!is_customs_region (value))
    return kiosk_identifier_fault (position, 0, error, KIOSK_IDENTIFIER_ERROR_REGION,
                                   _("No customs office begins with these two digits. Please compare the first four digits."));

  if (!is_past_year (value + 4))
    return kiosk_identifier_fault (position, 4, error, KIOSK_IDENTIFIER_ERROR_DATE,
                                   _("Digits 5 to 8 should be the year of the declaration. Please compare them."));

  return TRUE;
}

gboolean
kiosk_rule_cbec_preentry_no (const char  *value,
                             int         *position,
                             GError     **error)
{
  if (!kiosk_identifier_is_past_date (value + 1))
    return kiosk_identifier_fault (position, 1, error, KIOSK_IDENTIFIER_ERROR_DATE,
                                   _("The eight digits after the B should be a date. Please compare them."));

  return TRUE;
}

/* Chapters 1 to 97 of the Harmonized System, of which 77 is kept free, and China's own 98 and 99. */
gboolean
kiosk_rule_hs_code (const char  *value,
                    int         *position,
                    GError     **error)
{
  if (g_str_has_prefix (value, "00") || g_str_has_prefix (value, "77"))
    return kiosk_identifier_fault (position, 0, error, KIOSK_IDENTIFIER_ERROR_REGION,
                                   _("There is no chapter with these two digits. Please compare the first two digits."));

  return TRUE;
}

/* ISO 3166-1 alpha-2, as UPU S10 uses it */
static gboolean
is_country (const char *letters)
{
  static const char countries[] =
    "AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT "
    "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
    "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
    "UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";
  const char wanted[] = { letters[0], letters[1], '\0' };

  return strstr (countries, wanted) != NULL;
}

gboolean
kiosk_rule_upu_s10 (const char  *value,
                    int         *position,
                    GError     **error)
{
  if (kiosk_checksum_upu_s10 (value + 2) != value[10])
    return kiosk_identifier_fault (position, 10, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check digit does not fit. Please compare the last digit, then the others."));

  if (!is_country (value + 11))
    return kiosk_identifier_fault (position, 11, error, KIOSK_IDENTIFIER_ERROR_REGION,
                                   _("The last two letters name no country. Please compare them."));

  return TRUE;
}
