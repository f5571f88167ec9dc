/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-option-row-private.h"

#include "kiosk-pressable.h"
#include "kiosk-words-private.h"

struct _KioskOptionRow
{
  GtkCheckButton parent_instance;

  KioskOption   *option;  /* (owned) */
  GtkLabel      *label;
  GtkLabel      *detail;
};

G_DEFINE_FINAL_TYPE (KioskOptionRow, kiosk_option_row, GTK_TYPE_CHECK_BUTTON)

KioskOption *
kiosk_option_row_get_option (KioskOptionRow *self)
{
  return self->option;
}

void
kiosk_option_row_name (GtkWidget   *widget,
                       KioskOption *option)
{
  const char *detail = kiosk_option_get_detail (option);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, kiosk_option_get_label (option),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail != NULL ? detail : "",
                                  -1);
}

GtkWidget *
kiosk_option_row_new (KioskOption *option)
{
  KioskOptionRow *self = g_object_new (KIOSK_TYPE_OPTION_ROW, NULL);

  self->option = g_object_ref (option);
  gtk_label_set_text (self->label, kiosk_option_get_label (option));
  kiosk_words_show (self->detail, kiosk_option_get_detail (option));
  kiosk_option_row_name (GTK_WIDGET (self), option);
  return GTK_WIDGET (self);
}

static void
kiosk_option_row_finalize (GObject *object)
{
  g_clear_object (&KIOSK_OPTION_ROW (object)->option);
  G_OBJECT_CLASS (kiosk_option_row_parent_class)->finalize (object);
}

static void
kiosk_option_row_class_init (KioskOptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_option_row_finalize;

  kiosk_pressable_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-option-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskOptionRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskOptionRow, detail);
}

static void
kiosk_option_row_init (KioskOptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
