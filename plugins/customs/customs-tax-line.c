/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "customs-tax-line.h"

struct _CustomsTaxLine
{
  GtkWidget  parent_instance;

  GtkLabel  *name;
  GtkLabel  *formula;
  GtkLabel  *sum;
};

G_DEFINE_FINAL_TYPE (CustomsTaxLine, customs_tax_line, GTK_TYPE_WIDGET)


static void
customs_tax_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (customs_tax_line_parent_class)->dispose (object);
}

static void
customs_tax_line_class_init (CustomsTaxLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = customs_tax_line_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/customs/customs-tax-line.ui");
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxLine, name);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxLine, formula);
  gtk_widget_class_bind_template_child (widget_class, CustomsTaxLine, sum);
}

static void
customs_tax_line_init (CustomsTaxLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
customs_tax_line_set (CustomsTaxLine *self,
                      const char     *name,
                      const char     *formula,
                      const char     *sum)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, sum);

  g_return_if_fail (CUSTOMS_IS_TAX_LINE (self));

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->formula, formula != NULL ? formula : "");
  gtk_widget_set_visible (GTK_WIDGET (self->formula), formula != NULL);
  gtk_label_set_text (self->sum, sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
