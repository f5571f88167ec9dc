/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-scan-page.h"

#include <glib/gi18n-lib.h>

#include "customs-factor-page.h"

struct _CustomsScanPage
{
  KioskPage      parent_instance;

  KioskScanner  *scanner;
  GtkWidget     *trouble_row;
  GtkLabel      *trouble;

  CustomsLookup *lookup;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsScanPage, customs_scan_page, KIOSK_TYPE_PAGE)

static void
tell (CustomsScanPage *self,
      const char      *words)
{
  gtk_label_set_text (self->trouble, words);
  gtk_widget_set_visible (self->trouble_row, TRUE);
}

static void
take (CustomsScanPage   *self,
      CustomsNumberKind  kind,
      const char        *number)
{
  KioskPage *page = KIOSK_PAGE (self);

  customs_lookup_set_number (self->lookup, kind, number);
  if (self->lookup->undecided)
    kiosk_page_pop (page);
  else
    kiosk_page_replace (page, customs_factor_page_new (kiosk_page_get_context (page), self->lookup));
}

/* A declaration has several codes, so that a picture may hold more than one; the first that can be looked up is. */
static void
on_scanned (CustomsScanPage *self,
            const char      *text)
{
  CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;
  g_autofree char *found = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  if (self->lookup->number != NULL)
    return;

  found = customs_number_find (text, &kind);
  if (found == NULL)
    {
      tell (self, _("This code has no number that can be looked up here."));
      return;
    }

  number = customs_number_check (kind, found, &error);
  if (number != NULL)
    take (self, kind, number);
  else
    tell (self, error->message);
}

static KioskPage *
customs_scan_page_recreate (KioskPage *page)
{
  return customs_scan_page_new (kiosk_page_get_context (page), CUSTOMS_SCAN_PAGE (page)->lookup);
}

static void
customs_scan_page_dispose (GObject *object)
{
  g_clear_pointer (&CUSTOMS_SCAN_PAGE (object)->lookup, customs_lookup_unref);

  G_OBJECT_CLASS (customs_scan_page_parent_class)->dispose (object);
}

static void
customs_scan_page_class_init (CustomsScanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  object_class->dispose = customs_scan_page_dispose;
  page_class->recreate = customs_scan_page_recreate;

  g_type_ensure (KIOSK_TYPE_SCANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-scan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsScanPage, scanner);
  gtk_widget_class_bind_template_child (widget_class, CustomsScanPage, trouble_row);
  gtk_widget_class_bind_template_child (widget_class, CustomsScanPage, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned);
}

static void
customs_scan_page_init (CustomsScanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
customs_scan_page_new (KioskContext  *context,
                       CustomsLookup *lookup)
{
  CustomsScanPage *self = g_object_new (CUSTOMS_TYPE_SCAN_PAGE, "context", context, NULL);

  self->lookup = customs_lookup_ref (lookup);
  kiosk_scanner_set_camera (self->scanner, kiosk_context_get_camera (context));
  return KIOSK_PAGE (self);
}
