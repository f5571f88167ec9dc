/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-cancel-page.h"

#include "training-client.h"
#include "training-result-page.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>

#define LATE (24 * G_TIME_SPAN_HOUR)  /* before the course; the rule is the gateway's, which has the last word */

struct _TrainingCancelPage
{
  KioskPage        parent_instance;

  KioskStatusHero *hero;
  KioskFactsCard  *facts;

  TrainingTicket  *ticket;  /* (owned) */
  char            *factor;
};

G_DEFINE_FINAL_TYPE (TrainingCancelPage, training_cancel_page, KIOSK_TYPE_PAGE)

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TrainingCancelPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingTicket) ticket = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (ticket != NULL)
    kiosk_page_replace (page, training_result_page_new (kiosk_page_get_context (page), TRAINING_RESULT_CANCELLED, ticket));
  else
    kiosk_page_show_error (page, error);
}

static void
on_cancel (TrainingCancelPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_page_show_loading (page, _("One moment please"));
  training_client_do_async (kiosk_context_get_backend (kiosk_page_get_context (page)), self->ticket->code, "cancel", self->factor,
                            kiosk_page_get_cancellable (page), on_answer, g_object_ref (self));
}

static void
on_keep (KioskPage *self)
{
  kiosk_page_pop (self);
}

static const char *
advise (const TrainingTicket *ticket)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (ticket->standing == TRAINING_WAITING)
    return _("Your place on the waiting list goes to the next. You can sign up again, at the end of the list.");
  if (ticket->standing == TRAINING_CONFIRMED && g_date_time_difference (ticket->session->begins, now) < LATE)
    return _("It is less than 24 hours to the course. The seat goes to who waits, and the cancellation counts as late.");
  return _("The seat goes at once to who waits. It may be that none is free if you change your mind.");
}

static void
show_ticket (TrainingCancelPage *self)
{
  const TrainingSession *session = self->ticket->session;
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  g_autofree char *when = training_words_when (session);

  kiosk_status_hero_set (self->hero, KIOSK_STATUS_ATTENTION, _("Do you really want to give it up?"), training_session_title (session, locale),
                         advise (self->ticket));
  kiosk_facts_card_add (self->facts, _("When"), when);
  kiosk_facts_card_add (self->facts, _("Where"), training_session_room (session, locale));
  kiosk_facts_card_add (self->facts, _("Where it stands"), training_words_standing (self->ticket));
}

static void
training_cancel_page_retry (KioskPage *page)
{
  on_cancel (TRAINING_CANCEL_PAGE (page));
}

static KioskPage *
training_cancel_page_recreate (KioskPage *page)
{
  TrainingCancelPage *self = TRAINING_CANCEL_PAGE (page);

  return training_cancel_page_new (kiosk_page_get_context (page), self->ticket, self->factor);
}

static void
training_cancel_page_dispose (GObject *object)
{
  TrainingCancelPage *self = TRAINING_CANCEL_PAGE (object);

  g_clear_pointer (&self->ticket, training_ticket_unref);
  g_clear_pointer (&self->factor, g_free);
  G_OBJECT_CLASS (training_cancel_page_parent_class)->dispose (object);
}

static void
training_cancel_page_class_init (TrainingCancelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_cancel_page_dispose;
  page_class->retry = training_cancel_page_retry;
  page_class->recreate = training_cancel_page_recreate;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-cancel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingCancelPage, hero);
  gtk_widget_class_bind_template_child (widget_class, TrainingCancelPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
training_cancel_page_init (TrainingCancelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_cancel_page_new (KioskContext   *context,
                          TrainingTicket *ticket,
                          const char     *factor)
{
  TrainingCancelPage *self = g_object_new (TRAINING_TYPE_CANCEL_PAGE, "context", context, NULL);

  self->ticket = training_ticket_ref (ticket);
  self->factor = g_strdup (factor);
  show_ticket (self);
  return KIOSK_PAGE (self);
}
