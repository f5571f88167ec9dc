/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "console-figures.h"

#include "../gateway-clock.h"
#include "../http/gateway-json-writer.h"

#include <stdio.h>
#include <string.h>

#define USUAL_WEEKS 8
#define MOST_WEEKS  53
#define DAY_LENGTH  10   /* "2026-11-23" */

/* Days are summed up to weeks here, for the two kinds of database have no common word for a week. */
#define DAYS_OF(table, what, where) \
  "SELECT park, service, " what ", substr(received_at, 1, 10) AS day, count(*) FROM " table \
  " WHERE (park = $1 OR $1 = '" GATEWAY_ANY_PARK "') AND received_at >= $2" where " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"

enum
{
  PARK, SERVICE, WHAT, DAY, COUNT
};

/* One line of the answer while its days are summed up. */
typedef struct
{
  char   *park;
  char   *service;
  char   *what;
  char    week[DAY_LENGTH + 1];   /* its Monday */
  gint64  count;
} Sum;

static void
sum_clear (Sum *sum)
{
  g_free (sum->park);
  g_free (sum->service);
  g_free (sum->what);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sum, sum_clear)

/* @week: (out): the Monday of the week in which the day lies */
static void
find_monday (const char *day,
             char        week[DAY_LENGTH + 1])
{
  int year = 1970, month = 1, number = 1;
  GDate date;

  sscanf (day, "%4d-%2d-%2d", &year, &month, &number);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  g_date_subtract_days (&date, g_date_get_weekday (&date) - G_DATE_MONDAY);
  g_date_strftime (week, DAY_LENGTH + 1, "%Y-%m-%d", &date);
}

static gboolean
belongs (const Sum   *sum,
         GatewayRows *rows,
         const char  *week)
{
  return sum->park != NULL && strcmp (sum->park, gateway_rows_text (rows, PARK)) == 0
         && strcmp (sum->service, gateway_rows_text (rows, SERVICE)) == 0
         && strcmp (sum->what, gateway_rows_text (rows, WHAT)) == 0 && strcmp (sum->week, week) == 0;
}

static void
write_sum (const Sum  *sum,
           const char *member,
           GString    *json)
{
  if (sum->park == NULL)
    return;

  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "week", sum->week);
  gateway_json_text (json, "park", sum->park);
  gateway_json_text (json, "service", sum->service);
  gateway_json_text (json, member, sum->what);
  gateway_json_int (json, "count", sum->count);
  gateway_json_end (json, '}');
}

static void
add_day (Sum         *sum,
         GatewayRows *rows,
         const char  *member,
         GString     *json)
{
  char week[DAY_LENGTH + 1];

  find_monday (gateway_rows_text (rows, DAY), week);
  if (!belongs (sum, rows, week))
    {
      write_sum (sum, member, json);
      sum_clear (sum);
      sum->park = g_strdup (gateway_rows_text (rows, PARK));
      sum->service = g_strdup (gateway_rows_text (rows, SERVICE));
      sum->what = g_strdup (gateway_rows_text (rows, WHAT));
      g_strlcpy (sum->week, week, sizeof sum->week);
      sum->count = 0;
    }

  sum->count += gateway_rows_int (rows, COUNT);
}

/* The Monday with which so many weeks begin, of which this one is the last. */
static char *
first_monday (guint64 weeks)
{
  g_autofree char *day = gateway_clock_after (-(gint64) (weeks - 1) * 7 * GATEWAY_DAY);
  char monday[DAY_LENGTH + 1];

  find_monday (day, monday);
  return g_strdup (monday);
}

static void
answer (GatewayRequest *request,
        const char     *sql,
        const char     *member)
{
  const char *number = gateway_request_query (request, "weeks");
  g_autofree char *from = NULL;
  g_autoptr (GString) json = g_string_sized_new (4096);
  g_autoptr (GatewayRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Sum) sum = { .count = 0 };
  guint64 weeks = USUAL_WEEKS;

  if (number != NULL && !g_ascii_string_to_unsigned (number, 10, 1, MOST_WEEKS, &weeks, NULL))
    {
      gateway_request_problem (request, 400, "invalid-query", "Invalid query", "weeks is a number up to 53");
      return;
    }

  from = first_monday (weeks);
  gateway_json_begin (json, NULL, '{');
  gateway_json_text (json, "from", from);
  gateway_json_begin (json, "items", '[');
  rows = gateway_db_query (gateway_request_db (request), &error, sql, "ss", gateway_request_park (request), from);
  while (rows != NULL && gateway_rows_next (rows, &error))
    add_day (&sum, rows, member, json);
  if (error != NULL)
    {
      gateway_request_fail (request, error);
      return;
    }

  write_sum (&sum, member, json);
  gateway_json_end (json, ']');
  gateway_json_end (json, '}');
  gateway_request_answer (request, 200, g_string_free (g_steal_pointer (&json), FALSE));
}

void
console_figures_use (GatewayRequest *request,
                     gpointer        unused)
{
  answer (request, DAYS_OF ("submissions", "kind", " AND kind NOT IN ('rating', 'draft', 'draft-end')"), "kind");
}

void
console_figures_ratings (GatewayRequest *request,
                         gpointer        unused)
{
  answer (request, DAYS_OF ("ratings", "CAST(level AS TEXT)", ""), "level");
}
