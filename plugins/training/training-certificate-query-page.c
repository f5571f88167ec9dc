/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-certificate-query-page.h"

#include "training-certificate-page.h"
#include "training-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PHONE_FACTOR 4  /* the end of a phone */
#define CODE_FACTOR  8  /* the code of a signup */

struct _TrainingCertificateQueryPage
{
  KioskPage   parent_instance;

  KioskEntry *number;
  KioskEntry *factor;
};

G_DEFINE_FINAL_TYPE (TrainingCertificateQueryPage, training_certificate_query_page, KIOSK_TYPE_PAGE)

static void
blame (KioskEntry *entry,
       const char *message)
{
  kiosk_page_show_content (KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (entry), KIOSK_TYPE_PAGE)));
  kiosk_entry_set_error (entry, message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
on_number_done (TrainingCertificateQueryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->factor));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TrainingCertificateQueryPage) self = user_data;
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrainingCertificate) certificate = kiosk_backend_fetch_finish (KIOSK_BACKEND (source), result, &error);

  if (certificate != NULL)
    kiosk_page_replace (page, training_certificate_page_new (kiosk_page_get_context (page), certificate));
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT))
    blame (self->number, _("This cannot be the number of a certificate: one of its digits is wrong. It looks like XM-KJ-2026-0000014."));
  else if (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    blame (self->factor, _("No certificate fits these two. Please compare them with the certificate."));
  else
    kiosk_page_show_error (page, error);
}

static char *
dup_factor (TrainingCertificateQueryPage *self)
{
  g_auto (GStrv) parts = g_strsplit_set (kiosk_entry_get_text (self->factor), " -", -1);

  return g_strjoinv ("", parts);
}

static void
on_look_up (TrainingCertificateQueryPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autofree char *number = g_strstrip (g_strdup (kiosk_entry_get_text (self->number)));
  g_autofree char *factor = dup_factor (self);

  if (*number == '\0')
    blame (self->number, _("Please enter the number on the certificate, such as XM-KJ-2026-0000014."));
  else if (strlen (factor) != PHONE_FACTOR && strlen (factor) != CODE_FACTOR)
    blame (self->factor, _("Please enter the last four digits of the phone, or the whole sign-up code."));
  else
    {
      kiosk_page_show_loading (page, _("Looking it up"));
      training_client_get_certificate_async (kiosk_context_get_backend (kiosk_page_get_context (page)), number, factor,
                                             kiosk_page_get_cancellable (page), on_answer, g_object_ref (self));
    }
}

static void
training_certificate_query_page_start (KioskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TRAINING_CERTIFICATE_QUERY_PAGE (page)->number));
}

static void
training_certificate_query_page_retry (KioskPage *page)
{
  on_look_up (TRAINING_CERTIFICATE_QUERY_PAGE (page));
}

static KioskPage *
training_certificate_query_page_recreate (KioskPage *page)
{
  TrainingCertificateQueryPage *self = TRAINING_CERTIFICATE_QUERY_PAGE (page);
  KioskPage *next = training_certificate_query_page_new (kiosk_page_get_context (page));

  kiosk_entry_set_text (TRAINING_CERTIFICATE_QUERY_PAGE (next)->number, kiosk_entry_get_text (self->number));
  kiosk_entry_set_text (TRAINING_CERTIFICATE_QUERY_PAGE (next)->factor, kiosk_entry_get_text (self->factor));
  return next;
}

static void
training_certificate_query_page_class_init (TrainingCertificateQueryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  page_class->start = training_certificate_query_page_start;
  page_class->retry = training_certificate_query_page_retry;
  page_class->recreate = training_certificate_query_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-certificate-query-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificateQueryPage, number);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificateQueryPage, factor);
  gtk_widget_class_bind_template_callback (widget_class, on_number_done);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up);
}

static void
training_certificate_query_page_init (TrainingCertificateQueryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_certificate_query_page_new (KioskContext *context)
{
  return g_object_new (TRAINING_TYPE_CERTIFICATE_QUERY_PAGE, "context", context, NULL);
}
