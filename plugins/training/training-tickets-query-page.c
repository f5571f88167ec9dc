/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-tickets-query-page.h"

#include "training-client.h"
#include "training-tickets-page.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FACTOR_LENGTH 4

struct _TrainingTicketsQueryPage
{
  KioskPage   parent_instance;

  KioskEntry *code;
  KioskEntry *factor;
};

G_DEFINE_FINAL_TYPE (TrainingTicketsQueryPage, training_tickets_query_page, KIOSK_TYPE_PAGE)

static void
blame (KioskEntry *entry,
       const char *message)
{
  kiosk_entry_set_error (entry, message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
on_code_done (TrainingTicketsQueryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->factor));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TrainingTicketsQueryPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);
  g_autofree char *code = training_words_find_code (kiosk_entry_get_text (self->code));

  if (tickets != NULL)
    kiosk_page_replace (page, training_tickets_page_new (kiosk_page_get_context (page), code, kiosk_entry_get_text (self->factor), tickets));
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    {
      kiosk_page_show_content (page);
      blame (self->factor, _("No sign-up fits these two. Please compare the code with your receipt, and take the phone that you signed up with."));
    }
  else
    kiosk_page_show_error (page, error);
}

static void
on_look_up (TrainingTicketsQueryPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *code = training_words_find_code (kiosk_entry_get_text (self->code));
  const char *factor = kiosk_entry_get_text (self->factor);

  if (code == NULL)
    blame (self->code, _("The code has eight letters and digits, such as DEMA2345. It is on your receipt."));
  else if (strlen (factor) != FACTOR_LENGTH)
    blame (self->factor, _("Please enter the last four digits of the phone."));
  else
    {
      kiosk_page_show_loading (page, _("Looking it up"));
      training_client_list_tickets_async (kiosk_context_get_backend (kiosk_page_get_context (page)), code, factor,
                                          kiosk_page_get_cancellable (page), on_answer, g_object_ref (self));
    }
}

static void
training_tickets_query_page_start (KioskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRAINING_TICKETS_QUERY_PAGE (page)->code));
}

static void
training_tickets_query_page_retry (KioskPage *page)
{
  on_look_up (TRAINING_TICKETS_QUERY_PAGE (page));
}

static KioskPage *
training_tickets_query_page_recreate (KioskPage *page)
{
  TrainingTicketsQueryPage *self = TRAINING_TICKETS_QUERY_PAGE (page);
  KioskPage *next = training_tickets_query_page_new (kiosk_page_get_context (page));

  kiosk_entry_set_text (TRAINING_TICKETS_QUERY_PAGE (next)->code, kiosk_entry_get_text (self->code));
  kiosk_entry_set_text (TRAINING_TICKETS_QUERY_PAGE (next)->factor, kiosk_entry_get_text (self->factor));
  return next;
}

static void
training_tickets_query_page_class_init (TrainingTicketsQueryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  page_class->start = training_tickets_query_page_start;
  page_class->retry = training_tickets_query_page_retry;
  page_class->recreate = training_tickets_query_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-tickets-query-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketsQueryPage, code);
  gtk_widget_class_bind_template_child (widget_class, TrainingTicketsQueryPage, factor);
  gtk_widget_class_bind_template_callback (widget_class, on_code_done);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up);
}

static void
training_tickets_query_page_init (TrainingTicketsQueryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_tickets_query_page_new (KioskContext *context)
{
  return g_object_new (TRAINING_TYPE_TICKETS_QUERY_PAGE, "context", context, NULL);
}
