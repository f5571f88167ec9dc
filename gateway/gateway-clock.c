/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-clock.h"

#define FORMAT "%Y-%m-%dT%H:%M:%S+08:00"

static char *ahead_file;

static gint64
read_ahead (void)
{
  g_autofree char *text = NULL;

  return ahead_file != NULL && g_file_get_contents (ahead_file, &text, NULL, NULL) ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static char *
format_after (gint64      seconds,
              const char *format)
{
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new_now (beijing);
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, (double) (seconds + read_ahead ()));

  return g_date_time_format (moment, format);
}

char *
gateway_clock_after (gint64 seconds)
{
  return format_after (seconds, FORMAT);
}

char *
gateway_clock_now (void)
{
  return gateway_clock_after (0);
}

char *
gateway_clock_today (void)
{
  return format_after (0, "%Y-%m-%d");
}

char *
gateway_clock_shift (const char *moment,
                     gint64      seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) shifted = time != NULL ? g_date_time_add_seconds (time, (double) seconds) : NULL;
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) there = shifted != NULL ? g_date_time_to_timezone (shifted, beijing) : NULL;

  return there != NULL ? g_date_time_format (there, FORMAT) : NULL;
}

/* Called before there are threads. */
void
gateway_clock_follow (const char *file)
{
  ahead_file = g_strdup (file);
}
