/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-check.h"

#include "training-rules.h"

#include <stdio.h>
#include <string.h>

#define MOST_CHOICES 10

const char * const training_id_types[] = {
  "resident_id", "taiwan_permit", "hk_macau_permit", "passport_cn", "passport", "hk_id", "tw_national_id", NULL
};

static const char * const members[] = {
  "session", "name", "id_type", "id_number", "birth_date", "gender", "phone", "education", "organisation", "position", "status",
  "home_park", "interests", "language", "meal", "access", "needs", "guardian", "consent", NULL
};
static const char * const guardian_members[] = { "name", "phone", "consent", NULL };
static const char * const genders[] = { "female", "male", NULL };
static const char * const educations[] = { "secondary", "college", "bachelor", "master", "doctor", "other", NULL };
static const char * const statuses[] = { "employed", "student", "founder", "taiwan-youth", "seeking", NULL };
static const char * const interests[] = { "platform", "selection", "logistics", "clearance", "compliance", "ip", "livestream", NULL };
static const char * const languages[] = { "zh_CN", "zh_TW", "en", NULL };
static const char * const meals[] = { "none", "vegetarian", "halal", NULL };
static const char * const accesses[] = { "wheelchair", "hearing", "sight", "companion", NULL };

/* The session for which it is, as far as it bounds the person's age. */
typedef struct
{
  GDate  day;        /* not valid where there is no such session */
  gint64 least_age;
  gint64 most_age;
} Bounds;

static void
check_guardian (const IntakeForm *form,
                gboolean          required)
{
  IntakeForm guardian = { form->faults, intake_form_object (form, "guardian", required), "guardian." };

  if (guardian.object == NULL)
    return;

  intake_form_refuse_unknown (&guardian, guardian_members);
  intake_form_text (&guardian, "name", 60, INTAKE_REQUIRED);
  intake_form_phone (&guardian, "phone", INTAKE_REQUIRED);
  intake_form_agreed (&guardian, "consent");
}

/* The day of birth, of the resident number or as it was told. FALSE where it is not known. */
static gboolean
get_birth (const IntakeForm *form,
           const char       *identity,
           GDate            *birth)
{
  int year, month, day;

  if (identity == NULL || sscanf (identity, "resident_id:%*6d%4d%2d%2d", &year, &month, &day) != 3)
    return intake_form_date (form, "birth_date", birth);

  g_date_clear (birth, 1);
  g_date_set_dmy (birth, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static guint
age_on (const GDate *birth,
        const GDate *day)
{
  guint years = (guint) (g_date_get_year (day) - g_date_get_year (birth));
  gboolean before = g_date_get_month (day) < g_date_get_month (birth)
                    || (g_date_get_month (day) == g_date_get_month (birth) && g_date_get_day (day) < g_date_get_day (birth));

  return years - before;
}

static void
check_age (const IntakeForm *form,
           const char       *identity,
           const Bounds     *bounds)
{
  gboolean told = identity != NULL && !g_str_has_prefix (identity, "resident_id:");
  GDate birth;
  guint age;

  if (identity == NULL || !get_birth (form, identity, &birth) || !g_date_valid (&bounds->day))
    return;

  age = g_date_compare (&birth, &bounds->day) < 0 ? age_on (&birth, &bounds->day) : 0;
  if (age < TRAINING_LEAST_AGE)
    intake_form_fault (form, told ? "birth_date" : "id_number", "under-age");
  else if (age < bounds->least_age || age > bounds->most_age)
    intake_form_fault (form, "session", "not-of-this-age");
  check_guardian (form, age >= TRAINING_LEAST_AGE && age < TRAINING_FULL_AGE);
}

static gboolean
load_bounds (GatewayDb   *db,
             const char  *session,
             Bounds      *bounds,
             GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, &trouble, "SELECT begins_at, least_age, most_age FROM course_sessions WHERE code = $1", "s", session);
  int year, month, day;

  if (rows != NULL && gateway_rows_next (rows, &trouble) && sscanf (gateway_rows_text (rows, 0), "%4d-%2d-%2d", &year, &month, &day) == 3)
    {
      g_date_set_dmy (&bounds->day, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      bounds->least_age = gateway_rows_int (rows, 1);
      bounds->most_age = gateway_rows_int (rows, 2);
    }

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
check_details (const IntakeForm *form)
{
  intake_form_choice (form, "gender", genders, INTAKE_OPTIONAL);
  intake_form_choice (form, "education", educations, INTAKE_OPTIONAL);
  intake_form_text (form, "organisation", 200, INTAKE_OPTIONAL);
  intake_form_text (form, "position", 100, INTAKE_OPTIONAL);
  intake_form_choice (form, "status", statuses, INTAKE_OPTIONAL);
  intake_form_text (form, "home_park", 64, INTAKE_OPTIONAL);
  intake_form_choices (form, "interests", interests, MOST_CHOICES);
  intake_form_choice (form, "language", languages, INTAKE_OPTIONAL);
  intake_form_choice (form, "meal", meals, INTAKE_OPTIONAL);
  intake_form_choices (form, "access", accesses, MOST_CHOICES);
  intake_form_text (form, "needs", 200, INTAKE_OPTIONAL);
}

gboolean
training_check_signup (IntakeSubmission  *submission,
                       GatewayDb         *db,
                       IntakeFaults      *faults,
                       GError           **error)
{
  IntakeForm form = intake_submission_form (submission, faults);
  const char *session = intake_form_text (&form, "session", 40, INTAKE_REQUIRED);
  Bounds bounds = { .least_age = 0 };
  g_autofree char *identity = NULL;

  g_date_clear (&bounds.day, 1);
  if (session != NULL && !load_bounds (db, session, &bounds, error))
    return FALSE;
  if (session != NULL && !g_date_valid (&bounds.day))
    intake_form_fault (&form, "session", "not-offered");

  intake_form_refuse_unknown (&form, members);
  intake_form_text (&form, "name", 60, INTAKE_REQUIRED);
  identity = intake_form_identity (&form, training_id_types);
  check_age (&form, identity, &bounds);
  intake_form_phone (&form, "phone", INTAKE_REQUIRED);
  check_details (&form);
  intake_form_agreed (&form, "consent");
  return TRUE;
}
