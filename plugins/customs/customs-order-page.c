/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-order-page.h"

#include <glib/gi18n-lib.h>

#include "customs-document-row.h"
#include "customs-record-view.h"
#include "customs-words.h"

struct _CustomsOrderPage
{
  KioskPage           parent_instance;

  KioskStatusHero    *hero;
  CustomsDocumentRow *order_row;
  CustomsDocumentRow *payment_row;
  CustomsDocumentRow *waybill_row;
  CustomsDocumentRow *inventory_row;
  CustomsRecordView  *inventory;

  CustomsLookup      *lookup;  /* (owned) */
  CustomsOrder       *order;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsOrderPage, customs_order_page, KIOSK_TYPE_PAGE)


/* (transfer full) (nullable): the documents that are missing, such as "payment, waybill" */
static char *
list_missing (CustomsOrder *order)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < CUSTOMS_N_DOCUMENTS; i++)
    if (!order->documents[i].present)
      g_strv_builder_add (builder, customs_words_document (i));

  names = g_strv_builder_end (builder);
  /* Translators: stands between names of documents. */
  return *names != NULL ? g_strjoinv (_(", "), names) : NULL;
}

/* Without an inventory there is only the state of its documents. */
static void
show_documents_hero (CustomsOrderPage *self)
{
  g_autofree char *missing = list_missing (self->order);
  g_autofree char *advice = NULL;

  if (missing == NULL)
    advice = g_strdup (_("Nothing to do for now. Customs is comparing them."));
  else
    advice = g_strdup_printf (_("Not received yet: %s. Please ask the shop or platform to send it."), missing);

  kiosk_status_hero_set (self->hero, KIOSK_STATUS_PROGRESS,
                         missing != NULL ? _("Documents are incomplete") : _("Documents are complete"), NULL, advice);
}

static void
show_hero (CustomsOrderPage *self)
{
  CustomsRecord *inventory = self->order->inventory;
  g_autofree char *updated = inventory != NULL ? customs_words_updated (inventory) : NULL;

  if (customs_order_mismatches (self->order))
    kiosk_status_hero_set (self->hero, KIOSK_STATUS_ERROR, _("The documents do not match"), updated,
                           _("Please ask the shop or platform to mend the document marked below and to send it again."));
  else if (inventory != NULL)
    customs_record_view_fill_hero (self->hero, inventory);
  else
    show_documents_hero (self);
}

static void
show_order (CustomsOrderPage *self)
{
  CustomsDocumentRow *rows[] = {
    [CUSTOMS_DOCUMENT_ORDER] = self->order_row,
    [CUSTOMS_DOCUMENT_PAYMENT] = self->payment_row,
    [CUSTOMS_DOCUMENT_WAYBILL] = self->waybill_row,
    [CUSTOMS_DOCUMENT_INVENTORY] = self->inventory_row,
  };

  show_hero (self);
  for (guint i = 0; i < CUSTOMS_N_DOCUMENTS; i++)
    customs_document_row_set_document (rows[i], i, &self->order->documents[i]);

  gtk_widget_set_visible (GTK_WIDGET (self->inventory), self->order->inventory != NULL);
  if (self->order->inventory != NULL)
    customs_record_view_set_record (self->inventory, self->order->inventory);
}

static void
on_another (CustomsOrderPage *self)
{
  kiosk_page_pop (KIOSK_PAGE (self));
}

static KioskPage *
customs_order_page_recreate (KioskPage *page)
{
  CustomsOrderPage *self = CUSTOMS_ORDER_PAGE (page);

  return customs_order_page_new (kiosk_page_get_context (page), self->lookup, self->order);
}

static void
customs_order_page_dispose (GObject *object)
{
  CustomsOrderPage *self = CUSTOMS_ORDER_PAGE (object);

  g_clear_pointer (&self->lookup, customs_lookup_unref);
  g_clear_pointer (&self->order, customs_order_unref);

  G_OBJECT_CLASS (customs_order_page_parent_class)->dispose (object);
}

static void
customs_order_page_class_init (CustomsOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_order_page_dispose;
  KIOSK_PAGE_CLASS (klass)->recreate = customs_order_page_recreate;

  g_type_ensure (KIOSK_TYPE_STATUS_HERO);
  g_type_ensure (CUSTOMS_TYPE_DOCUMENT_ROW);
  g_type_ensure (CUSTOMS_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-order-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, hero);
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, order_row);
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, payment_row);
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, waybill_row);
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, inventory_row);
  gtk_widget_class_bind_template_child (widget_class, CustomsOrderPage, inventory);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
}

static void
customs_order_page_init (CustomsOrderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_order_page_new (KioskContext  *context,
                        CustomsLookup *lookup,
                        CustomsOrder  *order)
{
  CustomsOrderPage *self = g_object_new (CUSTOMS_TYPE_ORDER_PAGE, "context", context, NULL);
  g_autofree char *subtitle = customs_words_number (lookup->kind, lookup->number);

  self->lookup = customs_lookup_ref (lookup);
  self->order = customs_order_ref (order);
  show_order (self);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), subtitle);
  return KIOSK_PAGE (self);
}
