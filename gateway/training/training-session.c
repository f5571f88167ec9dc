/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-session.h"

#include "../http/gateway-json-writer.h"
#include "training-rules.h"

#include <string.h>

const char * const training_subjects[] = { "clearance", "operation", "logistics", "finance", "ip", "cross-strait", NULL };

/* In the order of TRAINING_SESSION_COLUMNS. */
enum
{
  CODE, COURSE, SUBJECT, TITLE, TITLE_EN, PARK, ROOM, ROOM_EN, TEACHER, BEGINS_AT, ENDS_AT, OPENS_AT, CLOSES_AT, CLOSED, CAPACITY,
  WAITING_MOST, TAKEN, WAITING, LEAST_AGE, MOST_AGE, CERTIFIED, SUMMARY, SUMMARY_EN, DIRECTIONS, DIRECTIONS_EN, MAP, VIDEO
};

static gboolean
is_over (GatewayRows *rows,
         int          column,
         const char  *now)
{
  return strcmp (gateway_rows_text (rows, column), now) <= 0;
}

static gboolean
list_is_over (GatewayRows *rows,
              const char  *now)
{
  g_autofree char *ends_at = gateway_clock_shift (gateway_rows_text (rows, BEGINS_AT), -TRAINING_LIST_ENDS_BEFORE);

  return strcmp (ends_at, now) <= 0;
}

static gint64
count_free (GatewayRows *rows,
            const char  *now)
{
  gboolean kept = gateway_rows_int (rows, WAITING) > 0 && !list_is_over (rows, now);

  return kept ? 0 : gateway_rows_int (rows, CAPACITY) - gateway_rows_int (rows, TAKEN);
}

const char *
training_session_state (GatewayRows *rows,
                        const char  *now)
{
  if (is_over (rows, ENDS_AT, now))
    return "past";
  if (gateway_rows_int (rows, CLOSED) != 0 || is_over (rows, CLOSES_AT, now))
    return "closed";
  if (!is_over (rows, OPENS_AT, now))
    return "not-open";
  if (count_free (rows, now) > 0)
    return "open";
  return gateway_rows_int (rows, WAITING) < gateway_rows_int (rows, WAITING_MOST) && !list_is_over (rows, now) ? "waiting-list" : "full";
}

static void
write_texts (GatewayRows *rows,
             GString     *json)
{
  static const struct
  {
    const char *name;
    int         column;
  } members[] = {
    { "code", CODE }, { "course", COURSE }, { "subject", SUBJECT }, { "title", TITLE }, { "title_en", TITLE_EN }, { "park", PARK },
    { "room", ROOM }, { "room_en", ROOM_EN }, { "teacher", TEACHER }, { "begins", BEGINS_AT }, { "ends", ENDS_AT },
    { "opens", OPENS_AT }, { "closes", CLOSES_AT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    gateway_json_text (json, members[i].name, gateway_rows_text (rows, members[i].column));
}

static void
write_seats (GatewayRows *rows,
             const char  *now,
             GString     *json)
{
  gateway_json_text (json, "state", training_session_state (rows, now));
  gateway_json_int (json, "capacity", gateway_rows_int (rows, CAPACITY));
  gateway_json_int (json, "free", count_free (rows, now));
  gateway_json_int (json, "waiting", list_is_over (rows, now) ? 0 : gateway_rows_int (rows, WAITING));
}

static void
write_whole (GatewayRows *rows,
             GString     *json)
{
  gateway_json_text (json, "summary", gateway_rows_text (rows, SUMMARY));
  gateway_json_text (json, "summary_en", gateway_rows_text (rows, SUMMARY_EN));
  gateway_json_text (json, "directions", gateway_rows_text (rows, DIRECTIONS));
  gateway_json_text (json, "directions_en", gateway_rows_text (rows, DIRECTIONS_EN));
  gateway_json_text (json, "map", gateway_rows_text (rows, MAP));
  gateway_json_text (json, "video", gateway_rows_text (rows, VIDEO));
  gateway_json_int (json, "least_age", gateway_rows_int (rows, LEAST_AGE));
  gateway_json_int (json, "most_age", gateway_rows_int (rows, MOST_AGE));
  gateway_json_boolean (json, "certified", gateway_rows_int (rows, CERTIFIED) != 0);
}

void
training_session_write (GatewayRows    *rows,
                        const char     *now,
                        TrainingDetail  detail,
                        GString        *json)
{
  write_texts (rows, json);
  write_seats (rows, now, json);
  if (detail >= TRAINING_WHOLE)
    write_whole (rows, json);
  if (detail == TRAINING_FOR_STAFF)
    {
      gateway_json_int (json, "taken", gateway_rows_int (rows, TAKEN));
      gateway_json_int (json, "waiting_most", gateway_rows_int (rows, WAITING_MOST));
      gateway_json_boolean (json, "closed", gateway_rows_int (rows, CLOSED) != 0);
    }
}
