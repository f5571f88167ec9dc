/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-tickets-page.h"

#include "training-cancel-page.h"
#include "training-certificate-page.h"
#include "training-client.h"
#include "training-result-page.h"
#include "training-ticket-card.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingTicketsPage
{
  KioskPage   parent_instance;

  GtkBox     *cards;

  char       *code;
  char       *factor;
  GPtrArray  *tickets;  /* of TrainingTicket (owned) */
  gboolean    stale;    /* something was done in between */
};

G_DEFINE_FINAL_TYPE (TrainingTicketsPage, training_tickets_page, KIOSK_TYPE_PAGE)

static KioskBackend *
backend_of (TrainingTicketsPage *self)
{
  return kiosk_context_get_backend (kiosk_page_get_context (KIOSK_PAGE (self)));
}

static void on_deed (TrainingTicketsPage *self,
                     const char          *deed,
                     TrainingTicketCard  *card);

static void
show_tickets (TrainingTicketsPage *self)
{
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, old);

  for (guint i = 0; i < self->tickets->len; i++)
    {
      GtkWidget *card = training_ticket_card_new (self->tickets->pdata[i], locale);

      g_signal_connect_object (card, "deed", G_CALLBACK (on_deed), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

static void
on_tickets (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TrainingTicketsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *tickets = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (tickets == NULL)
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }

  self->stale = FALSE;
  g_ptr_array_unref (self->tickets);
  self->tickets = tickets;
  show_tickets (self);
  kiosk_page_show_content (KIOSK_PAGE (self));
}

static void
load (TrainingTicketsPage *self)
{
  kiosk_page_show_loading (KIOSK_PAGE (self), _("Looking it up"));
  training_client_list_tickets_async (backend_of (self), self->code, self->factor, kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                      on_tickets, g_object_ref (self));
}

/* It is done, or it was not possible any more: both are told, and the list is as it is then. */
static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (TrainingTicketsPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingTicket) ticket = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  self->stale = TRUE;
  kiosk_page_show_content (page);
  if (ticket != NULL)
    kiosk_page_push (page, training_result_page_new (kiosk_page_get_context (page),
                                                     ticket->standing == TRAINING_ATTENDED ? TRAINING_RESULT_CHECKED_IN : TRAINING_RESULT_ACCEPTED,
                                                     ticket));
  else
    kiosk_page_show_error (page, error);
}

static void
on_certificate (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (TrainingTicketsPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingCertificate) certificate = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  kiosk_page_show_content (page);
  if (certificate != NULL)
    kiosk_page_push (page, training_certificate_page_new (kiosk_page_get_context (page), certificate));
  else
    kiosk_page_show_error (page, error);
}

static void
do_deed (TrainingTicketsPage  *self,
         const TrainingTicket *ticket,
         const char           *deed)
{
  kiosk_page_show_loading (KIOSK_PAGE (self), _("One moment please"));
  training_client_do_async (backend_of (self), ticket->code, deed, self->factor, kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                            on_done, g_object_ref (self));
}

/* The code tells the whole name: it is the holder who asks. */
static void
show_certificate (TrainingTicketsPage  *self,
                  const TrainingTicket *ticket)
{
  kiosk_page_show_loading (KIOSK_PAGE (self), _("Looking it up"));
  training_client_get_certificate_async (backend_of (self), ticket->certificate, ticket->code,
                                         kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_certificate, g_object_ref (self));
}

static void
on_deed (TrainingTicketsPage *self,
         const char          *deed,
         TrainingTicketCard  *card)
{
  KioskPage *page = KIOSK_PAGE (self);
  TrainingTicket *ticket = training_ticket_card_get_ticket (card);

  if (g_str_equal (deed, "accept") || g_str_equal (deed, "check-in"))
    do_deed (self, ticket, deed);
  else if (g_str_equal (deed, "certificate"))
    show_certificate (self, ticket);
  else
    {
      self->stale = TRUE;
      kiosk_page_push (page, training_cancel_page_new (kiosk_page_get_context (page), ticket, self->factor));
    }
}

/* Coming back to it after something was done. */
static void
training_tickets_page_map (GtkWidget *widget)
{
  TrainingTicketsPage *self = TRAINING_TICKETS_PAGE (widget);

  GTK_WIDGET_CLASS (training_tickets_page_parent_class)->map (widget);
  if (self->stale)
    load (self);
}

static void
training_tickets_page_retry (KioskPage *page)
{
  load (TRAINING_TICKETS_PAGE (page));
}

static KioskPage *
training_tickets_page_recreate (KioskPage *page)
{
  TrainingTicketsPage *self = TRAINING_TICKETS_PAGE (page);
  KioskPage *next = training_tickets_page_new (kiosk_page_get_context (page), self->code, self->factor, self->tickets);

  TRAINING_TICKETS_PAGE (next)->stale = self->stale;
  return next;
}

static void
training_tickets_page_dispose (GObject *object)
{
  TrainingTicketsPage *self = TRAINING_TICKETS_PAGE (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->factor, g_free);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  G_OBJECT_CLASS (training_tickets_page_parent_class)->dispose (object);
}

static void
training_tickets_page_class_init (TrainingTicketsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_tickets_page_dispose;
  widget_class->map = training_tickets_page_map;
  page_class->retry = training_tickets_page_retry;
  page_class->recreate = training_tickets_page_recreate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-tickets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketsPage, cards);
}

static void
training_tickets_page_init (TrainingTicketsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_tickets_page_new (KioskContext *context,
                           const char   *code,
                           const char   *factor,
                           GPtrArray    *tickets)
{
  TrainingTicketsPage *self = g_object_new (TRAINING_TYPE_TICKETS_PAGE, "context", context, NULL);

  self->code = g_strdup (code);
  self->factor = g_strdup (factor);
  self->tickets = g_ptr_array_ref (tickets);
  show_tickets (self);
  return KIOSK_PAGE (self);
}
