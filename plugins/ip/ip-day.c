/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-day.h"

#include <stdio.h>
#include <string.h>

#define CHINA_STANDARD_TIME (8 * 60 * 60)

gboolean
ip_day_parse (const char *text,
              GDate      *day)
{
  int year, month, number, end = 0;

  g_date_clear (day, 1);
  if (text == NULL || strlen (text) != strlen ("yyyy-mm-dd") || sscanf (text, "%4d-%2d-%2d%n", &year, &month, &number, &end) != 3
      || text[end] != '\0' || year < 1 || month < 1 || number < 1
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

void
ip_day_today (GDate *day)
{
  g_autoptr (GTimeZone) beijing = g_time_zone_new_offset (CHINA_STANDARD_TIME);
  g_autoptr (GDateTime) now = g_date_time_new_now (beijing);

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
}

char *
ip_day_format (const GDate *day)
{
  char text[sizeof "yyyy-mm-dd"];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  return g_strdup (text);
}

void
ip_day_add_working (GDate *day,
                    guint  count)
{
  while (count > 0)
    {
      g_date_add_days (day, 1);
      if (g_date_get_weekday (day) < G_DATE_SATURDAY)
        count--;
    }
}
