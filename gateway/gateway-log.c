/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-log.h"

#include "http/gateway-json-writer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_FIELDS         16
#define MOST_LINES_A_SECOND 200

typedef struct
{
  GMutex lock;
  gint64 second;
  guint  lines;
} Flood;

/* Returns FALSE if there were too many lines in this second. */
static gboolean
count_line (Flood *flood)
{
  gint64 second = g_get_monotonic_time () / G_USEC_PER_SEC;
  guint lines;

  g_mutex_lock (&flood->lock);
  if (second != flood->second)
    {
      flood->second = second;
      flood->lines = 0;
    }
  lines = ++flood->lines;
  g_mutex_unlock (&flood->lock);

  return lines <= MOST_LINES_A_SECOND;
}

static const char *
name_of_level (GLogLevelFlags level)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
    return "critical";
  if (level & G_LOG_LEVEL_WARNING)
    return "warning";
  return level & G_LOG_LEVEL_MESSAGE ? "message" : "info";
}

static gboolean
is_for_reader (const GLogField *field)
{
  return field->length < 0
         && strcmp (field->key, "PRIORITY") != 0
         && strcmp (field->key, "GLIB_DOMAIN") != 0
         && !g_str_has_prefix (field->key, "CODE_");
}

static void
write_line (GLogLevelFlags   level,
            const GLogField *fields,
            gsize            n)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autoptr (GString) line = g_string_new (NULL);

  gateway_json_begin (line, NULL, '{');
  gateway_json_text (line, "time", time);
  gateway_json_text (line, "level", name_of_level (level));
  for (gsize i = 0; i < n; i++)
    if (is_for_reader (&fields[i]))
      {
        g_autofree char *name = g_ascii_strdown (fields[i].key, -1);

        gateway_json_text (line, name, fields[i].value);
      }
  gateway_json_end (line, '}');
  g_string_append_c (line, '\n');
  fwrite (line->str, 1, line->len, stderr);
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n,
           gpointer         flood)
{
  if (g_log_writer_default_would_drop (level, G_LOG_DOMAIN) || !count_line (flood))
    return G_LOG_WRITER_HANDLED;
  if (g_log_writer_is_journald (STDERR_FILENO))
    return g_log_writer_journald (level, fields, n, NULL);

  write_line (level, fields, n);
  return G_LOG_WRITER_HANDLED;
}

static void
flood_free (gpointer data)
{
  Flood *flood = data;

  g_mutex_clear (&flood->lock);
  g_free (flood);
}

void
gateway_log_start (void)
{
  Flood *flood = g_new0 (Flood, 1);

  g_mutex_init (&flood->lock);
  g_log_set_writer_func (write_log, flood, flood_free);
}

void
gateway_log (GLogLevelFlags level,
             const char    *message,
             ...)
{
  GLogField fields[MOST_FIELDS] = { { "MESSAGE", message, -1 }, { "GLIB_DOMAIN", G_LOG_DOMAIN, -1 } };
  gsize n = 2;
  const char *name;
  va_list pairs;

  va_start (pairs, message);
  while ((name = va_arg (pairs, const char *)) != NULL && n < MOST_FIELDS)
    {
      const char *value = va_arg (pairs, const char *);

      if (value != NULL)
        fields[n++] = (GLogField) { name, value, -1 };
    }
  va_end (pairs);

  g_log_structured_array (level, fields, n);
}
