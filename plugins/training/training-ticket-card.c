/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-ticket-card.h"

#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingTicketCard
{
  GtkWidget       parent_instance;

  GtkLabel       *standing;
  GtkLabel       *headline;
  GtkLabel       *when;
  GtkLabel       *advice;
  GtkLabel       *code;
  GtkWidget      *buttons;
  GtkWidget      *accept;
  GtkWidget      *check_in;
  GtkWidget      *certificate;
  GtkWidget      *cancel;

  TrainingTicket *ticket;  /* (owned) */
};

enum
{
  DEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrainingTicketCard, training_ticket_card, GTK_TYPE_WIDGET)

static void
on_button (TrainingTicketCard *self,
           GtkWidget          *button)
{
  const char *deed = button == self->accept ? "accept" : button == self->check_in ? "check-in" : button == self->cancel ? "cancel" : "certificate";

  g_signal_emit (self, signals[DEED], 0, deed);
}

static const char *
class_of (TrainingStanding standing)
{
  static const char * const classes[] = {
    [TRAINING_CONFIRMED] = "done",
    [TRAINING_WAITING] = "progress",
    [TRAINING_OFFERED] = "attention",
    [TRAINING_CANCELLED] = "over",
    [TRAINING_ATTENDED] = "done",
    [TRAINING_ABSENT] = "over",
    [TRAINING_CERTIFIED] = "done",
  };

  return classes[standing];
}

static void
show_buttons (TrainingTicketCard *self)
{
  TrainingMay may = self->ticket->may;

  gtk_widget_set_visible (self->accept, (may & TRAINING_MAY_ACCEPT) != 0);
  gtk_widget_set_visible (self->check_in, (may & TRAINING_MAY_CHECK_IN) != 0);
  gtk_widget_set_visible (self->cancel, (may & TRAINING_MAY_CANCEL) != 0);
  gtk_widget_set_visible (self->certificate, self->ticket->certificate != NULL);
  gtk_widget_set_visible (self->buttons, may != 0 || self->ticket->certificate != NULL);
}

static void
show (TrainingTicketCard *self,
      const char         *locale)
{
  TrainingTicket *ticket = self->ticket;
  g_autofree char *when = training_words_when (ticket->session);
  g_autofree char *where = g_strconcat (when, " · ", training_session_room (ticket->session, locale), NULL);
  g_autofree char *advice = training_words_advice (ticket);
  g_autofree char *code = g_strdup_printf ("%s  %s", _("Sign-up code"), ticket->code);

  gtk_widget_add_css_class (GTK_WIDGET (self), class_of (ticket->standing));
  gtk_label_set_text (self->standing, training_words_standing (ticket));
  gtk_label_set_text (self->headline, training_session_title (ticket->session, locale));
  gtk_label_set_text (self->when, where);
  gtk_label_set_text (self->advice, advice);
  gtk_label_set_text (self->code, code);
  show_buttons (self);
}

static void
training_ticket_card_dispose (GObject *object)
{
  TrainingTicketCard *self = TRAINING_TICKET_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->ticket, training_ticket_unref);
  G_OBJECT_CLASS (training_ticket_card_parent_class)->dispose (object);
}

static void
training_ticket_card_class_init (TrainingTicketCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_ticket_card_dispose;

  signals[DEED] = g_signal_new ("deed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-ticket-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, standing);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, headline);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, when);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, advice);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, code);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, accept);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, check_in);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, certificate);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketCard, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_button);
}

static void
training_ticket_card_init (TrainingTicketCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
training_ticket_card_new (TrainingTicket *ticket,
                          const char     *locale)
{
  TrainingTicketCard *self = g_object_new (TRAINING_TYPE_TICKET_CARD, NULL);

  self->ticket = training_ticket_ref (ticket);
  show (self, locale);
  return GTK_WIDGET (self);
}

TrainingTicket *
training_ticket_card_get_ticket (TrainingTicketCard *self)
{
  g_return_val_if_fail (TRAINING_IS_TICKET_CARD (self), NULL);

  return self->ticket;
}
