/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "registration-progress-page.h"

#include "registration-client.h"
#include "registration-result-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PHONE_FACTOR   4   /* of a phone */
#define COMPANY_FACTOR 6   /* of a credit code */
#define RECEIPT_FACTOR 8   /* the receipt's code */

struct _RegistrationProgressPage
{
  KioskPage           parent_instance;

  KioskEntry         *reference;
  KioskEntry         *factor;

  RegistrationClient *client;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (RegistrationProgressPage, registration_progress_page, KIOSK_TYPE_PAGE)

static void
on_reference_done (RegistrationProgressPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->factor));
}

static char *
dup_text (KioskEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (kiosk_entry_get_text (entry)));

  return g_ascii_strup (text, -1);
}

static void
blame (KioskEntry *entry,
       const char *message)
{
  kiosk_entry_set_error (entry, message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RegistrationProgressPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegistrationProgress) progress =
    registration_client_get_progress_finish (REGISTRATION_CLIENT (source), result, &error);

  if (progress != NULL)
    {
      kiosk_page_replace (KIOSK_PAGE (self), registration_result_page_new (kiosk_page_get_context (KIOSK_PAGE (self)), progress));
      return;
    }

  if (!g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND) && !g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT))
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }

  kiosk_page_show_content (KIOSK_PAGE (self));
  blame (self->factor, _("No application fits these two. Please compare them with your receipt."));
}

static void
on_look_up (RegistrationProgressPage *self)
{
  g_autofree char *reference = dup_text (self->reference);
  g_autofree char *factor = dup_text (self->factor);

  if (*reference == '\0')
    blame (self->reference, _("Please enter the number on your receipt, such as HC-20261127-0001."));
  else if (strlen (factor) != PHONE_FACTOR && strlen (factor) != COMPANY_FACTOR && strlen (factor) != RECEIPT_FACTOR)
    blame (self->factor, _("Please enter four digits of the phone, or the whole code on the receipt."));
  else
    {
      kiosk_page_show_loading (KIOSK_PAGE (self), _("Looking it up"));
      registration_client_get_progress_async (self->client, reference, factor, kiosk_page_get_cancellable (KIOSK_PAGE (self)),
                                              on_answer, g_object_ref (self));
    }
}

static void
registration_progress_page_start (KioskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (REGISTRATION_PROGRESS_PAGE (page)->reference));
}

static void
registration_progress_page_retry (KioskPage *page)
{
  on_look_up (REGISTRATION_PROGRESS_PAGE (page));
}

static KioskPage *
registration_progress_page_recreate (KioskPage *page)
{
  RegistrationProgressPage *self = REGISTRATION_PROGRESS_PAGE (page);
  KioskPage *next = registration_progress_page_new (kiosk_page_get_context (page));

  kiosk_entry_set_text (REGISTRATION_PROGRESS_PAGE (next)->reference, kiosk_entry_get_text (self->reference));
  kiosk_entry_set_text (REGISTRATION_PROGRESS_PAGE (next)->factor, kiosk_entry_get_text (self->factor));
  return next;
}

static void
registration_progress_page_dispose (GObject *object)
{
  g_clear_object (&REGISTRATION_PROGRESS_PAGE (object)->client);
  G_OBJECT_CLASS (registration_progress_page_parent_class)->dispose (object);
}

static void
registration_progress_page_class_init (RegistrationProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = registration_progress_page_dispose;
  page_class->start = registration_progress_page_start;
  page_class->retry = registration_progress_page_retry;
  page_class->recreate = registration_progress_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/registration/registration-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegistrationProgressPage, reference);
  gtk_widget_class_bind_template_child (widget_class, RegistrationProgressPage, factor);
  gtk_widget_class_bind_template_callback (widget_class, on_reference_done);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up);
}

static void
registration_progress_page_init (RegistrationProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
registration_progress_page_new (KioskContext *context)
{
  RegistrationProgressPage *self = g_object_new (REGISTRATION_TYPE_PROGRESS_PAGE, "context", context, NULL);

  self->client = registration_client_new (kiosk_context_get_backend (context));
  return KIOSK_PAGE (self);
}
