/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-goods-page.h"

#include <glib/gi18n-lib.h>

#include "customs-tax-page.h"
#include "customs-words.h"

struct _CustomsGoodsPage
{
  KioskPage       parent_instance;

  GtkLabel       *name;
  KioskFactsCard *facts;
  KioskFactsCard *rates;
  GtkWidget      *elements_card;
  GtkLabel       *elements;

  CustomsGoods   *goods;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsGoodsPage, customs_goods_page, KIOSK_TYPE_PAGE)


static void
show_facts (CustomsGoodsPage *self)
{
  g_autofree char *code = kiosk_identifier_group (KIOSK_IDENTIFIER_HS_CODE, customs_goods_get_code (self->goods));
  g_autofree char *units = customs_goods_dup_units (self->goods);

  gtk_label_set_text (self->name, customs_goods_get_name (self->goods));
  kiosk_facts_card_add (self->facts, _("Commodity code"), code);
  kiosk_facts_card_add (self->facts, _("Units of quantity"), units);
}

static void
add_rate (CustomsGoodsPage *self,
          const char       *label,
          gint64            rate)
{
  g_autofree char *words = rate != CUSTOMS_RATE_UNKNOWN ? customs_words_rate (rate) : g_strdup (_("not known here"));

  kiosk_facts_card_add (self->rates, label, words);
}

static void
show_rates (CustomsGoodsPage *self)
{
  add_rate (self, _("Duty, MFN rate"), customs_goods_get_duty (self->goods));
  add_rate (self, _("Value-added tax"), customs_goods_get_vat (self->goods));
  add_rate (self, _("Consumption tax"), customs_goods_get_consumption (self->goods));
  kiosk_facts_card_add (self->rates, _("Please note"), customs_goods_get_rate_note (self->goods));
}

static void
show_elements (CustomsGoodsPage *self)
{
  const char * const *elements = customs_goods_get_elements (self->goods);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; elements[i] != NULL; i++)
    g_string_append_printf (lines, "%s%u. %s", i > 0 ? "\n" : "", i + 1, elements[i]);

  gtk_label_set_text (self->elements, lines->str);
  gtk_widget_set_visible (self->elements_card, elements[0] != NULL);
}

static void
on_estimate (CustomsGoodsPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (CustomsTaxSubject) subject = customs_tax_subject_new_goods (self->goods);

  kiosk_page_push (page, customs_tax_page_new (kiosk_page_get_context (page), subject));
}

static KioskPage *
customs_goods_page_recreate (KioskPage *page)
{
  return customs_goods_page_new (kiosk_page_get_context (page), CUSTOMS_GOODS_PAGE (page)->goods);
}

static void
customs_goods_page_dispose (GObject *object)
{
  CustomsGoodsPage *self = CUSTOMS_GOODS_PAGE (object);

  g_clear_object (&self->goods);

  G_OBJECT_CLASS (customs_goods_page_parent_class)->dispose (object);
}

static void
customs_goods_page_class_init (CustomsGoodsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_goods_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = customs_goods_page_recreate;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-goods-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsPage, name);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsPage, rates);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsPage, elements_card);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsPage, elements);
  gtk_widget_class_bind_template_callback (widget_class, on_estimate);
}

static void
customs_goods_page_init (CustomsGoodsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_goods_page_new (KioskContext *context,
                        CustomsGoods *goods)
{
  CustomsGoodsPage *self = g_object_new (CUSTOMS_TYPE_GOODS_PAGE, "context", context, NULL);
  g_autofree char *code = kiosk_identifier_group (KIOSK_IDENTIFIER_HS_CODE, customs_goods_get_code (goods));

  self->goods = g_object_ref (goods);
  show_facts (self);
  show_rates (self);
  show_elements (self);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), code);
  return KIOSK_PAGE (self);
}
