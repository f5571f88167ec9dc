/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-result-row-private.h"

#include "kiosk-option-row-private.h"
#include "kiosk-pressable.h"
#include "kiosk-words-private.h"

struct _KioskResultRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *label;
  GtkLabel      *detail;
  GtkLabel      *flag;
};

G_DEFINE_FINAL_TYPE (KioskResultRow, kiosk_result_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
kiosk_result_row_new (KioskOption *option)
{
  KioskResultRow *self = g_object_new (KIOSK_TYPE_RESULT_ROW, NULL);

  kiosk_words_show (self->label, kiosk_option_get_label (option));
  kiosk_words_show (self->detail, kiosk_option_get_detail (option));
  kiosk_words_show (self->flag, kiosk_option_get_flag (option));
  kiosk_option_row_name (GTK_WIDGET (self), option);
  return GTK_WIDGET (self);
}

static void
kiosk_result_row_class_init (KioskResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  kiosk_pressable_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskResultRow, label);
  gtk_widget_class_bind_template_child (widget_class, KioskResultRow, detail);
  gtk_widget_class_bind_template_child (widget_class, KioskResultRow, flag);
}

static void
kiosk_result_row_init (KioskResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
