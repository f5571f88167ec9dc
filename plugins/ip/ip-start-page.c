/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-start-page.h"

#include "ip-border-flow.h"
#include "ip-case-flow.h"
#include "ip-countries-page.h"
#include "ip-number-flow.h"
#include "ip-progress-flow.h"
#include "ip-search-page.h"
#include "ip-talk-flow.h"
#include "ip-terms-flow.h"

struct _IpStartPage
{
  KioskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IpStartPage, ip_start_page, KIOSK_TYPE_PAGE)

static void
push_flow (KioskPage *self,
           GType      type)
{
  kiosk_page_push (self, kiosk_flow_page_new (kiosk_page_get_context (self), g_object_new (type, NULL)));
}

static void
on_search (KioskPage *self)
{
  kiosk_page_push (self, ip_search_page_new (kiosk_page_get_context (self)));
}

static void
on_border (KioskPage *self)
{
  push_flow (self, IP_TYPE_BORDER_FLOW);
}

static void
on_dispute (KioskPage *self)
{
  push_flow (self, IP_TYPE_CASE_FLOW);
}

static void
on_progress (KioskPage *self)
{
  push_flow (self, IP_TYPE_PROGRESS_FLOW);
}

static void
on_countries (KioskPage *self)
{
  kiosk_page_push (self, ip_countries_page_new (kiosk_page_get_context (self)));
}

static void
on_terms (KioskPage *self)
{
  push_flow (self, IP_TYPE_TERMS_FLOW);
}

static void
on_number (KioskPage *self)
{
  push_flow (self, IP_TYPE_NUMBER_FLOW);
}

static void
on_talk (KioskPage *self)
{
  push_flow (self, IP_TYPE_TALK_FLOW);
}

static KioskPage *
ip_start_page_recreate (KioskPage *page)
{
  return ip_start_page_new (kiosk_page_get_context (page));
}

static void
ip_start_page_class_init (IpStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KIOSK_PAGE_CLASS (klass)->recreate = ip_start_page_recreate;

  g_type_ensure (KIOSK_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/ip/ip-start-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_border);
  gtk_widget_class_bind_template_callback (widget_class, on_dispute);
  gtk_widget_class_bind_template_callback (widget_class, on_progress);
  gtk_widget_class_bind_template_callback (widget_class, on_countries);
  gtk_widget_class_bind_template_callback (widget_class, on_terms);
  gtk_widget_class_bind_template_callback (widget_class, on_number);
  gtk_widget_class_bind_template_callback (widget_class, on_talk);
}

static void
ip_start_page_init (IpStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
ip_start_page_new (KioskContext *context)
{
  return g_object_new (IP_TYPE_START_PAGE, "context", context, NULL);
}
