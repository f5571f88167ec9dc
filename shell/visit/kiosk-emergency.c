/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-emergency.h"

struct _KioskEmergency
{
  GtkWidget  parent_instance;

  GtkLabel  *words;
};

G_DEFINE_FINAL_TYPE (KioskEmergency, kiosk_emergency, GTK_TYPE_WIDGET)

void
kiosk_emergency_set_profile (KioskEmergency   *self,
                             KioskParkProfile *profile,
                             const char       *language)
{
  g_autofree char *words = kiosk_park_profile_dup (profile, "Emergency", language);

  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self), *words != '\0');
}

static void
kiosk_emergency_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_emergency_parent_class)->dispose (object);
}

static void
kiosk_emergency_class_init (KioskEmergencyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_emergency_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-emergency.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskEmergency, words);
}

static void
kiosk_emergency_init (KioskEmergency *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
