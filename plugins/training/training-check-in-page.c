/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-check-in-page.h"

#include "training-client.h"
#include "training-result-page.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>

struct _TrainingCheckInPage
{
  KioskPage      parent_instance;

  GtkOrientable *halves;
  KioskEntry    *code;
  KioskScanner  *scanner;
};

G_DEFINE_FINAL_TYPE (TrainingCheckInPage, training_check_in_page, KIOSK_TYPE_PAGE)

/* Without the keyboard, which would hide what the camera sees. */
static void
tell (TrainingCheckInPage *self,
      const char          *message)
{
  kiosk_page_show_content (KIOSK_PAGE (self));
  kiosk_entry_set_error (self->code, message);
}

static void
on_checked_in (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TrainingCheckInPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingTicket) ticket = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (ticket != NULL)
    kiosk_page_replace (page, training_result_page_new (kiosk_page_get_context (page), TRAINING_RESULT_CHECKED_IN, ticket));
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    tell (self, _("No sign-up has this code. Please compare it with your receipt, or ask at the service desk."));
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_REJECTED) || g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_BUSY))
    tell (self, error->message);
  else
    kiosk_page_show_error (page, error);
}

static void
check_in (TrainingCheckInPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *code = training_words_find_code (kiosk_entry_get_text (self->code));

  if (code == NULL)
    {
      tell (self, _("The code has eight letters and digits, such as DEMA2345. It is on your receipt."));
      return;
    }

  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  kiosk_page_show_loading (page, _("Checking in"));
  training_client_do_async (kiosk_context_get_backend (kiosk_page_get_context (page)), code, "check-in", NULL,
                            kiosk_page_get_cancellable (page), on_checked_in, g_object_ref (self));
}

/* A receipt, or the code alone; anything else is said to be none. */
static void
on_scanned (TrainingCheckInPage *self,
            const char          *text)
{
  g_autofree char *code = training_words_find_code (text);

  if (code == NULL)
    {
      tell (self, _("This is not the code of a sign-up. Please show the code on your receipt."));
      return;
    }

  kiosk_entry_set_text (self->code, code);
  check_in (self);
}

/* Where there is height, the camera is beneath the field; where there is width, beside it. */
static void
training_check_in_page_map (GtkWidget *widget)
{
  TrainingCheckInPage *self = TRAINING_CHECK_IN_PAGE (widget);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  gboolean wide = gtk_widget_has_css_class (window, "landscape");

  gtk_orientable_set_orientation (self->halves, wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  GTK_WIDGET_CLASS (training_check_in_page_parent_class)->map (widget);
}

/* The keyboard only where nothing else is to be done. */
static void
training_check_in_page_start (KioskPage *page)
{
  TrainingCheckInPage *self = TRAINING_CHECK_IN_PAGE (page);

  if (!kiosk_scanner_is_available (self->scanner))
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
training_check_in_page_retry (KioskPage *page)
{
  check_in (TRAINING_CHECK_IN_PAGE (page));
}

static KioskPage *
training_check_in_page_recreate (KioskPage *page)
{
  KioskPage *next = training_check_in_page_new (kiosk_page_get_context (page));

  kiosk_entry_set_text (TRAINING_CHECK_IN_PAGE (next)->code, kiosk_entry_get_text (TRAINING_CHECK_IN_PAGE (page)->code));
  return next;
}

static void
training_check_in_page_class_init (TrainingCheckInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  widget_class->map = training_check_in_page_map;
  page_class->start = training_check_in_page_start;
  page_class->retry = training_check_in_page_retry;
  page_class->recreate = training_check_in_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  g_type_ensure (KIOSK_TYPE_SCANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-check-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingCheckInPage, halves);
  gtk_widget_class_bind_template_child (widget_class, TrainingCheckInPage, code);
  gtk_widget_class_bind_template_child (widget_class, TrainingCheckInPage, scanner);
  gtk_widget_class_bind_template_callback (widget_class, check_in);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned);
}

static void
training_check_in_page_init (TrainingCheckInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_check_in_page_new (KioskContext *context)
{
  TrainingCheckInPage *self = g_object_new (TRAINING_TYPE_CHECK_IN_PAGE, "context", context, NULL);

  kiosk_scanner_set_camera (self->scanner, kiosk_context_get_camera (context));
  return KIOSK_PAGE (self);
}
