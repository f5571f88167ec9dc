/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-country-page.h"

#include "ip-client.h"

#include <glib/gi18n-lib.h>

struct _IpCountryPage
{
  KioskPage       parent_instance;

  GtkLabel       *name;
  KioskFactsCard *facts;
  KioskFactsCard *sources;

  char           *code;
};

G_DEFINE_FINAL_TYPE (IpCountryPage, ip_country_page, KIOSK_TYPE_PAGE)

static void
show_card (IpCountryPage       *self,
           const IpCountryCard *card)
{
  const char *locale = kiosk_context_get_locale (kiosk_page_get_context (KIOSK_PAGE (self)));

  gtk_label_set_text (self->name, ip_country_get_name (card->country, locale));
  for (guint i = 0; i < card->facts->len; i++)
    {
      const IpCountryFact *fact = card->facts->pdata[i];
      const char *topic = ip_country_topic_name (fact->topic);
      g_autofree char *value = ip_country_describe (fact);
      g_autofree char *source = ip_country_describe_source (fact);

      if (topic == NULL)
        continue;
      kiosk_facts_card_add (self->facts, topic, value);
      kiosk_facts_card_add (self->sources, topic, source);
    }
}

static void
on_card (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IpCountryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IpCountryCard) card = ip_client_country_finish (result, &error);

  if (card == NULL)
    {
      kiosk_page_show_error (KIOSK_PAGE (self), error);
      return;
    }

  show_card (self, card);
  kiosk_page_show_content (KIOSK_PAGE (self));
}

static void
ip_country_page_start (KioskPage *page)
{
  kiosk_page_show_loading (page, _("Looking it up"));
  ip_client_country_async (kiosk_context_get_backend (kiosk_page_get_context (page)), IP_COUNTRY_PAGE (page)->code,
                           kiosk_page_get_cancellable (page), on_card, g_object_ref (page));
}

static KioskPage *
ip_country_page_recreate (KioskPage *page)
{
  return ip_country_page_new (kiosk_page_get_context (page), IP_COUNTRY_PAGE (page)->code);
}

static void
ip_country_page_finalize (GObject *object)
{
  g_free (IP_COUNTRY_PAGE (object)->code);
  G_OBJECT_CLASS (ip_country_page_parent_class)->finalize (object);
}

static void
ip_country_page_class_init (IpCountryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ip_country_page_finalize;
  page_class->start = ip_country_page_start;
  page_class->retry = ip_country_page_start;
  page_class->recreate = ip_country_page_recreate;

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-country-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IpCountryPage, name);
  gtk_widget_class_bind_template_child (widget_class, IpCountryPage, facts);
  gtk_widget_class_bind_template_child (widget_class, IpCountryPage, sources);
}

static void
ip_country_page_init (IpCountryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
ip_country_page_new (KioskContext *context,
                     const char   *code)
{
  IpCountryPage *self = g_object_new (IP_TYPE_COUNTRY_PAGE, "context", context, NULL);

  self->code = g_strdup (code);
  return KIOSK_PAGE (self);
}
