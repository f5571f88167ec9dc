/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-week-hours.h"

#include <locale.h>

/* All times are those of the clock on the wall in a zone, written "2028-02-29 08:30". */
static GDateTime *
at (const char *zone,
    const char *text)
{
  g_autoptr (GTimeZone) place = g_time_zone_new_identifier (zone);
  g_autofree char *iso = g_strdup_printf ("%.10sT%s:00", text, text + 11);

  g_assert_nonnull (place);
  return g_date_time_new_from_iso8601 (iso, place);
}

static gboolean
holds (const char *hours,
       const char *zone,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskWeekHours) parsed = kiosk_week_hours_parse (hours, &error);
  g_autoptr (GDateTime) time = at (zone, text);

  g_assert_no_error (error);
  return kiosk_week_hours_contains (parsed, time);
}

static void
assert_next (const char *hours,
             const char *zone,
             const char *from,
             const char *expected)
{
  g_autoptr (KioskWeekHours) parsed = kiosk_week_hours_parse (hours, NULL);
  g_autoptr (GDateTime) time = at (zone, from);
  g_autoptr (GDateTime) next = kiosk_week_hours_next (parsed, time);
  g_autofree char *text = g_date_time_format (next, "%Y-%m-%d %H:%M");

  g_assert_cmpstr (text, ==, expected);
}

#define XIAMEN "Asia/Shanghai"
#define SUMMER "Europe/Berlin"
#define OFFICE "mon-fri 08:30-17:30; sat 09:00-12:00"

static void
test_days_and_times (void)
{
  g_assert_true (holds (OFFICE, XIAMEN, "2026-11-27 08:30"));
  g_assert_false (holds (OFFICE, XIAMEN, "2026-11-27 08:29"));
  g_assert_false (holds (OFFICE, XIAMEN, "2026-11-27 17:30"));
  g_assert_true (holds (OFFICE, XIAMEN, "2026-11-28 11:59"));
  g_assert_false (holds (OFFICE, XIAMEN, "2026-11-29 10:00"));
  g_assert_true (holds ("fri-mon", XIAMEN, "2026-11-29 10:00"));
  g_assert_false (holds ("fri-mon", XIAMEN, "2026-12-01 10:00"));
  g_assert_true (holds ("", XIAMEN, "2026-11-29 03:00"));
}

static void
test_over_midnight (void)
{
  g_assert_true (holds ("sun 22:00-02:00", XIAMEN, "2026-11-29 23:00"));
  g_assert_true (holds ("sun 22:00-02:00", XIAMEN, "2026-11-30 01:59"));
  g_assert_false (holds ("sun 22:00-02:00", XIAMEN, "2026-11-30 02:00"));
  g_assert_true (holds ("08:00-24:00", XIAMEN, "2026-11-30 23:59"));
}

static void
test_refusals (void)
{
  static const char * const bad[] = {
    "mon-fri 8", "fre 08:00-09:00", "mon 25:00-26:00", "mon 08:00-24:01", "08:00-09:00 mon", "mon,", "mon 08:00-09:60", "%s%n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_week_hours_parse (bad[i], &error));
      g_assert_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE);
    }
}

static void
test_next_opening (void)
{
  assert_next (OFFICE, XIAMEN, "2026-11-27 17:30", "2026-11-28 09:00");
  assert_next (OFFICE, XIAMEN, "2026-11-28 12:00", "2026-11-30 08:30");
  assert_next (OFFICE, XIAMEN, "2026-12-31 20:00", "2027-01-01 08:30");
}

static void
test_leap_day (void)
{
  assert_next (OFFICE, XIAMEN, "2028-02-28 18:00", "2028-02-29 08:30");
  assert_next (OFFICE, XIAMEN, "2028-02-29 18:00", "2028-03-01 08:30");
  assert_next (OFFICE, XIAMEN, "2027-02-26 18:00", "2027-02-27 09:00");
  g_assert_true (holds ("tue 08:30-17:30", XIAMEN, "2028-02-29 12:00"));
}

static void
test_year_2038 (void)
{
  assert_next (OFFICE, XIAMEN, "2038-01-19 18:00", "2038-01-20 08:30");
  assert_next (OFFICE, XIAMEN, "2106-02-07 12:00", "2106-02-08 08:30");
  g_assert_true (holds ("wed 08:30-17:30", XIAMEN, "2038-01-20 12:00"));
}

/* In the night in between an hour is missing, or there twice; the door opens at half past eight all the same. */
static void
test_summer_time (void)
{
  assert_next ("sun 08:30-17:30", SUMMER, "2027-03-27 20:00", "2027-03-28 08:30");
  assert_next ("sun 08:30-17:30", SUMMER, "2027-10-30 20:00", "2027-10-31 08:30");
  g_assert_true (holds ("sun 08:30-17:30", SUMMER, "2027-03-28 08:30"));
  g_assert_false (holds ("sun 08:30-17:30", SUMMER, "2027-10-31 08:29"));
  assert_next ("sun 02:30-04:00", SUMMER, "2027-03-27 20:00", "2027-03-28 03:00");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/week-hours/days-and-times", test_days_and_times);
  g_test_add_func ("/week-hours/over-midnight", test_over_midnight);
  g_test_add_func ("/week-hours/refusals", test_refusals);
  g_test_add_func ("/week-hours/next-opening", test_next_opening);
  g_test_add_func ("/week-hours/leap-day", test_leap_day);
  g_test_add_func ("/week-hours/year-2038", test_year_2038);
  g_test_add_func ("/week-hours/summer-time", test_summer_time);

  return g_test_run ();
}
