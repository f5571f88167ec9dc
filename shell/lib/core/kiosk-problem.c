/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-problem.h"

#include "kiosk-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TYPE_PREFIX "urn:park-kiosk:problem:"

KioskProblem *
kiosk_problem_new (guint       status,
                   const char *type,
                   const char *title,
                   const char *detail)
{
  KioskProblem *problem = g_new0 (KioskProblem, 1);

  problem->status = status;
  problem->type = g_strdup (type);
  problem->title = g_strdup (title);
  problem->detail = g_strdup (detail);
  return problem;
}

void
kiosk_problem_free (KioskProblem *problem)
{
  g_free (problem->type);
  g_free (problem->title);
  g_free (problem->detail);
  g_free (problem);
}

char *
kiosk_problem_to_json (const KioskProblem *problem)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *type = g_strconcat (TYPE_PREFIX, problem->type, NULL);
  JsonObject *object = json_object_new ();

  json_node_take_object (root, object);
  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "title", problem->title);
  json_object_set_int_member (object, "status", problem->status);
  if (problem->detail != NULL)
    json_object_set_string_member (object, "detail", problem->detail);
  if (problem->retry_after != 0)
    json_object_set_int_member (object, "retry_after", problem->retry_after);

  return kiosk_json_write (root, FALSE);
}

KioskProblem *
kiosk_problem_from_json (JsonNode  *root,
                         GError   **error)
{
  JsonObject *object = kiosk_json_root_object (root, error);
  const char *type = "about:blank", *title = "", *detail = NULL;
  gint64 status = 0, retry_after = 0;
  KioskProblem *problem;

  if (object == NULL
      || !kiosk_json_optional_string (object, "type", &type, error)
      || !kiosk_json_optional_string (object, "title", &title, error)
      || !kiosk_json_optional_string (object, "detail", &detail, error)
      || !kiosk_json_get_int (object, "status", &status, error)
      || !kiosk_json_optional_int (object, "retry_after", &retry_after, error))
    return NULL;

  if (g_str_has_prefix (type, TYPE_PREFIX))
    type += strlen (TYPE_PREFIX);
  problem = kiosk_problem_new ((guint) CLAMP (status, 0, 599), type, title, detail);
  problem->retry_after = (guint) CLAMP (retry_after, 0, G_MAXINT);
  return problem;
}

static GError *
busy_error (const KioskProblem *problem)
{
  guint minutes = (problem->retry_after + 59) / 60;

  if (minutes == 0)
    return g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_BUSY,
                                _("There were too many tries. Please wait a moment and try again."));

  return g_error_new (KIOSK_ERROR, KIOSK_ERROR_BUSY,
                      g_dngettext (GETTEXT_PACKAGE,
                                   "There were too many tries. Please try again in %u minute.",
                                   "There were too many tries. Please try again in %u minutes.", minutes),
                      minutes);
}

typedef struct
{
  const char *type;
  const char *words;  /* what happened, and what to do now */
} Refusal;

/* What the contract of the gateway refuses although nothing that was entered is wrong. */
static const Refusal refusals[] = {
  { "already-rated", N_("This was rated before. Thank you.") },
  { "name-taken", N_("Another application for this name came first. Please choose another name.") },
  { "no-such-session", N_("This course is not offered any more. Please choose another one.") },
  { "signup-not-open", N_("One cannot sign up for this course yet. Please come back when signing up has begun.") },
  { "signup-closed", N_("One cannot sign up for this course any more. Please choose another one.") },
  { "session-full", N_("All seats are taken, and the waiting list is full. Please choose another course.") },
  { "already-signed-up", N_("You have signed up for this course already. There is nothing more to do.") },
  { "on-hold", N_("You have missed two courses, so you cannot sign up for now. Please ask at the service desk.") },
  { "session-began", N_("The course has begun, so this cannot be changed any more. Please ask at the service desk.") },
  { "offer-expired", N_("The seat was kept for you until its time was over, and has gone to the next. You can choose another course.") },
  { "no-offer", N_("No seat is kept for you now. Please look at your sign-ups once more.") },
  { "not-confirmed", N_("You have no seat in this course. Please ask at the service desk.") },
  { "too-early", N_("It is too early to check in. Please come back shortly before the course begins.") },
  { "talk-taken", N_("Someone else came first. Please choose another time.") },
  { "talk-booked-already", N_("A talk is booked with this phone already. One at a time, please.") },
  { "talk-not-offered", N_("This time is not offered any more. Please choose another one.") },
  { "too-late", N_("It is too late to check in here. Please ask at the service desk.") },
};

static const char *
find_words (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_str_equal (type, refusals[i].type))
      return _(refusals[i].words);

  return _("The service did not accept this. Please ask at the service desk.");
}

/* (nullable) (transfer full): where the problem's detail is a moment that the visitor has to know */
static char *
tell_moment (const KioskProblem *problem)
{
  g_autoptr (GDateTime) moment = problem->detail != NULL ? g_date_time_new_from_iso8601 (problem->detail, NULL) : NULL;
  /* Translators: a moment, as strftime() writes it */
  g_autofree char *when = moment != NULL ? g_date_time_format (moment, _("%-d %B, %H:%M")) : NULL;

  if (when != NULL && g_str_equal (problem->type, "too-early"))
    return g_strdup_printf (_("It is too early to check in. It is possible from %s."), when);
  if (when != NULL && g_str_equal (problem->type, "too-late"))
    return g_strdup_printf (_("It is too late to check in here: it was possible until %s. Please ask at the service desk."), when);
  return NULL;
}

/* The cause is for staff: the visitor cannot do anything about it, and may not read English. */
static GError *
rejected_error (const KioskProblem *problem)
{
  g_autofree char *words = tell_moment (problem);

  g_message ("The gateway refuses: %u %s", problem->status, problem->type);
  return g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_REJECTED, words != NULL ? words : find_words (problem->type));
}

/* Of what was sent, and not of what is so at the gateway: "invalid-enquiry", "invalid-number". */
static gboolean
blames_input (const KioskProblem *problem)
{
  return problem->status == 400 || (problem->status == 422 && g_str_has_prefix (problem->type, "invalid-"));
}

GError *
kiosk_problem_to_error (const KioskProblem *problem)
{
  switch (problem->status)
    {
    case 404:
      return g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND,
                                  _("No record fits what you entered. Please compare it with your document."));
    case 429:
      return busy_error (problem);
    case 401:
    case 403:
      return g_error_new (KIOSK_ERROR, KIOSK_ERROR_INTERNAL, "The gateway does not admit this terminal: %s", problem->title);
    default:
      if (blames_input (problem))
        return g_error_new_literal (KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT,
                                    _("Something that was entered is not accepted. Please check it."));
      if (problem->status >= 500)
        return g_error_new (KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The gateway failed: %u %s", problem->status, problem->type);
      return rejected_error (problem);
    }
}
