/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-result-page.h"

#include "customs-record-view.h"
#include "customs-words.h"

struct _CustomsResultPage
{
  KioskPage          parent_instance;

  KioskStatusHero   *hero;
  CustomsRecordView *view;
  KioskPrintButton  *print;

  CustomsLookup     *lookup;  /* (owned) */
  CustomsRecord     *record;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsResultPage, customs_result_page, KIOSK_TYPE_PAGE)


static void
on_another (CustomsResultPage *self)
{
  kiosk_page_pop (KIOSK_PAGE (self));
}

static void
offer_print (CustomsResultPage *self)
{
  g_autoptr (KioskPrintDocument) document = kiosk_print_document_new (self->lookup->number, kiosk_page_get_title (KIOSK_PAGE (self)));
  g_autofree char *headline = customs_words_headline (self->record->status);
  g_autofree char *updated = customs_words_updated (self->record);
  g_autofree char *advice = customs_words_advice (self->record);

  kiosk_print_document_add_large (document, headline);
  kiosk_print_document_add_text (document, kiosk_page_get_subtitle (KIOSK_PAGE (self)));
  kiosk_print_document_add_text (document, updated);
  kiosk_print_document_add_text (document, advice);
  customs_record_view_print (self->view, document);
  kiosk_print_button_set_document (self->print, kiosk_page_get_context (KIOSK_PAGE (self)), document);
}

static KioskPage *
customs_result_page_recreate (KioskPage *page)
{
  CustomsResultPage *self = CUSTOMS_RESULT_PAGE (page);

  return customs_result_page_new (kiosk_page_get_context (page), self->lookup, self->record);
}

static void
customs_result_page_dispose (GObject *object)
{
  CustomsResultPage *self = CUSTOMS_RESULT_PAGE (object);

  g_clear_pointer (&self->lookup, customs_lookup_unref);
  g_clear_pointer (&self->record, customs_record_unref);

  G_OBJECT_CLASS (customs_result_page_parent_class)->dispose (object);
}

static void
customs_result_page_class_init (CustomsResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_result_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = customs_result_page_recreate;

  g_type_ensure (KIOSK_TYPE_PRINT_BUTTON);
  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  g_type_ensure (CUSTOMS_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsResultPage, hero);
  gtk_widget_class_bind_template_child (widget_class, CustomsResultPage, view);
  gtk_widget_class_bind_template_child (widget_class, CustomsResultPage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
}

static void
customs_result_page_init (CustomsResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_result_page_new (KioskContext  *context,
                         CustomsLookup *lookup,
                         CustomsRecord *record)
{
  CustomsResultPage *self = g_object_new (CUSTOMS_TYPE_RESULT_PAGE, "context", context, NULL);
  g_autofree char *subtitle = customs_words_number (lookup->kind, lookup->number);

  self->lookup = customs_lookup_ref (lookup);
  self->record = customs_record_ref (record);
  customs_record_view_fill_hero (self->hero, record);
  customs_record_view_set_record (self->view, record);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), subtitle);
  offer_print (self);
  return KIOSK_PAGE (self);
}
