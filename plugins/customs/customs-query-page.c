/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-query-page.h"

#include <glib/gi18n-lib.h>

#include "customs-factor-page.h"
#include "customs-goods-page.h"
#include "customs-goods-search.h"
#include "customs-lookup.h"
#include "customs-scan-page.h"
#include "customs-tax-menu.h"
#include "customs-tax-page.h"
#include "customs-words.h"

struct _CustomsQueryPage
{
  KioskPage           parent_instance;

  GtkScrolledWindow  *scroller;
  GtkToggleButton    *declaration_tab;
  KioskEntry         *declaration_entry;
  GtkLabel           *district;  /* in the example of a number */

  GtkToggleButton    *parcel_tab;
  KioskEntry         *parcel_entry;
  GtkLabel           *recognised;
  GtkWidget          *parcel_choices;
  GtkToggleButton    *waybill_choice;
  GtkToggleButton    *order_choice;

  GtkWidget          *ask;     /* for a number: by typing it, or by holding it before the camera */
  GtkWidget          *panels;
  GtkWidget          *scan;

  GtkToggleButton    *goods_tab;
  CustomsGoodsSearch *goods_search;

  GtkToggleButton    *tax_tab;
  CustomsTaxMenu     *tax_menu;

  GSettings          *settings; /* (owned) (nullable) */
  CustomsLookup      *lookup;  /* (owned) (nullable): the last one that was begun here */
};

G_DEFINE_FINAL_TYPE (CustomsQueryPage, customs_query_page, KIOSK_TYPE_PAGE)


static const char *
describe_tab (CustomsQueryPage *self)
{
  if (gtk_toggle_button_get_active (self->parcel_tab))
    return _("Parcel and order status");
  if (gtk_toggle_button_get_active (self->goods_tab))
    return _("Commodity codes and rates");
  if (gtk_toggle_button_get_active (self->tax_tab))
    return _("Tax on retail imports");
  return _("Declaration status");
}

static GtkLayoutChild *
cell_of (CustomsQueryPage *self,
         GtkWidget        *widget)
{
  return gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (self->ask), widget);
}

/* Where there is height, the way to the camera is beneath the field; where there is width, beside it, in sight above the
 * keyboard. A terminal without a camera says nothing of one. */
static void
offer_scan (CustomsQueryPage *self)
{
  gboolean has_camera = kiosk_camera_is_available (kiosk_context_get_camera (kiosk_page_get_context (KIOSK_PAGE (self))));
  gboolean beside = has_camera && gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), "landscape");

  gtk_widget_set_visible (self->scan, has_camera);
  g_object_set (cell_of (self, self->panels), "column-span", beside ? 2 : 3, NULL);
  if (beside)
    g_object_set (cell_of (self, self->scan), "column", 2, "row", 0, "column-span", 1, NULL);
}

