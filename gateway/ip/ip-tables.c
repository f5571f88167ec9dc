/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-module.h"

#include "../gateway-hanzi.h"
#include "ip-jurisdictions.h"
#include "ip-recordations.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define LEAST_MINUTES 10
#define MOST_MINUTES  240

static gboolean
refuse (GError     **error,
        const char  *field,
        const char  *is_no)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no %s", field, is_no);
  return FALSE;
}

/* yyyy-mm-dd, and a day that there is */
static gboolean
is_day (const char *text)
{
  int year, month, day, end = 0;

  return strlen (text) == strlen ("yyyy-mm-dd")
         && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && text[end] == '\0'
         && month > 0 && day > 0 && year > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* What is between | is one thing by which it is found. */
static char *
fold (const char **fields)
{
  g_autofree char *all = g_strjoin ("|", "", fields[0], fields[2], fields[3], fields[4], fields[5] != NULL ? fields[5] : "", "", NULL);

  return gateway_hanzi_fold (all);
}

static gboolean
store_recordation (GatewayDb           *db,
                   const GatewayTable  *table,
                   const char         **fields,
                   GError             **error)
{
  static const char * const states[] = { "valid", "revoked", "cancelled", NULL };
  g_autofree char *folded = fold (fields);

  if (!g_strv_contains (ip_recordation_kinds, fields[1]))
    return refuse (error, fields[1], "kind of right");
  if (!g_strv_contains (states, fields[6]))
    return refuse (error, fields[6], "state");
  if (!is_day (fields[7]) || !is_day (fields[8]))
    return refuse (error, is_day (fields[7]) ? fields[8] : fields[7], "day");

  return gateway_db_execute (db, error,
                             "INSERT INTO recordations (number, kind, title, right_number, holder, users, state, recorded_on, valid_until, folded) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                             "ssssssssss", fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], fields[8],
                             folded) >= 0;
}

/* Names are known by themselves; all else needs a source and the day it was looked up. */
static gboolean
store_fact (GatewayDb           *db,
            const GatewayTable  *table,
            const char         **fields,
            GError             **error)
{
  gboolean name = g_str_has_prefix (fields[1], "name");

  if (!ip_jurisdictions_is_topic (fields[1]))
    return refuse (error, fields[1], "topic");
  if (!name && (fields[3] == NULL || fields[4] == NULL))
    return refuse (error, fields[2], "fact without a source and the day it was looked up");
  if (fields[4] != NULL && !is_day (fields[4]))
    return refuse (error, fields[4], "day");

  return gateway_db_execute (db, error, "INSERT INTO jurisdiction_facts (jurisdiction, topic, value, source, checked_on) VALUES ($1, $2, $3, $4, $5)",
                             "sssss", fields[0], fields[1], fields[2], fields[3], fields[4]) >= 0;
}

static gboolean
check_names (GatewayDb  *db,
             GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble,
                      "SELECT jurisdiction FROM jurisdiction_facts GROUP BY jurisdiction "
                      "HAVING sum (CASE WHEN topic IN ('name', 'name_en') THEN 1 ELSE 0 END) < 2 ORDER BY jurisdiction LIMIT 1", "");

  if (rows != NULL && gateway_rows_next (rows, &trouble))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s has no name and name_en", gateway_rows_text (rows, 0));
  else if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    return TRUE;
  return FALSE;
}

/* Minutes of the day, or -1 */
static int
read_hour (const char *text)
{
  int hour, minute, end = 0;

  if (strlen (text) != strlen ("hh:mm") || sscanf (text, "%2d:%2d%n", &hour, &minute, &end) != 2 || text[end] != '\0'
      || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;
  return hour * 60 + minute;
}

static gboolean
store_hours (GatewayDb           *db,
             const GatewayTable  *table,
             const char         **fields,
             GError             **error)
{
  int begins = read_hour (fields[2]), ends = read_hour (fields[3]);
  guint64 weekday, minutes;

  if (!g_ascii_string_to_unsigned (fields[1], 10, 1, 7, &weekday, NULL))
    return refuse (error, fields[1], "weekday from 1 to 7");
  if (!g_ascii_string_to_unsigned (fields[4], 10, LEAST_MINUTES, MOST_MINUTES, &minutes, NULL))
    return refuse (error, fields[4], "number of minutes from 10 to 240");
  if (begins < 0 || ends < 0)
    return refuse (error, begins < 0 ? fields[2] : fields[3], "time of the day");
  if (ends - begins < (int) minutes)
    return refuse (error, fields[3], "end that leaves room for a talk");

  return gateway_db_execute (db, error, "INSERT INTO talk_hours (park, weekday, begins, ends, minutes) VALUES ($1, $2, $3, $4, $5)",
                             "sissi", fields[0], (gint64) weekday, fields[2], fields[3], (gint64) minutes) >= 0;
}

static gboolean
store_holiday (GatewayDb           *db,
               const GatewayTable  *table,
               const char         **fields,
               GError             **error)
{
  if (!is_day (fields[0]))
    return refuse (error, fields[0], "day");
  return gateway_db_execute (db, error, "INSERT INTO talk_holidays (day, name) VALUES ($1, $2)", "ss", fields[0], fields[1]) >= 0;
}

const GatewayTable ip_tables[] = {
  { "ip-recordations", { "number", "kind", "title", "right_number", "holder", "?users", "state", "recorded_on", "valid_until" },
    "DELETE FROM recordations", store_recordation },
  { "ip-jurisdictions", { "jurisdiction", "topic", "value", "?source", "?checked_on" },
    "DELETE FROM jurisdiction_facts", store_fact, check_names },
  { "ip-hours", { "park", "weekday", "begins", "ends", "minutes" }, "DELETE FROM talk_hours", store_hours },
  { "ip-holidays", { "day", "name" }, "DELETE FROM talk_holidays", store_holiday },
};

const guint ip_n_tables = G_N_ELEMENTS (ip_tables);
