/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-plan.h"

#include "../http/gateway-bearers.h"
#include "training-queue.h"
#include "training-rules.h"
#include "training-session.h"

#include <string.h>

#define MOST_CODE     40
#define MOST_TITLE    100
#define MOST_TEXT     2000
#define MOST_SEATS    100000
#define MOST_AGE      120

static const char * const course_members[] = { "subject", "title", "title_en", "summary", "summary_en", "video", "certified", NULL };
static const char * const session_members[] = {
  "course", "park", "room", "room_en", "directions", "directions_en", "map", "teacher", "begins", "ends", "opens", "closes",
  "closed", "capacity", "waiting_most", "least_age", "most_age", NULL
};

void
training_plan_free (TrainingPlan *plan)
{
  g_free (plan->code);
  g_free (plan->park);
  g_free (plan->actor);
  g_clear_pointer (&plan->root, json_node_unref);
  g_free (plan);
}

gboolean
training_plan_is_code (const char *code)
{
  gsize length = strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= MOST_CODE && code[length] == '\0';
}

static void
check_code (const IntakeForm *form,
            const char       *member,
            const char       *code)
{
  if (code != NULL && !training_plan_is_code (code))
    intake_form_fault (form, member, "format");
}

/* The name of a file that terminals have, in no folder. */
static void
check_file (const IntakeForm *form,
            const char       *member)
{
  const char *name = intake_form_text (form, member, MOST_TITLE, INTAKE_OPTIONAL);

  if (name != NULL && (strchr (name, '/') != NULL || name[0] == '.'))
    intake_form_fault (form, member, "format");
}

static IntakeForm
form_of (const TrainingPlan *plan,
         IntakeFaults       *faults)
{
  return (IntakeForm) { faults, json_node_get_object (plan->root), "" };
}

void
training_plan_check_course (const TrainingPlan *plan,
                            IntakeFaults       *faults)
{
  IntakeForm form = form_of (plan, faults);

  intake_form_refuse_unknown (&form, course_members);
  check_code (&form, "code", plan->code);
  intake_form_choice (&form, "subject", training_subjects, INTAKE_REQUIRED);
  intake_form_text (&form, "title", MOST_TITLE, INTAKE_REQUIRED);
  intake_form_text (&form, "title_en", MOST_TITLE, INTAKE_OPTIONAL);
  intake_form_text (&form, "summary", MOST_TEXT, INTAKE_OPTIONAL);
  intake_form_text (&form, "summary_en", MOST_TEXT, INTAKE_OPTIONAL);
  check_file (&form, "video");
  intake_form_boolean (&form, "certified", INTAKE_REQUIRED);
}

/* (nullable) (transfer full): a moment with its offset from UTC, in Beijing's */
static char *
get_moment (const IntakeForm *form,
            const char       *member)
{
  const char *text = intake_form_text (form, member, 25, INTAKE_REQUIRED);
  char *moment = text != NULL && strlen (text) > strlen ("yyyy-mm-ddThh:mm:ss") ? gateway_clock_shift (text, 0) : NULL;

  if (text != NULL && moment == NULL)
    intake_form_fault (form, member, "format");
  return moment;
}

static void
check_order (const IntakeForm *form,
             const char       *earlier,
             const char       *later,
             const char       *member)
{
  if (earlier != NULL && later != NULL && strcmp (earlier, later) > 0)
    intake_form_fault (form, member, "out-of-order");
}

static void
check_times (const IntakeForm *form)
{
  g_autofree char *opens = get_moment (form, "opens");
  g_autofree char *closes = get_moment (form, "closes");
  g_autofree char *begins = get_moment (form, "begins");
  g_autofree char *ends = get_moment (form, "ends");

  check_order (form, opens, closes, "closes");
  check_order (form, closes, begins, "closes");
  check_order (form, begins, ends, "ends");
}

/* A number that may be absent. */
static void
check_age (const IntakeForm *form,
           const char       *member)
{
  gint64 age;

  if (json_object_has_member (form->object, member))
    intake_form_int (form, member, TRAINING_LEAST_AGE, MOST_AGE, &age);
}

void
training_plan_check_session (const TrainingPlan *plan,
                             IntakeFaults       *faults)
{
  IntakeForm form = form_of (plan, faults);
  gint64 number;

  intake_form_refuse_unknown (&form, session_members);
  check_code (&form, "code", plan->code);
  check_code (&form, "course", intake_form_text (&form, "course", MOST_CODE, INTAKE_REQUIRED));
  check_code (&form, "park", intake_form_text (&form, "park", MOST_CODE, INTAKE_REQUIRED));
  intake_form_text (&form, "room", MOST_TITLE, INTAKE_REQUIRED);
  intake_form_text (&form, "room_en", MOST_TITLE, INTAKE_OPTIONAL);
  intake_form_text (&form, "directions", MOST_TEXT, INTAKE_OPTIONAL);
  intake_form_text (&form, "directions_en", MOST_TEXT, INTAKE_OPTIONAL);
  check_file (&form, "map");
  intake_form_text (&form, "teacher", MOST_TITLE, INTAKE_REQUIRED);
  check_times (&form);
  intake_form_boolean (&form, "closed", INTAKE_OPTIONAL);
  intake_form_int (&form, "capacity", 1, MOST_SEATS, &number);
  intake_form_int (&form, "waiting_most", 0, MOST_SEATS, &number);
  check_age (&form, "least_age");
  check_age (&form, "most_age");
}

static const char *
text_of (const TrainingPlan *plan,
         const char         *member)
{
  return json_object_get_string_member_with_default (json_node_get_object (plan->root), member, NULL);
}

static gint64
int_of (const TrainingPlan *plan,
        const char         *member,
        gint64              absent)
{
  return json_object_get_int_member_with_default (json_node_get_object (plan->root), member, absent);
}

