/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-clock.h"

static char *
format_after (gint64      seconds,
              const char *format)
{
  g_autoptr (GTimeZone) beijing = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new_now (beijing);
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, (double) seconds);

  return g_date_time_format (moment, format);
}

char *
gateway_clock_after (gint64 seconds)
{
  return format_after (seconds, "%Y-%m-%dT%H:%M:%S+08:00");
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
