/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_LENGTH 8
#define CODE_LETTERS "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const char * const training_subjects[] = { "clearance", "operation", "logistics", "finance", "ip", "cross-strait", NULL };
const char * const training_parks[] = { "zhaishang", "jichang", "haicang", "xiangyu", "qianchang", "dadeng", NULL };

static const char * const subject_words[] = {
  NC_("subject of a course", "Clearance"), NC_("subject of a course", "Running a shop"), NC_("subject of a course", "Logistics"),
  NC_("subject of a course", "Finance"), NC_("subject of a course", "Intellectual property"), NC_("subject of a course", "Cross-strait"),
};
static const char * const park_words[] = {
  NC_("park", "Zhaishang"), NC_("park", "Airport"), NC_("park", "Haicang"), NC_("park", "Xiangyu"), NC_("park", "Qianchang"), NC_("park", "Dadeng"),
};

static const char *
find_words (const char * const *names,
            const char         *context,
            const char * const *words,
            const char         *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i]);

  return name;
}

const char *
training_words_subject (const char *subject)
{
  return find_words (training_subjects, "subject of a course", subject_words, subject);
}

const char *
training_words_park (const char *park)
{
  return find_words (training_parks, "park", park_words, park);
}

static char *
format (GDateTime  *moment,
        const char *pattern)
{
  g_autoptr (GDateTime) local = training_local_time (moment);

  return g_date_time_format (local, pattern);
}

char *
training_words_day (GDateTime *moment)
{
  /* Translators: a day, as strftime() writes it */
  return format (moment, _("%-d %B"));
}

char *
training_words_moment (GDateTime *moment)
{
  return format (moment, _("%-d %B, %H:%M"));
}

char *
training_words_hours (const TrainingSession *session)
{
  g_autofree char *begins = format (session->begins, "%H:%M");
  g_autofree char *ends = format (session->ends, "%H:%M");

  return g_strconcat (begins, "–", ends, NULL);
}

char *
training_words_when (const TrainingSession *session)
{
  g_autofree char *day = training_words_day (session->begins);
  g_autofree char *hours = training_words_hours (session);

  return g_strconcat (day, " ", hours, NULL);
}

char *
training_words_seats (const TrainingSession *session)
{
  guint free = (guint) session->free;
  g_autofree char *opens = NULL;

  switch (session->state)
    {
    case TRAINING_OPEN:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u seat left", "%u seats left", free), free);
    case TRAINING_WAITING_LIST:
      return g_strdup (_("Full, with a waiting list"));
    case TRAINING_FULL:
      return g_strdup (_("Full"));
    case TRAINING_NOT_OPEN:
      opens = training_words_day (session->opens);
      /* Translators: signing up for a course; %s is a day */
      return g_strdup_printf (_("Opens on %s"), opens);
    case TRAINING_PAST:
      return g_strdup (_("Over"));
    case TRAINING_CLOSED:
    default:
      return g_strdup (_("Signing up is closed"));
    }
}

char *
training_words_list (const TrainingSession *session)
{
  guint waiting = (guint) session->waiting;

  if (session->state != TRAINING_WAITING_LIST || waiting == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person is on the waiting list.", "%u people are on the waiting list.", waiting),
                          waiting);
}

const char *
training_words_action (const TrainingSession *session)
{
  if (session->state == TRAINING_OPEN)
    return _("Sign up");
  return session->state == TRAINING_WAITING_LIST ? _("Wait for a seat") : NULL;
}

const char *
training_words_standing (const TrainingTicket *ticket)
{
  static const char * const words[] = {
    [TRAINING_CONFIRMED] = N_("You have a seat"),
    [TRAINING_WAITING] = N_("On the waiting list"),
    [TRAINING_OFFERED] = N_("A seat is kept for you"),
    [TRAINING_CANCELLED] = N_("Cancelled"),
    [TRAINING_ATTENDED] = N_("You were there"),
    [TRAINING_ABSENT] = N_("You were not there"),
    [TRAINING_CERTIFIED] = N_("Finished with a certificate"),
  };

  return _(words[ticket->standing]);
}

static char *
advise_confirmed (const TrainingTicket *ticket)
{
  g_autofree char *from = format (ticket->check_in_from, "%H:%M");
  g_autofree char *to = format (ticket->check_in_to, "%H:%M");

  /* Translators: two times of the day */
  return g_strdup_printf (_("Please check in with the code between %s and %s on that day."), from, to);
}

static char *
advise_waiting (const TrainingTicket *ticket)
{
  /* Translators: a place on the waiting list */
  return g_strdup_printf (_("Place %u on the waiting list. A seat that becomes free is kept for a day for who is first."),
                          (guint) ticket->place);
}

static char *
advise_offered (const TrainingTicket *ticket)
{
  g_autofree char *until = ticket->offer_until != NULL ? training_words_moment (ticket->offer_until) : NULL;

  if (until == NULL)
    return g_strdup (_("Please take it, or give it up for the next."));
  return g_strdup_printf (_("Please take it by %s. After that it goes to the next."), until);
}

static char *
advise_cancelled (const TrainingTicket *ticket)
{
  if (g_strcmp0 (ticket->reason, "offer-expired") == 0)
    return g_strdup (_("The seat was kept for you until its time was over."));
  if (g_strcmp0 (ticket->reason, "not-reached") == 0)
    return g_strdup (_("No seat became free. We are sorry; please choose another date."));
  return g_strdup (_("You gave it up."));
}

char *
training_words_advice (const TrainingTicket *ticket)
{
  switch (ticket->standing)
    {
    case TRAINING_CONFIRMED:
      return advise_confirmed (ticket);
    case TRAINING_WAITING:
      return advise_waiting (ticket);
    case TRAINING_OFFERED:
      return advise_offered (ticket);
    case TRAINING_CANCELLED:
      return advise_cancelled (ticket);
    case TRAINING_ATTENDED:
      return g_strdup (_("Thank you for coming."));
    case TRAINING_ABSENT:
      return g_strdup (_("After two absences within 90 days one cannot sign up for 30 days."));
    case TRAINING_CERTIFIED:
    default:
      return g_strdup (_("The certificate can be shown here."));
    }
}

/* Letters and digits that look alike are in no code; lower case and blanks or hyphens inside do not count. */
static char *
normalise_code (const char *word)
{
  GString *code = g_string_new (NULL);

  for (; *word != '\0'; word++)
    if (*word != '-' && *word != ' ')
      g_string_append_c (code, g_ascii_toupper (*word));

  if (code->len == CODE_LENGTH && strspn (code->str, CODE_LETTERS) == CODE_LENGTH)
    return g_string_free (code, FALSE);
  g_string_free (code, TRUE);
  return NULL;
}

/* A receipt ends with the code. */
char *
training_words_find_code (const char *text)
{
  g_autofree char *whole = normalise_code (text);
  g_auto (GStrv) words = NULL;

  if (whole != NULL)
    return g_steal_pointer (&whole);

  words = g_strsplit_set (text, " :\n\t\r", -1);
  for (guint i = g_strv_length (words); i-- > 0;)
    {
      char *code = normalise_code (words[i]);

      if (code != NULL)
        return code;
    }
  return NULL;
}
