/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-time.h"

#include <string.h>

#define DAY_LENGTH 8

/* yyyyMMdd[HHmmss[fff]] with the marks of ISO 8601 put in */
static char *
spread (const char *compact)
{
  char digits[CUSTOMS_TIME_LENGTH + 1] = "00000000000000000";

  memcpy (digits, compact, MIN (strlen (compact), CUSTOMS_TIME_LENGTH));
  return g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s.%.3s", digits, digits + 4, digits + 6, digits + 8, digits + 10,
                          digits + 12, digits + 14);
}

static char *
to_iso (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n >= DAY_LENGTH && text[n] == '\0')
    return spread (text);
  if (strlen (text) == strlen ("yyyy-MM-dd"))
    return g_strconcat (text, "T00:00:00", NULL);
  return g_strdup (text);
}

char *
customs_time_parse (const char *text)
{
  g_autofree char *iso = to_iso (text != NULL ? text : "");
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) stated = g_date_time_new_from_iso8601 (iso, beijing);
  g_autoptr (GDateTime) time = stated != NULL ? g_date_time_to_timezone (stated, beijing) : NULL;

  if (time == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%04d%02d%02d%02d%02d%02d%03d",
                          g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time),
                          g_date_time_get_microsecond (time) / 1000);
}

const char *
customs_time_to_iso (const char *time,
                     char        buffer[CUSTOMS_TIME_ISO_SIZE])
{
  if (strlen (time) != CUSTOMS_TIME_LENGTH)
    return NULL;

  strcpy (buffer, "yyyy-MM-ddTHH:mm:ss+08:00");
  memcpy (buffer, time, 4);
  for (guint i = 0; i < 5; i++)
    memcpy (buffer + 5 + 3 * i, time + 4 + 2 * i, 2);
  return buffer;
}

char *
customs_time_to_day (const char *time)
{
  char iso[CUSTOMS_TIME_ISO_SIZE];

  return customs_time_to_iso (time, iso) != NULL ? g_strndup (iso, strlen ("yyyy-MM-dd")) : NULL;
}
