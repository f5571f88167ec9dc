/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-day.h"

#include <stdio.h>
#include <string.h>

#define CHINA_STANDARD_TIME (8 * 60 * 60)  /* all of the country, all of the year */


char *
customs_day_today (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (CHINA_STANDARD_TIME);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);

  return g_date_time_format (now, "%Y-%m-%d");
}

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (text));

      if (digit >= 0)
        g_string_append_printf (digits, "%d", digit);
    }
  return g_string_free (digits, FALSE);
}

char *
customs_day_parse (const char *text)
{
  g_autofree char *digits = keep_digits (text);
  int year;
  int month;
  int day;

  if (strlen (digits) != 8 || sscanf (digits, "%4d%2d%2d", &year, &month, &day) != 3)
    return NULL;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}