static void
on_tab_toggled (CustomsQueryPage *self)
{
  kiosk_page_set_subtitle (KIOSK_PAGE (self), describe_tab (self));
  gtk_widget_set_visible (self->ask, gtk_toggle_button_get_active (self->declaration_tab) || gtk_toggle_button_get_active (self->parcel_tab));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* A field takes the focus, and with it the keyboard, once it is on the screen. */
static void
on_panel_mapped (CustomsQueryPage *self)
{
  if (gtk_toggle_button_get_active (self->declaration_tab))
    gtk_widget_grab_focus (GTK_WIDGET (self->declaration_entry));
  else if (gtk_toggle_button_get_active (self->parcel_tab))
    gtk_widget_grab_focus (GTK_WIDGET (self->parcel_entry));
  else if (gtk_toggle_button_get_active (self->goods_tab))
    customs_goods_search_begin (self->goods_search);
}

static void
begin_lookup (CustomsQueryPage  *self,
              CustomsNumberKind  kind,
              const char        *number)
{
  KioskPage *page = KIOSK_PAGE (self);

  g_clear_pointer (&self->lookup, customs_lookup_unref);
  self->lookup = customs_lookup_new (kind, number);
  kiosk_page_push (page, customs_factor_page_new (kiosk_page_get_context (page), self->lookup));
}

static void
on_look_up_declaration (CustomsQueryPage *self)
{
  g_autofree char *number = kiosk_entry_check (self->declaration_entry);

  if (number != NULL)
    begin_lookup (self, CUSTOMS_NUMBER_DECLARATION, number);
}

/* Waybill and order numbers have no form of their own: there the visitor has the last word. */
static gboolean
tell_parcel_kind (CustomsQueryPage  *self,
                  CustomsNumberKind *kind)
{
  g_autofree char *number = customs_number_normalise (kiosk_entry_get_text (self->parcel_entry));

  if (!customs_number_recognise (number, kind))
    return FALSE;
  if (!customs_number_is_certain (*kind))
    *kind = gtk_toggle_button_get_active (self->order_choice) ? CUSTOMS_NUMBER_ORDER : CUSTOMS_NUMBER_WAYBILL;
  return TRUE;
}

static void
suggest_parcel_choice (CustomsQueryPage  *self,
                       CustomsNumberKind  kind)
{
  gtk_toggle_button_set_active (kind == CUSTOMS_NUMBER_ORDER ? self->order_choice : self->waybill_choice, TRUE);
}

static void
on_parcel_changed (CustomsQueryPage *self)
{
  g_autofree char *number = customs_number_normalise (kiosk_entry_get_text (self->parcel_entry));
  g_autofree char *words = NULL;
  CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;
  gboolean known = customs_number_recognise (number, &kind);
  gboolean certain = known && customs_number_is_certain (kind);

  if (known && !certain)
    suggest_parcel_choice (self, kind);
  if (certain)
    words = g_strdup_printf (_("This looks like: %s"), customs_words_number_kind (kind));
  else if (known)
    words = g_strdup (_("Which number is it?"));

  gtk_label_set_text (self->recognised, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->recognised), known);
  gtk_widget_set_visible (self->parcel_choices, known && !certain);
}

static void
on_look_up_parcel (CustomsQueryPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;

  tell_parcel_kind (self, &kind);
  number = customs_number_check (kind, kiosk_entry_get_text (self->parcel_entry), &error);
  if (number != NULL)
    {
      begin_lookup (self, kind, number);
      return;
    }
  kiosk_entry_set_error (self->parcel_entry, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->parcel_entry));
}

static void
on_scan (CustomsQueryPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  g_clear_pointer (&self->lookup, customs_lookup_unref);
  self->lookup = customs_lookup_new (CUSTOMS_NUMBER_ORDER, NULL);
  kiosk_page_push (page, customs_scan_page_new (kiosk_page_get_context (page), self->lookup));
}

static void
on_goods_chosen (CustomsQueryPage *self,
                 CustomsGoods     *goods)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_page_push (page, customs_goods_page_new (kiosk_page_get_context (page), goods));
}

static void
on_tax_chosen (CustomsQueryPage *self,
               const char       *preset)
{
  KioskPage *page = KIOSK_PAGE (self);
  g_autoptr (CustomsTaxSubject) subject = customs_tax_subject_new_preset (preset);

  kiosk_page_push (page, customs_tax_page_new (kiosk_page_get_context (page), subject));
}

static void
on_tax_search (CustomsQueryPage *self)
{
  gtk_toggle_button_set_active (self->goods_tab, TRUE);
}

/* Coming back from a record that was shown, the visitor begins anew. */
static void
forget_answered (CustomsQueryPage *self)
{
  if (self->lookup == NULL || !self->lookup->answered)
    return;

  kiosk_entry_set_text (self->declaration_entry, "");
  kiosk_entry_set_text (self->parcel_entry, "");
  g_clear_pointer (&self->lookup, customs_lookup_unref);
}

/* As if it had been typed, so that the visitor says which number it is. */
static void
take_scanned (CustomsQueryPage *self)
{
  if (self->lookup == NULL || !self->lookup->undecided)
    return;

  kiosk_entry_set_text (self->parcel_entry, self->lookup->number);
  gtk_toggle_button_set_active (self->parcel_tab, TRUE);
  g_clear_pointer (&self->lookup, customs_lookup_unref);
}

