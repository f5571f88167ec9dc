/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-result-page.h"

#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingResultPage
{
  KioskPage        parent_instance;

  KioskStatusHero *hero;
  KioskFactsCard  *facts;

  TrainingResult   result;
  TrainingTicket  *ticket;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (TrainingResultPage, training_result_page, KIOSK_TYPE_PAGE)

static void
on_finish (KioskPage *self)
{
  kiosk_page_pop (self);
}

/* One who came late to cancel has to know that it was late. */
static char *
advise (TrainingResultPage *self)
{
  if (self->result == TRAINING_RESULT_CANCELLED)
    return g_strdup (self->ticket->late ? _("It was less than 24 hours before the course. Next time, please tell earlier: others are waiting.")
                                        : _("Thank you for telling. The seat goes to who waits."));
  return self->result == TRAINING_RESULT_ACCEPTED ? training_words_advice (self->ticket) : g_strdup (_("Please go in. We wish you a good course."));
}

static void
show_hero (TrainingResultPage *self)
{
  static const char * const headlines[] = {
    [TRAINING_RESULT_CHECKED_IN] = N_("You are checked in"),
    [TRAINING_RESULT_ACCEPTED] = N_("The seat is yours"),
    [TRAINING_RESULT_CANCELLED] = N_("It is cancelled"),
  };
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  g_autofree char *advice = advise (self);

  kiosk_status_hero_set (self->hero, KIOSK_STATUS_DONE, _(headlines[self->result]), training_session_title (self->ticket->session, locale), advice);
}

static void
show_facts (TrainingResultPage *self)
{
  const TrainingSession *session = self->ticket->session;
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  g_autofree char *when = training_words_when (session);
  g_autofree char *checked_in = self->ticket->checked_in != NULL ? training_words_moment (self->ticket->checked_in) : NULL;

  kiosk_facts_card_add (self->facts, _("When"), when);
  kiosk_facts_card_add (self->facts, _("Where"), training_session_room (session, locale));
  kiosk_facts_card_add (self->facts, _("Teacher"), session->teacher);
  kiosk_facts_card_add (self->facts, _("Checked in"), checked_in);
  kiosk_facts_card_add (self->facts, _("Sign-up code"), self->ticket->code);
}

static KioskPage *
training_result_page_recreate (KioskPage *page)
{
  TrainingResultPage *self = TRAINING_RESULT_PAGE (page);

  return training_result_page_new (kiosk_page_get_context (page), self->result, self->ticket);
}

static void
training_result_page_dispose (GObject *object)
{
  g_clear_pointer (&TRAINING_RESULT_PAGE (object)->ticket, training_ticket_unref);
  G_OBJECT_CLASS (training_result_page_parent_class)->dispose (object);
}

static void
training_result_page_class_init (TrainingResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_result_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = training_result_page_recreate;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingResultPage, hero);
  gtk_widget_class_bind_template_child (widget_class, TrainingResultPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
}

static void
training_result_page_init (TrainingResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_result_page_new (KioskContext   *context,
                          TrainingResult  result,
                          TrainingTicket *ticket)
{
  TrainingResultPage *self = g_object_new (TRAINING_TYPE_RESULT_PAGE, "context", context, NULL);
  static const char * const subtitles[] = {
    [TRAINING_RESULT_CHECKED_IN] = N_("Check in"),
    [TRAINING_RESULT_ACCEPTED] = N_("My sign-ups"),
    [TRAINING_RESULT_CANCELLED] = N_("My sign-ups"),
  };

  self->result = result;
  self->ticket = training_ticket_ref (ticket);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), _(subtitles[result]));
  show_hero (self);
  show_facts (self);
  return KIOSK_PAGE (self);
}
