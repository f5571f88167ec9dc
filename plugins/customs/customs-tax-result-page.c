/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-result-page.h"

#include <glib/gi18n-lib.h>

#include "customs-tax-line.h"
#include "customs-tax-words.h"
#include "customs-words.h"

struct _CustomsTaxResultPage
{
  KioskPage           parent_instance;

  KioskStatusHero    *hero;
  CustomsTaxLine     *value_line;
  CustomsTaxLine     *duty_line;
  CustomsTaxLine     *consumption_line;
  CustomsTaxLine     *vat_line;
  CustomsTaxLine     *total_line;
  KioskFactsCard     *rule;

  CustomsTaxSubject  *subject;  /* (owned) */
  CustomsTaxInput     input;
  CustomsTaxEstimate  estimate;
};

G_DEFINE_FINAL_TYPE (CustomsTaxResultPage, customs_tax_result_page, KIOSK_TYPE_PAGE)


static void
show_hero (CustomsTaxResultPage *self)
{
  gboolean within = self->estimate.channel == KIOSK_TAX_CHANNEL_WITHIN_LIMITS;
  g_autofree char *total = customs_words_yuan (self->estimate.tax.total);
  g_autofree char *headline = g_strdup_printf (_("Tax: %s"), total);
  g_autofree char *advice = customs_tax_words_channel (&self->estimate, &self->input);

  kiosk_status_hero_set (self->hero, within ? KIOSK_STATUS_DONE : KIOSK_STATUS_ATTENTION, headline,
                         customs_tax_words_channel_name (self->estimate.channel), advice);
}

static void
show_line (CustomsTaxLine *line,
           const char     *name,
           char           *formula,
           gint64          fen)
{
  g_autofree char *sum = customs_words_yuan (fen);

  customs_tax_line_set (line, name, formula, sum);
  g_free (formula);
}

static void
show_lines (CustomsTaxResultPage *self)
{
  const CustomsTaxEstimate *estimate = &self->estimate;

  show_line (self->value_line, _("Dutiable value"), customs_tax_words_value (&self->input), estimate->dutiable);
  show_line (self->duty_line, _("Customs duty"), customs_tax_words_duty (estimate), estimate->tax.duty);
  show_line (self->consumption_line, _("Consumption tax"), customs_tax_words_consumption (estimate),
             estimate->tax.consumption);
  show_line (self->vat_line, _("Value-added tax"), customs_tax_words_vat (estimate), estimate->tax.vat);
  show_line (self->total_line, _("Total"), NULL, estimate->tax.total);
}

static void
add_yuan (CustomsTaxResultPage *self,
          const char           *label,
          gint64                fen)
{
  g_autofree char *yuan = customs_words_yuan (fen);

  kiosk_facts_card_add (self->rule, label, yuan);
}

static void
show_rule (CustomsTaxResultPage *self)
{
  const KioskTaxPolicy *policy = &self->estimate.policy;
  g_autofree char *since = customs_words_date (policy->effective_from);
  g_autofree char *day = customs_words_date (self->input.date);

  kiosk_facts_card_add (self->rule, _("Rule"), policy->source);
  kiosk_facts_card_add (self->rule, _("In force since"), since);
  kiosk_facts_card_add (self->rule, _("Day of the order"), day);
  add_yuan (self, _("Limit of one order"), policy->single_limit);
  add_yuan (self, _("Limit of one year"), policy->annual_limit);
  if (self->estimate.annual_left >= 0)
    add_yuan (self, _("Left of this year's limit afterwards"), self->estimate.annual_left);
  if (self->subject->goods != NULL)
    kiosk_facts_card_add (self->rule, _("Rates of the goods"), customs_goods_get_rate_note (self->subject->goods));
}

static void
on_change (CustomsTaxResultPage *self)
{
  kiosk_page_pop (KIOSK_PAGE (self));
}

static KioskPage *
customs_tax_result_page_recreate (KioskPage *page)
{
  CustomsTaxResultPage *self = CUSTOMS_TAX_RESULT_PAGE (page);

  return customs_tax_result_page_new (kiosk_page_get_context (page), self->subject, &self->input, &self->estimate);
}

static void
customs_tax_result_page_dispose (GObject *object)
{
  CustomsTaxResultPage *self = CUSTOMS_TAX_RESULT_PAGE (object);

  g_clear_pointer (&self->subject, customs_tax_subject_unref);

  G_OBJECT_CLASS (customs_tax_result_page_parent_class)->dispose (object);
}

static void
customs_tax_result_page_class_init (CustomsTaxResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_tax_result_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = customs_tax_result_page_recreate;

  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  g_type_ensure (CUSTOMS_TYPE_TAX_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-tax-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, hero);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, value_line);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, duty_line);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, consumption_line);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, vat_line);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, total_line);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxResultPage, rule);
  gtk_widget_class_bind_template_callback (widget_class, on_change);
}

static void
customs_tax_result_page_init (CustomsTaxResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_tax_result_page_new (KioskContext             *context,
                             CustomsTaxSubject        *subject,
                             const CustomsTaxInput    *input,
                             const CustomsTaxEstimate *estimate)
{
  CustomsTaxResultPage *self = g_object_new (CUSTOMS_TYPE_TAX_RESULT_PAGE, "context", context, NULL);

  self->subject = customs_tax_subject_ref (subject);
  self->input = *input;
  self->estimate = *estimate;
  show_hero (self);
  show_lines (self);
  show_rule (self);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), customs_tax_subject_get_name (subject));
  return KIOSK_PAGE (self);
}
