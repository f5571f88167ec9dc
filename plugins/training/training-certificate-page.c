/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-certificate-page.h"

#include "training-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

struct _TrainingCertificatePage
{
  KioskPage            parent_instance;

  GtkLabel            *holder;
  GtkLabel            *course;
  GtkLabel            *period;
  GtkLabel            *park;
  GtkLabel            *issued;
  GtkLabel            *number;
  GtkLabel            *note;
  KioskPrintButton    *print;

  TrainingCertificate *certificate;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (TrainingCertificatePage, training_certificate_page, KIOSK_TYPE_PAGE)

static void
on_finish (KioskPage *self)
{
  kiosk_page_pop (self);
}

/* One day, as nearly all courses take, or from one to another. */
static char *
describe_period (const TrainingCertificate *certificate)
{
  g_autoptr (GDateTime) begins = training_local_time (certificate->begins);
  g_autoptr (GDateTime) ends = training_local_time (certificate->ends);
  /* Translators: a day with its year, as strftime() writes it */
  g_autofree char *first = g_date_time_format (begins, _("%-d %B %Y"));
  g_autofree char *last = g_date_time_format (ends, _("%-d %B %Y"));

  return strcmp (first, last) == 0 ? g_strdup (first) : g_strconcat (first, " – ", last, NULL);
}

/* The day as it came, where it is none. */
static char *
describe_issue (const TrainingCertificate *certificate)
{
  int year, month, day;
  char text[100];
  GDate date;

  if (sscanf (certificate->issued, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return g_strdup (certificate->issued);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_strftime (text, sizeof text, _("%-d %B %Y"), &date);
  return g_strdup (text);
}

static void
show (TrainingCertificatePage *self)
{
  const TrainingCertificate *certificate = self->certificate;
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  gboolean english = strcmp (locale, "en") == 0 && certificate->title_en != NULL;
  g_autofree char *period = describe_period (certificate);
  g_autofree char *issued = describe_issue (certificate);
  /* Translators: of a park; %s is its name, such as Haicang */
  g_autofree char *park = g_strdup_printf (_("%s park"), training_words_park (certificate->park));
  g_autofree char *number = g_strdup_printf (_("No. %s"), certificate->number);

  gtk_label_set_text (self->holder, certificate->holder);
  gtk_label_set_text (self->course, english ? certificate->title_en : certificate->title);
  gtk_label_set_text (self->period, period);
  gtk_label_set_text (self->park, park);
  gtk_label_set_text (self->issued, issued);
  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->note, certificate->masked ? _("This certificate is genuine. The name is masked; its holder sees it with the sign-up code.")
                                                      : _("This certificate is genuine."));
}

/* What is masked is no certificate to be taken away. */
static void
offer_print (TrainingCertificatePage *self)
{
  g_autoptr (KioskPrintDocument) document = NULL;

  if (self->certificate->masked)
    return;

  document = kiosk_print_document_new (self->certificate->number, _("Certificate"));
  kiosk_print_document_add_large (document, gtk_label_get_text (self->holder));
  kiosk_print_document_add_centred (document, _("took part in the course and passed the test"));
  kiosk_print_document_add_large (document, gtk_label_get_text (self->course));
  kiosk_print_document_add_fact (document, _("Held on"), gtk_label_get_text (self->period));
  kiosk_print_document_add_fact (document, _("Held by"), gtk_label_get_text (self->park));
  kiosk_print_document_add_fact (document, _("Issued on"), gtk_label_get_text (self->issued));
  kiosk_print_document_add_fact (document, _("Number"), self->certificate->number);
  kiosk_print_document_add_qr_code (document, self->certificate->number);
  kiosk_print_button_set_document (self->print, kiosk_page_get_context (KIOSK_PAGE (self)), document);
}

static KioskPage *
training_certificate_page_recreate (KioskPage *page)
{
  return training_certificate_page_new (kiosk_page_get_context (page), TRAINING_CERTIFICATE_PAGE (page)->certificate);
}

static void
training_certificate_page_dispose (GObject *object)
{
  g_clear_pointer (&TRAINING_CERTIFICATE_PAGE (object)->certificate, training_certificate_unref);
  G_OBJECT_CLASS (training_certificate_page_parent_class)->dispose (object);
}

static void
training_certificate_page_class_init (TrainingCertificatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_certificate_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = training_certificate_page_recreate;

  g_type_ensure (KIOSK_TYPE_PRINT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-certificate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, holder);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, course);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, period);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, park);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, issued);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, number);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, note);
  gtk_widget_class_bind_template_child (widget_class, TrainingCertificatePage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
}

static void
training_certificate_page_init (TrainingCertificatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
training_certificate_page_new (KioskContext        *context,
                               TrainingCertificate *certificate)
{
  TrainingCertificatePage *self = g_object_new (TRAINING_TYPE_CERTIFICATE_PAGE, "context", context, NULL);

  self->certificate = training_certificate_ref (certificate);
  show (self);
  offer_print (self);
  return KIOSK_PAGE (self);
}
