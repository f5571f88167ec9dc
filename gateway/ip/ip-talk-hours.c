/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-hours.h"

#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"

#include <stdio.h>
#include <string.h>

#define DAYS_AHEAD 14
#define MINUTE     60   /* seconds */

typedef struct
{
  gint64  weekday;
  char   *begins;    /* hh:mm */
  char   *ends;
  gint64  minutes;   /* of one talk */
} Hours;

static void
hours_free (gpointer data)
{
  Hours *hours = data;

  g_free (hours->begins);
  g_free (hours->ends);
  g_free (hours);
}

static GPtrArray *
load_hours (GatewayDb   *db,
            const char  *park,
            GError     **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (hours_free);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT weekday, begins, ends, minutes FROM talk_hours WHERE park = $1 ORDER BY weekday, begins", "s", park);

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    {
      Hours *hours = g_new0 (Hours, 1);

      hours->weekday = gateway_rows_int (rows, 0);
      hours->begins = g_strdup (gateway_rows_text (rows, 1));
      hours->ends = g_strdup (gateway_rows_text (rows, 2));
      hours->minutes = gateway_rows_int (rows, 3);
      g_ptr_array_add (all, hours);
    }

  if (trouble == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* The first column of all rows, as a set. */
static GHashTable *
load_set (GatewayRows  *rows,
          GError      **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) trouble = NULL;

  while (rows != NULL && gateway_rows_next (rows, &trouble))
    g_hash_table_add (set, g_strdup (gateway_rows_text (rows, 0)));

  if (rows != NULL && trouble == NULL)
    return g_steal_pointer (&set);
  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static GHashTable *
load_holidays (GatewayDb  *db,
               GError    **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, "SELECT day FROM talk_holidays", "");

  return load_set (rows, error);
}

static GHashTable *
load_booked (GatewayDb   *db,
             const char  *park,
             GError     **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT begins_at FROM talks WHERE park = $1 AND begins_at > $2 AND state = '" IP_TALK_BOOKED "'", "ss", park, now);

  return load_set (rows, error);
}

static gint64
weekday_of (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, day);
  return g_date_get_weekday (&date);
}

/* "yyyy-mm-dd", so many days from today */
static char *
day_after (gint64 days)
{
  char *moment = gateway_clock_after (days * GATEWAY_DAY);

  moment[strlen ("yyyy-mm-dd")] = '\0';
  return moment;
}

static char *
moment_of (const char *day,
           const char *hour)
{
  return g_strconcat (day, "T", hour, ":00+08:00", NULL);
}

static void
write_hours (GPtrArray *all,
             GString   *json)
{
  gateway_json_begin (json, "hours", '[');
  for (guint i = 0; i < all->len; i++)
    {
      const Hours *hours = all->pdata[i];

      gateway_json_begin (json, NULL, '{');
      gateway_json_int (json, "weekday", hours->weekday);
      gateway_json_text (json, "begins", hours->begins);
      gateway_json_text (json, "ends", hours->ends);
      gateway_json_end (json, '}');
    }
  gateway_json_end (json, ']');
}

static void
write_slots (const Hours *hours,
             const char  *day,
             GHashTable  *booked,
             GString     *json)
{
  g_autofree char *begins = moment_of (day, hours->begins);
  g_autofree char *close = moment_of (day, hours->ends);

  for (;;)
    {
      g_autofree char *ends = gateway_clock_shift (begins, hours->minutes * MINUTE);

      if (strcmp (ends, close) > 0)
        return;

      gateway_json_begin (json, NULL, '{');
      gateway_json_text (json, "begins", begins);
      gateway_json_text (json, "ends", ends);
      gateway_json_boolean (json, "free", !g_hash_table_contains (booked, begins));
      gateway_json_end (json, '}');
      g_free (begins);
      begins = g_steal_pointer (&ends);
    }
}

static void
write_day (GPtrArray  *all,
           const char *day,
           GHashTable *booked,
           GString    *json)
{
  gint64 weekday = weekday_of (day);

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "day", day);
  gateway_json_begin (json, "slots", '[');
  for (guint i = 0; i < all->len; i++)
    if (((const Hours *) all->pdata[i])->weekday == weekday)
      write_slots (all->pdata[i], day, booked, json);
  gateway_json_end (json, ']');
  gateway_json_end (json, '}');
}

static gboolean
is_open (GPtrArray  *all,
         GHashTable *holidays,
         const char *day)
{
  gint64 weekday = weekday_of (day);

  for (guint i = 0; i < all->len; i++)
    if (((const Hours *) all->pdata[i])->weekday == weekday)
      return !g_hash_table_contains (holidays, day);

  return FALSE;
}

static gboolean
write_all (GatewayDb   *db,
           const char  *park,
           GString     *json,
           GError     **error)
{
  g_autoptr (GPtrArray) all = load_hours (db, park, error);
  g_autoptr (GHashTable) holidays = all != NULL ? load_holidays (db, error) : NULL;
  g_autoptr (GHashTable) booked = holidays != NULL ? load_booked (db, park, error) : NULL;

  if (booked == NULL)
    return FALSE;

  gateway_json_text (json, "park", park);
  write_hours (all, json);
  gateway_json_begin (json, "days", '[');
  for (gint64 i = 1; i <= DAYS_AHEAD; i++)
    {
      g_autofree char *day = day_after (i);

      if (is_open (all, holidays, day))
        write_day (all, day, booked, json);
    }
  gateway_json_end (json, ']');
  return TRUE;
}

void
ip_talk_hours_answer (GatewayRequest *request,
                      gpointer        data)
{
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GError) error = NULL;

  gateway_json_begin (json, NULL, '{');
  if (!write_all (gateway_request_db (request), gateway_request_park (request), json, &error))
    {
      gateway_request_fail (request, error);
      return;
    }

  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

/* (nullable) (transfer full): when a talk of these hours would end that begins then */
static char *
find_end (const Hours *hours,
          const char  *day,
          const char  *begins_at)
{
  g_autofree char *begins = moment_of (day, hours->begins);
  g_autofree char *close = moment_of (day, hours->ends);

  while (strcmp (begins, close) < 0)
    {
      g_autofree char *ends = gateway_clock_shift (begins, hours->minutes * MINUTE);

      if (strcmp (begins, begins_at) == 0)
        return strcmp (ends, close) <= 0 ? g_steal_pointer (&ends) : NULL;
      g_free (begins);
      begins = g_steal_pointer (&ends);
    }

  return NULL;
}

gboolean
ip_talk_hours_find (GatewayDb   *db,
                    const char  *park,
                    const char  *begins_at,
                    char       **ends_at,
                    GError     **error)
{
  g_autoptr (GPtrArray) all = load_hours (db, park, error);
  g_autoptr (GHashTable) holidays = all != NULL ? load_holidays (db, error) : NULL;
  g_autofree char *moment = gateway_clock_shift (begins_at, 0);
  g_autofree char *first = day_after (1);
  g_autofree char *last = day_after (DAYS_AHEAD);
  g_autofree char *day = moment != NULL ? g_strndup (moment, strlen ("yyyy-mm-dd")) : NULL;

  *ends_at = NULL;
  if (holidays == NULL)
    return FALSE;
  if (moment == NULL || strcmp (moment, begins_at) != 0 || strcmp (day, first) < 0 || strcmp (day, last) > 0 || !is_open (all, holidays, day))
    return TRUE;

  for (guint i = 0; i < all->len && *ends_at == NULL; i++)
    if (((const Hours *) all->pdata[i])->weekday == weekday_of (day))
      *ends_at = find_end (all->pdata[i], day, moment);
  return TRUE;
}
