/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-record-view.h"

#include <glib/gi18n-lib.h>

#include "customs-words.h"

struct _CustomsRecordView
{
  GtkWidget       parent_instance;

  KioskFactsCard *facts;
  KioskFactsCard *tax;
  KioskTimeLine  *time_line;
};

G_DEFINE_FINAL_TYPE (CustomsRecordView, customs_record_view, GTK_TYPE_WIDGET)

/* The parsers know nothing of widgets, so each enumeration has its pair. */
static const KioskStatusKind kinds[] = {
  [CUSTOMS_KIND_PROGRESS] = KIOSK_STATUS_PROGRESS,
  [CUSTOMS_KIND_DONE] = KIOSK_STATUS_DONE,
  [CUSTOMS_KIND_ATTENTION] = KIOSK_STATUS_ATTENTION,
  [CUSTOMS_KIND_ERROR] = KIOSK_STATUS_ERROR,
};

static const KioskStepState states[] = {
  [CUSTOMS_STEP_DONE] = KIOSK_STEP_DONE,
  [CUSTOMS_STEP_CURRENT] = KIOSK_STEP_CURRENT,
  [CUSTOMS_STEP_ATTENTION] = KIOSK_STEP_ATTENTION,
  [CUSTOMS_STEP_FAILED] = KIOSK_STEP_FAILED,
  [CUSTOMS_STEP_SKIPPED] = KIOSK_STEP_SKIPPED,
  [CUSTOMS_STEP_PENDING] = KIOSK_STEP_PENDING,
};


static const char *
name_company (CustomsRecord *record)
{
  if (record->is_inventory)
    return _("E-commerce company");
  return record->is_import ? _("Consignee") : _("Consignor");
}

static void
show_facts (CustomsRecordView *self,
            CustomsRecord     *record)
{
  g_autofree char *declared = record->declared != NULL ? customs_words_date (record->declared) : NULL;
  gboolean refused = record->status->kind == CUSTOMS_KIND_ERROR || record->status->kind == CUSTOMS_KIND_ATTENTION;
  const char *notice = record->reason != NULL ? record->reason : record->status->text;

  kiosk_facts_card_clear (self->facts);
  kiosk_facts_card_add (self->facts, _("Customs says"), refused ? notice : NULL);
  kiosk_facts_card_add (self->facts, _("Supervision mode"), record->supervision_mode);
  kiosk_facts_card_add (self->facts, _("Customs house"), record->customs);
  kiosk_facts_card_add (self->facts, name_company (record), record->company);
  kiosk_facts_card_add (self->facts, _("Declared on"), declared);
  kiosk_facts_card_add (self->facts, _("Order number"), record->order_no);
  kiosk_facts_card_add (self->facts, _("Waybill number"), record->waybill_no);
}

static void
add_yuan (KioskFactsCard *card,
          const char     *label,
          gint64          fen)
{
  g_autofree char *yuan = customs_words_yuan (fen);

  kiosk_facts_card_add (card, label, yuan);
}

static void
show_tax (CustomsRecordView *self,
          CustomsRecord     *record)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tax), record->tax != NULL);
  if (record->tax == NULL)
    return;

  kiosk_facts_card_clear (self->tax);
  add_yuan (self->tax, _("Customs duty"), record->tax->duty);
  add_yuan (self->tax, _("Consumption tax"), record->tax->consumption);
  add_yuan (self->tax, _("Value-added tax"), record->tax->vat);
  add_yuan (self->tax, _("Total"), record->tax->total);
  kiosk_facts_card_add (self->tax, _("Number of the bill"), record->tax_no);
}

static const CustomsStep *
get_step (CustomsRecord *record,
          guint          index)
{
  return index < record->steps->len ? g_ptr_array_index (record->steps, index) : NULL;
}

/* Neighbours that were not needed are one step: nobody reads the same thing twice. */
static char *
name_step (CustomsRecord *record,
           guint         *index)
{
  const CustomsStep *step = get_step (record, *index);
  const CustomsStep *next = get_step (record, *index + 1);

  if (step->state != CUSTOMS_STEP_SKIPPED || next == NULL || next->state != CUSTOMS_STEP_SKIPPED)
    return g_strdup (customs_words_stage (step->stage));

  *index += 1;
  return g_strconcat (customs_words_stage (step->stage), _(", "), customs_words_stage (next->stage), NULL);
}

static void
show_time_line (CustomsRecordView *self,
                CustomsRecord     *record)
{
  kiosk_time_line_clear (self->time_line);
  for (guint i = 0; i < record->steps->len; i++)
    {
      const CustomsStep *step = get_step (record, i);
      g_autofree char *name = name_step (record, &i);
      g_autofree char *detail = customs_words_step (step);

      kiosk_time_line_add (self->time_line, states[step->state], name, detail);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->time_line), record->steps->len > 0);
}

static void
customs_record_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (customs_record_view_parent_class)->dispose (object);
}

static void
customs_record_view_class_init (CustomsRecordViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_record_view_dispose;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (KIOSK_TYPE_TIME_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsRecordView, facts);
  gtk_widget_class_bind_template_child (widget_class, CustomsRecordView, tax);
  gtk_widget_class_bind_template_child (widget_class, CustomsRecordView, time_line);
}

static void
customs_record_view_init (CustomsRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
customs_record_view_set_record (CustomsRecordView *self,
                                CustomsRecord     *record)
{
  g_return_if_fail (CUSTOMS_IS_RECORD_VIEW (self));

  show_facts (self, record);
  show_tax (self, record);
  show_time_line (self, record);
}

void
customs_record_view_print (CustomsRecordView  *self,
                           KioskPrintDocument *document)
{
  g_return_if_fail (CUSTOMS_IS_RECORD_VIEW (self));

  kiosk_facts_card_print (self->facts, document);
  if (gtk_widget_get_visible (GTK_WIDGET (self->tax)))
    kiosk_facts_card_print (self->tax, document);
  kiosk_print_document_add_heading (document, _("How far it is"));
  kiosk_time_line_print (self->time_line, document);
}

void
customs_record_view_fill_hero (KioskStatusHero *hero,
                               CustomsRecord   *record)
{
  g_autofree char *headline = customs_words_headline (record->status);
  g_autofree char *updated = customs_words_updated (record);
  g_autofree char *advice = customs_words_advice (record);

  kiosk_status_hero_set (hero, kinds[record->status->kind], headline, updated, advice);
}
