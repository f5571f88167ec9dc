/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-countries-page.h"

#include "ip-client.h"
#include "ip-country-page.h"

#include <glib/gi18n-lib.h>

#define CODE "ip-country"   /* data of a button */

struct _IpCountriesPage
{
  KioskPage   parent_instance;

  GtkFlowBox *list;
};

G_DEFINE_FINAL_TYPE (IpCountriesPage, ip_countries_page, KIOSK_TYPE_PAGE)

static void
on_chosen (IpCountriesPage *self,
           GtkWidget       *button)
{
  kiosk_page_push (KIOSK_PAGE (self), ip_country_page_new (kiosk_page_get_context (KIOSK_PAGE (self)), g_object_get_data (G_OBJECT (button), CODE)));
}

static void
add_country (IpCountriesPage *self,
             const IpCountry *country)
{
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));
  GtkWidget *button = gtk_button_new_with_label (ip_country_get_name (country, locale));

  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "secondary");
  g_object_set_data_full (G_OBJECT (button), CODE, g_strdup (country->code), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->list, button);
}

static void
on_countries (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IpCountriesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) countries = ip_client_countries_finish (result, &error);

  if (countries == NULL)
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }

  for (guint i = 0; i < countries->len; i++)
    add_country (self, countries->pdata[i]);
  if (countries->len > 0)
    kiosk_page_show_content (KIOSK_PAGE (self));
  else
    kiosk_page_show_empty (KIOSK_PAGE (self), _("Nothing is entered yet"), _("Please ask at the service desk."));
}

static void
ip_countries_page_start (KioskPage *page)
{
  kiosk_page_show_loading (page, _("Looking it up"));
  ip_client_countries_async (kiosk_context_get_backend (kiosk_page_get_context (page)), kiosk_page_get_cancellable (page), on_countries,
                             g_object_ref (page));
}

static KioskPage *
ip_countries_page_recreate (KioskPage *page)
{
  return ip_countries_page_new (kiosk_page_get_context (page));
}

static void
ip_countries_page_class_init (IpCountriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  page_class->start = ip_countries_page_start;
  page_class->retry = ip_countries_page_start;
  page_class->recreate = ip_countries_page_recreate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-countries-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IpCountriesPage, list);
}

static void
ip_countries_page_init (IpCountriesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
ip_countries_page_new (KioskContext *context)
{
  return g_object_new (IP_TYPE_COUNTRIES_PAGE, "context", context, NULL);
}
