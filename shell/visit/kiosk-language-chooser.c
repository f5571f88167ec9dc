/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-language-chooser.h"

struct _KioskLanguageChooser
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskLanguageChooser, kiosk_language_chooser, GTK_TYPE_WIDGET)

static void
kiosk_language_chooser_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_language_chooser_parent_class)->dispose (object);
}

static void
kiosk_language_chooser_class_init (KioskLanguageChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_language_chooser_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/parkkiosk/Kiosk/visit/kiosk-language-chooser.ui");
}

static void
kiosk_language_chooser_init (KioskLanguageChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
