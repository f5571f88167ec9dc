/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-talks.h"

#include "ip-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HOUR_AT   (sizeof "yyyy-mm-ddT" - 1)
#define HOUR_SIZE (sizeof "hh:mm" - 1)

static void
slot_free (gpointer data)
{
  IpSlot *slot = data;

  g_free (slot->day);
  g_free (slot->begins);
  g_free (slot->ends);
  g_free (slot);
}

static void
hours_free (gpointer data)
{
  IpHours *hours = data;

  g_free (hours->begins);
  g_free (hours->ends);
  g_free (hours);
}

static gboolean
is_moment (const char  *text,
           GError     **error)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  if (moment != NULL && strlen (text) >= HOUR_AT + HOUR_SIZE)
    return TRUE;

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“%s” is no moment", text);
  return FALSE;
}

static gboolean
read_slot (IpTalks     *talks,
           const char  *day,
           JsonObject  *object,
           GError     **error)
{
  const char *begins, *ends;
  gboolean free;
  IpSlot *slot;

  if (object == NULL
      || !kiosk_json_get_string (object, "begins", &begins, error)
      || !kiosk_json_get_string (object, "ends", &ends, error)
      || !kiosk_json_get_boolean (object, "free", &free, error)
      || !is_moment (begins, error) || !is_moment (ends, error))
    return FALSE;

  slot = g_new0 (IpSlot, 1);
  slot->day = g_strdup (day);
  slot->begins = g_strdup (begins);
  slot->ends = g_strdup (ends);
  slot->free = free;
  g_ptr_array_add (talks->slots, slot);
  return TRUE;
}

static gboolean
read_day (IpTalks     *talks,
          JsonObject  *object,
          GError     **error)
{
  const char *day;
  JsonArray *list;
  GDate date;

  if (object == NULL
      || !kiosk_json_get_string (object, "day", &day, error)
      || !kiosk_json_get_array (object, "slots", &list, error))
    return FALSE;
  if (!ip_day_parse (day, &date))
    {
      g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“%s” is no day", day);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_slot (talks, day, kiosk_json_array_object (list, i, error), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_hours (IpTalks     *talks,
            JsonObject  *object,
            GError     **error)
{
  const char *begins, *ends;
  gint64 weekday;
  IpHours *hours;

  if (object == NULL
      || !kiosk_json_get_int (object, "weekday", &weekday, error)
      || !kiosk_json_get_string (object, "begins", &begins, error)
      || !kiosk_json_get_string (object, "ends", &ends, error))
    return FALSE;

  hours = g_new0 (IpHours, 1);
  hours->weekday = (guint) CLAMP (weekday, 1, 7);
  hours->begins = g_strdup (begins);
  hours->ends = g_strdup (ends);
  g_ptr_array_add (talks->hours, hours);
  return TRUE;
}

static void
talks_clear (IpTalks *talks)
{
  g_ptr_array_unref (talks->hours);
  g_ptr_array_unref (talks->slots);
}

IpTalks *
ip_talks_from_json (JsonObject  *root,
                    GError     **error)
{
  g_autoptr (IpTalks) talks = g_rc_box_new0 (IpTalks);
  JsonArray *hours, *days;

  talks->hours = g_ptr_array_new_with_free_func (hours_free);
  talks->slots = g_ptr_array_new_with_free_func (slot_free);
  if (!kiosk_json_get_array (root, "hours", &hours, error) || !kiosk_json_get_array (root, "days", &days, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (hours); i++)
    if (!read_hours (talks, kiosk_json_array_object (hours, i, error), error))
      return NULL;
  for (guint i = 0; i < json_array_get_length (days); i++)
    if (!read_day (talks, kiosk_json_array_object (days, i, error), error))
      return NULL;

  return g_steal_pointer (&talks);
}

IpTalks *
ip_talks_ref (IpTalks *talks)
{
  return g_rc_box_acquire (talks);
}

void
ip_talks_unref (IpTalks *talks)
{
  g_rc_box_release_full (talks, (GDestroyNotify) talks_clear);
}

guint
ip_talks_count_free (const IpTalks *talks,
                     const char    *day)
{
  guint count = 0;

  for (guint i = 0; i < talks->slots->len; i++)
    {
      const IpSlot *slot = talks->slots->pdata[i];

      count += slot->free && strcmp (slot->day, day) == 0;
    }

  return count;
}

const char *
ip_talks_weekday_name (guint weekday)
{
  static const char * const names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")
  };

  return _(names[CLAMP (weekday, 1, 7) - 1]);
}

char *
ip_talks_describe_day (const char *day)
{
  GDate date;

  ip_day_parse (day, &date);
  /* Translators: a day; its name in the week, then the day in digits */
  return g_strdup_printf (_("%s, %s"), ip_talks_weekday_name (g_date_get_weekday (&date)), day);
}

char *
ip_talks_describe_slot (const IpSlot *slot)
{
  g_autofree char *begins = g_strndup (slot->begins + HOUR_AT, HOUR_SIZE);
  g_autofree char *ends = g_strndup (slot->ends + HOUR_AT, HOUR_SIZE);

  return g_strdup_printf ("%s–%s", begins, ends);
}
