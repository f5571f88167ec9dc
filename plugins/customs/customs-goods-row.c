/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-goods-row.h"

#include "kiosk.h"

#include "customs-words.h"

struct _CustomsGoodsRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *name;
  GtkLabel      *detail;

  CustomsGoods  *goods;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (CustomsGoodsRow, customs_goods_row, GTK_TYPE_LIST_BOX_ROW)


static void
customs_goods_row_dispose (GObject *object)
{
  CustomsGoodsRow *self = CUSTOMS_GOODS_ROW (object);

  g_clear_object (&self->goods);

  G_OBJECT_CLASS (customs_goods_row_parent_class)->dispose (object);
}

static void
customs_goods_row_class_init (CustomsGoodsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_goods_row_dispose;

  kiosk_pressable_install (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-goods-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsRow, name);
  gtk_widget_class_bind_template_child (widget_class, CustomsGoodsRow, detail);
}

static void
customs_goods_row_init (CustomsGoodsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
customs_goods_row_new (CustomsGoods *goods)
{
  CustomsGoodsRow *self = g_object_new (CUSTOMS_TYPE_GOODS_ROW, NULL);
  g_autofree char *detail = customs_words_goods (goods);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", customs_goods_get_name (goods), detail);

  self->goods = g_object_ref (goods);
  gtk_label_set_text (self->name, customs_goods_get_name (goods));
  gtk_label_set_text (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

CustomsGoods *
customs_goods_row_get_goods (CustomsGoodsRow *self)
{
  g_return_val_if_fail (CUSTOMS_IS_GOODS_ROW (self), NULL);

  return self->goods;
}
