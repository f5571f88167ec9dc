/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-week-hours.h"

#include <stdio.h>
#include <string.h>

#define DAY  (24 * 60)
#define WEEK (7 * DAY)

/* A bit for each minute of the week, Monday 00:00 the first. */
struct _KioskWeekHours
{
  guint8 minutes[WEEK / 8];
};

static void
set_minutes (KioskWeekHours *self,
             guint           first,
             guint           length)
{
  for (guint i = first; i < first + length; i++)
    self->minutes[i % WEEK / 8] |= (guint8) (1 << i % 8);
}

static gboolean
holds (KioskWeekHours *self,
       guint           minute)
{
  return (self->minutes[minute % WEEK / 8] >> minute % 8 & 1) != 0;
}

static int
parse_day (const char *name)
{
  static const char * const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return (int) i;
  return -1;
}

/* "mon", "mon-fri", "sat,sun": bit 0 is Monday; 0 where it is not understood. */
static guint
parse_days (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 7);
  guint days = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "-", 2);
      int first = ends[0] != NULL ? parse_day (ends[0]) : -1;
      int last = ends[0] != NULL && ends[1] != NULL ? parse_day (ends[1]) : first;

      if (first < 0 || last < 0)
        return 0;
      for (int day = first;; day = (day + 1) % 7)
        {
          days |= 1u << day;
          if (day == last)
            break;
        }
    }

  return days;
}

static gboolean
parse_times (const char *text,
             guint      *first,
             guint      *length)
{
  guint hour, minute, end_hour, end_minute, end;
  char rest;

  if (sscanf (text, "%2u:%2u-%2u:%2u%c", &hour, &minute, &end_hour, &end_minute, &rest) != 4
      || hour > 23 || minute > 59 || end_minute > 59 || end_hour > 24 || (end_hour == 24 && end_minute > 0))
    return FALSE;

  *first = hour * 60 + minute;
  end = end_hour * 60 + end_minute;
  *length = end > *first ? end - *first : end + DAY - *first;
  return TRUE;
}

static gboolean
parse_part (KioskWeekHours *self,
            const char     *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 2);
  gboolean times_only = g_ascii_isdigit (*words[0]);
  guint days = times_only ? 0x7f : parse_days (words[0]);
  const char *times = times_only ? words[0] : words[1];
  guint first = 0, length = DAY;

  if (days == 0 || (times_only && words[1] != NULL) || (times != NULL && !parse_times (times, &first, &length)))
    return FALSE;

  for (guint day = 0; day < 7; day++)
    if ((days >> day & 1) != 0)
      set_minutes (self, day * DAY + first, length);
  return TRUE;
}

KioskWeekHours *
kiosk_week_hours_parse (const char  *text,
                        GError     **error)
{
  g_autoptr (KioskWeekHours) self = g_new0 (KioskWeekHours, 1);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part == '\0')
        continue;
      any = TRUE;
      if (!parse_part (self, part))
        {
          g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                       "“%s” is not understood as hours, such as “mon-fri 08:30-17:30”", part);
          return NULL;
        }
    }

  if (!any)
    set_minutes (self, 0, WEEK);
  return g_steal_pointer (&self);
}

static guint
minute_of_week (GDateTime *time)
{
  return (guint) ((g_date_time_get_day_of_week (time) - 1) * DAY + g_date_time_get_hour (time) * 60
                  + g_date_time_get_minute (time));
}

gboolean
kiosk_week_hours_contains (KioskWeekHours *self,
                           GDateTime      *time)
{
  return holds (self, minute_of_week (time));
}

/* @minutes later as the clock on the wall goes, whether or not summer time begins in between. */
static GDateTime *
later_on_the_wall (GDateTime *time,
                   guint      minutes)
{
  guint minute = (guint) (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time)) + minutes;
  g_autoptr (GDateTime) day = g_date_time_add_days (time, (int) (minute / DAY));

  return g_date_time_new (g_date_time_get_timezone (time), g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), (int) (minute % DAY / 60), (int) (minute % 60), 0);
}

GDateTime *
kiosk_week_hours_next (KioskWeekHours *self,
                       GDateTime      *time)
{
  guint now = minute_of_week (time);

  for (guint i = 1; i <= WEEK; i++)
    if (holds (self, now + i))
      return later_on_the_wall (time, i);
  return NULL;
}

void
kiosk_week_hours_free (KioskWeekHours *self)
{
  g_free (self);
}