static void
customs_query_page_map (GtkWidget *widget)
{
  forget_answered (CUSTOMS_QUERY_PAGE (widget));
  offer_scan (CUSTOMS_QUERY_PAGE (widget));
  GTK_WIDGET_CLASS (customs_query_page_parent_class)->map (widget);
  take_scanned (CUSTOMS_QUERY_PAGE (widget));
}

static void
copy_tab (CustomsQueryPage *self,
          CustomsQueryPage *next)
{
  gtk_toggle_button_set_active (next->parcel_tab, gtk_toggle_button_get_active (self->parcel_tab));
  gtk_toggle_button_set_active (next->goods_tab, gtk_toggle_button_get_active (self->goods_tab));
  gtk_toggle_button_set_active (next->tax_tab, gtk_toggle_button_get_active (self->tax_tab));
}

static KioskPage *
customs_query_page_recreate (KioskPage *page)
{
  CustomsQueryPage *self = CUSTOMS_QUERY_PAGE (page);
  CustomsQueryPage *next = CUSTOMS_QUERY_PAGE (customs_query_page_new (kiosk_page_get_context (page), self->settings));

  kiosk_entry_set_text (next->declaration_entry, kiosk_entry_get_text (self->declaration_entry));
  kiosk_entry_set_text (next->parcel_entry, kiosk_entry_get_text (self->parcel_entry));
  gtk_toggle_button_set_active (next->order_choice, gtk_toggle_button_get_active (self->order_choice));
  customs_goods_search_copy (self->goods_search, next->goods_search);
  copy_tab (self, next);
  if (self->lookup != NULL)
    next->lookup = customs_lookup_ref (self->lookup);
  return KIOSK_PAGE (next);
}

static void
customs_query_page_constructed (GObject *object)
{
  CustomsQueryPage *self = CUSTOMS_QUERY_PAGE (object);

  G_OBJECT_CLASS (customs_query_page_parent_class)->constructed (object);

  customs_goods_search_set_backend (self->goods_search,
                                    kiosk_context_get_backend (kiosk_page_get_context (KIOSK_PAGE (self))));
  on_tab_toggled (self);
}

static void
customs_query_page_dispose (GObject *object)
{
  CustomsQueryPage *self = CUSTOMS_QUERY_PAGE (object);

  g_clear_pointer (&self->lookup, customs_lookup_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (customs_query_page_parent_class)->dispose (object);
}

static void
customs_query_page_class_init (CustomsQueryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  object_class->constructed = customs_query_page_constructed;
  object_class->dispose = customs_query_page_dispose;
  widget_class->map = customs_query_page_map;
  page_class->recreate = customs_query_page_recreate;

  g_type_ensure (KIOSK_TYPE_ENTRY);
  g_type_ensure (KIOSK_TYPE_TILE);
  g_type_ensure (CUSTOMS_TYPE_GOODS_SEARCH);
  g_type_ensure (CUSTOMS_TYPE_TAX_MENU);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-query-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, declaration_tab);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, declaration_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, district);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, parcel_tab);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, parcel_entry);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, recognised);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, parcel_choices);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, waybill_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, order_choice);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, ask);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, panels);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, scan);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, goods_tab);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, goods_search);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, tax_tab);
  gtk_widget_class_bind_template_child (widget_class, CustomsQueryPage, tax_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up_declaration);
  gtk_widget_class_bind_template_callback (widget_class, on_parcel_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_look_up_parcel);
  gtk_widget_class_bind_template_callback (widget_class, on_scan);
  gtk_widget_class_bind_template_callback (widget_class, on_goods_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_tax_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_tax_search);
}

static void
customs_query_page_init (CustomsQueryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A number as it looks in this park. */
static void
show_district (CustomsQueryPage *self)
{
  g_auto (GStrv) districts = self->settings != NULL ? g_settings_get_strv (self->settings, "districts") : NULL;

  if (districts != NULL && districts[0] != NULL)
    gtk_label_set_label (self->district, districts[0]);
}

KioskPage *
customs_query_page_new (KioskContext *context,
                        GSettings    *settings)
{
  CustomsQueryPage *self = g_object_new (CUSTOMS_TYPE_QUERY_PAGE, "context", context, NULL);

  g_set_object (&self->settings, settings);
  show_district (self);
  return KIOSK_PAGE (self);
}
