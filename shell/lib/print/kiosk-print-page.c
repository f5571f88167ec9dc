/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-print-page-private.h"

#include "core/kiosk-core.h"
#include "kiosk-print-document-private.h"
#include "kiosk-print-sheet-private.h"
#include "kiosk-printer-private.h"

#include <glib/gi18n-lib.h>

struct _KioskPrintPage
{
  KioskPage           parent_instance;

  GtkBox             *sheets;
  GtkLabel           *state;
  GtkButton          *print;

  KioskPrinter       *printer;   /* (owned) */
  KioskPrintDocument *document;  /* (owned) */
  gboolean            failed;
};

G_DEFINE_FINAL_TYPE (KioskPrintPage, kiosk_print_page, KIOSK_TYPE_PAGE)

static void
show_sheets (KioskPrintPage *self)
{
  g_autoptr (KioskPrintLayout) layout = kiosk_printer_lay_out (self->printer, self->document);
  g_autofree char *words = kiosk_print_document_read_out (self->document);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  for (guint page = 0; page < kiosk_print_layout_get_n_pages (layout); page++)
    gtk_box_append (self->sheets, kiosk_print_sheet_new (layout, page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* What is the matter comes first: a job that is on waits for it, too. */
static const char *
choose_words (KioskPrintPage *self)
{
  const char *trouble = kiosk_printer_describe (self->printer);

  if (trouble != NULL)
    return trouble;
  if (kiosk_printer_is_busy (self->printer))
    return _("Printing. Please wait a moment.");
  if (self->failed)
    return _("It could not be printed. Please ask at the service desk.");
  if (kiosk_printer_has_printed (self->printer, self->document))
    return _("Printed. Please take it from the printer. Another one is marked as a copy.");
  return _("This is what comes out of the printer.");
}

static void
show_state (KioskPrintPage *self)
{
  gboolean copy = kiosk_printer_has_printed (self->printer, self->document);

  gtk_label_set_text (self->state, choose_words (self));
  if (kiosk_printer_describe (self->printer) != NULL || self->failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "trouble");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "trouble");
  gtk_button_set_label (self->print, copy ? _("Print a copy") : _("Print now"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->print), kiosk_printer_get_state (self->printer) == KIOSK_PRINTER_READY
                                                        && !kiosk_printer_is_busy (self->printer));
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->failed = !kiosk_printer_print_finish (KIOSK_PRINTER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_sheets (self);
  show_state (self);
}

static void
on_print (KioskPrintPage *self)
{
  self->failed = FALSE;
  kiosk_printer_print_async (self->printer, self->document, kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_printed,
                             g_object_ref (self));
}

static void
kiosk_print_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_print_page_parent_class)->map (widget);
  kiosk_printer_watch (KIOSK_PRINT_PAGE (widget)->printer);
}

static void
kiosk_print_page_unmap (GtkWidget *widget)
{
  kiosk_printer_unwatch (KIOSK_PRINT_PAGE (widget)->printer);
  GTK_WIDGET_CLASS (kiosk_print_page_parent_class)->unmap (widget);
}

static void
kiosk_print_page_finalize (GObject *object)
{
  KioskPrintPage *self = KIOSK_PRINT_PAGE (object);

  g_clear_object (&self->printer);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (kiosk_print_page_parent_class)->finalize (object);
}

static void
kiosk_print_page_class_init (KioskPrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_print_page_finalize;
  widget_class->map = kiosk_print_page_map;
  widget_class->unmap = kiosk_print_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/print/kiosk-print-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPrintPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, KioskPrintPage, state);
  gtk_widget_class_bind_template_child (widget_class, KioskPrintPage, print);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, kiosk_page_pop);
}

static void
kiosk_print_page_init (KioskPrintPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KioskPage *
kiosk_print_page_new (KioskContext       *context,
                      KioskPrintDocument *document)
{
  KioskPrintPage *self = g_object_new (KIOSK_TYPE_PRINT_PAGE, "context", context, NULL);

  self->printer = g_object_ref (kiosk_context_get_printer (context));
  self->document = g_object_ref (document);
  kiosk_page_set_subtitle (KIOSK_PAGE (self), kiosk_print_document_get_title (document));
  g_signal_connect_object (self->printer, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_sheets (self);
  show_state (self);
  return KIOSK_PAGE (self);
}