static gint64
boolean_of (const TrainingPlan *plan,
            const char         *member)
{
  return json_object_get_boolean_member_with_default (json_node_get_object (plan->root), member, FALSE);
}

static char *
moment_of (const TrainingPlan *plan,
           const char         *member)
{
  return gateway_clock_shift (text_of (plan, member), 0);
}

/* Whether there is such a row. FALSE without @error if there is none. */
static gboolean
is_there (GatewayDb   *db,
          const char  *sql,
          const char  *code,
          GError     **error)
{
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, sql, "s", code);

  return rows != NULL && gateway_rows_next (rows, error);
}

#define COURSE_IS_THERE "SELECT 1 FROM courses WHERE code = $1"

gboolean
training_plan_store_course (GatewayDb  *db,
                            gpointer    data,
                            GError    **error)
{
  TrainingPlan *plan = data;
  g_autoptr (GError) trouble = NULL;

  plan->created = !is_there (db, COURSE_IS_THERE, plan->code, &trouble);
  if (trouble != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  return gateway_db_execute (db, error,
                             "INSERT INTO courses (code, subject, title, title_en, summary, summary_en, video, certified) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO UPDATE SET "
                             "subject = $2, title = $3, title_en = $4, summary = $5, summary_en = $6, video = $7, certified = $8",
                             "sssssssi", plan->code, text_of (plan, "subject"), text_of (plan, "title"), text_of (plan, "title_en"),
                             text_of (plan, "summary"), text_of (plan, "summary_en"), text_of (plan, "video"), boolean_of (plan, "certified")) >= 0
         && gateway_bearers_audit (db, plan->actor, "course-saved", plan->code, error);
}

/* Whether this one may write it: what is there, and what it will be, have to be of the park. */
static gboolean
may_store_session (GatewayDb     *db,
                   TrainingPlan  *plan,
                   GError       **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, &trouble, "SELECT park, taken FROM course_sessions WHERE code = $1", "s", plan->code);
  gboolean any = strcmp (plan->park, GATEWAY_ANY_PARK) == 0;

  plan->created = rows == NULL || !gateway_rows_next (rows, &trouble);
  if (trouble == NULL && !any && (strcmp (plan->park, text_of (plan, "park")) != 0
                                  || (!plan->created && strcmp (plan->park, gateway_rows_text (rows, 0)) != 0)))
    return training_refuse (error, "other-park");
  if (!plan->created && int_of (plan, "capacity", 0) < gateway_rows_int (rows, 1))
    return training_refuse (error, "seats-taken");
  if (trouble == NULL && is_there (db, COURSE_IS_THERE, text_of (plan, "course"), &trouble))
    return TRUE;

  if (trouble == NULL)
    return training_refuse (error, "no-such-course");
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static gboolean
write_session (GatewayDb           *db,
               const TrainingPlan  *plan,
               const char          *now,
               GError             **error)
{
  g_autofree char *begins = moment_of (plan, "begins");
  g_autofree char *ends = moment_of (plan, "ends");
  g_autofree char *opens = moment_of (plan, "opens");
  g_autofree char *closes = moment_of (plan, "closes");
  g_autofree char *list_ends = gateway_clock_shift (begins, -TRAINING_LIST_ENDS_BEFORE);

  return gateway_db_execute (db, error,
                             "INSERT INTO course_sessions (code, course, park, room, room_en, directions, directions_en, map, teacher, begins_at, "
                             "ends_at, opens_at, closes_at, closed, capacity, waiting_most, least_age, most_age, settle_at) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
                             "ON CONFLICT (code) DO UPDATE SET course = $2, park = $3, room = $4, room_en = $5, directions = $6, "
                             "directions_en = $7, map = $8, teacher = $9, begins_at = $10, ends_at = $11, opens_at = $12, closes_at = $13, "
                             "closed = $14, capacity = $15, waiting_most = $16, least_age = $17, most_age = $18",
                             "sssssssssssssiiiiis", plan->code, text_of (plan, "course"), text_of (plan, "park"), text_of (plan, "room"),
                             text_of (plan, "room_en"), text_of (plan, "directions"), text_of (plan, "directions_en"), text_of (plan, "map"),
                             text_of (plan, "teacher"), begins, ends, opens, closes, boolean_of (plan, "closed"), int_of (plan, "capacity", 1),
                             int_of (plan, "waiting_most", 0), int_of (plan, "least_age", TRAINING_LEAST_AGE),
                             int_of (plan, "most_age", MOST_AGE), now) >= 0
         && gateway_db_execute (db, error,
                                "UPDATE signups SET offer_until = $2 WHERE session = $1 AND state = '" TRAINING_OFFERED "' AND offer_until > $2",
                                "ss", plan->code, list_ends) >= 0;
}

gboolean
training_plan_store_session (GatewayDb  *db,
                             gpointer    data,
                             GError    **error)
{
  TrainingPlan *plan = data;
  g_autofree char *now = gateway_clock_now ();

  return may_store_session (db, plan, error)
         && write_session (db, plan, now, error)
         && training_queue_settle (db, plan->code, now, error)
         && gateway_bearers_audit (db, plan->actor, "session-saved", plan->code, error);
}

gboolean
training_plan_close_session (GatewayDb  *db,
                             gpointer    data,
                             GError    **error)
{
  TrainingPlan *plan = data;
  gint64 changed = gateway_db_execute (db, error, "UPDATE course_sessions SET closed = 1 WHERE code = $1 AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')",
                                       "ss", plan->code, plan->park);

  if (changed == 0)
    return training_not_found (error, "There is no such session");
  return changed > 0 && gateway_bearers_audit (db, plan->actor, "session-closed", plan->code, error);
}
