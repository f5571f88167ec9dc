/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-print-button.h"

#include "kiosk-page.h"
#include "kiosk-print-page-private.h"
#include "kiosk-printer.h"

#include <glib/gi18n-lib.h>

struct _KioskPrintButton
{
  GtkWidget           parent_instance;

  GtkButton          *button;
  GtkLabel           *reason;

  KioskPrinter       *printer;   /* (owned) (nullable) */
  KioskPrintDocument *document;  /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskPrintButton, kiosk_print_button, GTK_TYPE_WIDGET)

/* While the printer is not known the button has its place, and rests: what is beneath it does not jump. */
static void
show_state (KioskPrintButton *self)
{
  KioskPrinterState state = self->printer != NULL ? kiosk_printer_get_state (self->printer) : KIOSK_PRINTER_MISSING;
  const char *reason = self->printer != NULL ? kiosk_printer_describe (self->printer) : NULL;
  gboolean busy = state != KIOSK_PRINTER_MISSING && kiosk_printer_is_busy (self->printer);

  gtk_widget_set_visible (GTK_WIDGET (self), state != KIOSK_PRINTER_MISSING && self->document != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), reason == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), state == KIOSK_PRINTER_READY && !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
}

static void
on_clicked (KioskPrintButton *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE);

  if (page != NULL)
    kiosk_page_push (KIOSK_PAGE (page), kiosk_print_page_new (kiosk_page_get_context (KIOSK_PAGE (page)), self->document));
}

void
kiosk_print_button_set_document (KioskPrintButton   *self,
                                 KioskContext       *context,
                                 KioskPrintDocument *document)
{
  KioskPrinter *printer;

  g_return_if_fail (KIOSK_IS_PRINT_BUTTON (self));
  g_return_if_fail (KIOSK_IS_CONTEXT (context));

  printer = kiosk_context_get_printer (context);
  if (g_set_object (&self->printer, printer) && printer != NULL)
    g_signal_connect_object (printer, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_set_object (&self->document, document);
  show_state (self);
}

/* It is mapped only with a printer. */
static void
kiosk_print_button_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_print_button_parent_class)->map (widget);
  kiosk_printer_watch (KIOSK_PRINT_BUTTON (widget)->printer);
}

static void
kiosk_print_button_unmap (GtkWidget *widget)
{
  kiosk_printer_unwatch (KIOSK_PRINT_BUTTON (widget)->printer);
  GTK_WIDGET_CLASS (kiosk_print_button_parent_class)->unmap (widget);
}

static void
kiosk_print_button_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  gtk_button_set_label (KIOSK_PRINT_BUTTON (object)->button, g_value_get_string (value));
}

static void
kiosk_print_button_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_string (value, gtk_button_get_label (KIOSK_PRINT_BUTTON (object)->button));
}

static void
kiosk_print_button_dispose (GObject *object)
{
  KioskPrintButton *self = KIOSK_PRINT_BUTTON (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  g_clear_object (&self->printer);
  G_OBJECT_CLASS (kiosk_print_button_parent_class)->dispose (object);
}

static void
kiosk_print_button_class_init (KioskPrintButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_print_button_set_property;
  object_class->get_property = kiosk_print_button_get_property;
  object_class->dispose = kiosk_print_button_dispose;
  widget_class->map = kiosk_print_button_map;
  widget_class->unmap = kiosk_print_button_unmap;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/print/kiosk-print-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPrintButton, button);
  gtk_widget_class_bind_template_child (widget_class, KioskPrintButton, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_set_css_name (widget_class, "printbutton");
}

/* In large text and a long-winded language, its words have two lines. */
static void
kiosk_print_button_init (KioskPrintButton *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  label = GTK_LABEL (gtk_button_get_child (self->button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}
