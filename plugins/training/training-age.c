/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-age.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define RESIDENT_ID "resident_id"

static gboolean
read_birth (JsonObject *answers,
            GDate      *birth)
{
  const char *type = json_object_get_string_member_with_default (answers, "id_type", RESIDENT_ID);
  gboolean resident = strcmp (type, RESIDENT_ID) == 0;
  const char *told = json_object_get_string_member_with_default (answers, resident ? RESIDENT_ID : "birth_date", "");
  gboolean female;
  int year, month, day;

  if (resident)
    return kiosk_identifier_read_resident_id (told, birth, &female);
  if (sscanf (told, "%4d-%2d-%2d", &year, &month, &day) != 3 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (birth, 1);
  g_date_set_dmy (birth, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

int
training_age_of (JsonObject            *answers,
                 const TrainingSession *session)
{
  g_autoptr (GDateTime) begins = training_local_time (session->begins);
  int year, month, day, years;
  GDate birth;

  if (!read_birth (answers, &birth))
    return -1;

  g_date_time_get_ymd (begins, &year, &month, &day);
  years = year - g_date_get_year (&birth);
  if (month < (int) g_date_get_month (&birth) || (month == (int) g_date_get_month (&birth) && day < g_date_get_day (&birth)))
    years--;
  return MAX (years, 0);
}

char *
training_age_check (JsonObject            *answers,
                    const TrainingSession *session)
{
  int age = training_age_of (answers, session);

  if (age < 0)
    return NULL;
  if (age < TRAINING_LEAST_AGE)
    return g_strdup_printf (_("Courses are for people of %d years and older on the day of the course."), TRAINING_LEAST_AGE);
  if (session->least_age > age)
    return g_strdup_printf (_("This course is for people of %d years and older. Please choose another one."), (int) session->least_age);
  if (session->most_age > 0 && session->most_age < age)
    return g_strdup_printf (_("This course is for people of at most %d years. Please choose another one."), (int) session->most_age);
  return NULL;
}
