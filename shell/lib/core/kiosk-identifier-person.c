/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-identifier-private.h"

#include "kiosk-checksum.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define EARLIEST_YEAR 1880
#define SEX_DIGIT     16    /* odd for men, even for women */

/* GB/T 2260: the provinces, and 81 to 83 for residents of Hong Kong, Macau and Taiwan. Counties change; an unknown one is
 * no reason to turn a person away. */
static gboolean
is_province (const char *digits)
{
  static const char provinces[] =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";
  const char wanted[] = { digits[0], digits[1], '\0' };

  return strstr (provinces, wanted) != NULL;
}

static int
number_of (const char *digits,
           int         length)
{
  int number = 0;

  for (int i = 0; i < length; i++)
    number = number * 10 + digits[i] - '0';
  return number;
}

gboolean
kiosk_identifier_is_past_date (const char *digits)
{
  int year = number_of (digits, 4);
  int month = number_of (digits + 4, 2);
  int day = number_of (digits + 6, 2);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int today = g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now);

  return year >= EARLIEST_YEAR
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)
         && year * 10000 + month * 100 + day <= today;
}

gboolean
kiosk_rule_resident_id (const char  *value,
                        int         *position,
                        GError     **error)
{
  if (!is_province (value))
    return kiosk_identifier_fault (position, 0, error, KIOSK_IDENTIFIER_ERROR_REGION,
                                   _("No province begins with these two digits. Please compare the first two digits."));

  if (!kiosk_identifier_is_past_date (value + 6))
    return kiosk_identifier_fault (position, 6, error, KIOSK_IDENTIFIER_ERROR_DATE,
                                   _("Characters 7 to 14 are no date of birth. Please compare them with your card."));

  if (kiosk_checksum_resident_id (value) != value[17])
    return kiosk_identifier_fault (position, 17, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}

gboolean
kiosk_rule_hk_id (const char  *value,
                  int         *position,
                  GError     **error)
{
  gsize length = strlen (value) - 1;

  if (kiosk_checksum_hk_id (value, length) != value[length])
    return kiosk_identifier_fault (position, (int) length, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}

gboolean
kiosk_rule_tw_national_id (const char  *value,
                           int         *position,
                           GError     **error)
{
  if (kiosk_checksum_tw_id (value) != value[9])
    return kiosk_identifier_fault (position, 9, error, KIOSK_IDENTIFIER_ERROR_CHECK_DIGIT,
                                   _("The check character does not fit. Please compare the last character, then the others."));

  return TRUE;
}

/* G and eight digits, or E, a digit or a letter other than I and O, and seven digits */
gboolean
kiosk_rule_passport_cn (const char  *value,
                        int         *position,
                        GError     **error)
{
  gboolean digit = g_ascii_isdigit (value[1]);

  if (digit || (value[0] == 'E' && value[1] != 'I' && value[1] != 'O'))
    return TRUE;

  return kiosk_identifier_fault (position, 1, error, KIOSK_IDENTIFIER_ERROR_CHARACTER,
                                 _("The second character does not belong there. Please compare it with your passport."));
}

gboolean
kiosk_identifier_read_resident_id (const char *number,
                                   GDate      *born,
                                   gboolean   *female)
{
  g_autofree char *normal = kiosk_identifier_check (KIOSK_IDENTIFIER_RESIDENT_ID, number, NULL, NULL);
  int year, month, day;

  if (normal == NULL || sscanf (normal, "%*6d%4d%2d%2d", &year, &month, &day) != 3)
    return FALSE;

  g_date_clear (born, 1);
  g_date_set_dmy (born, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *female = (normal[SEX_DIGIT] - '0') % 2 == 0;
  return TRUE;
}
