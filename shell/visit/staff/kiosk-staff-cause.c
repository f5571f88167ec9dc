/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-cause.h"

#include "kiosk-cause.h"

struct _KioskStaffCause
{
  GtkWidget  parent_instance;

  GtkLabel  *words;
  GtkLabel  *remedy;
  GtkLabel  *detail;
};

G_DEFINE_FINAL_TYPE (KioskStaffCause, kiosk_staff_cause, GTK_TYPE_WIDGET)

void
kiosk_staff_cause_show (KioskStaffCause *self,
                        const char      *cause,
                        const char      *detail)
{
  gboolean wrong = cause != NULL && *cause != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self), wrong);
  if (!wrong)
    return;

  gtk_label_set_label (self->words, kiosk_cause_get_words (cause));
  gtk_label_set_label (self->remedy, kiosk_cause_get_remedy (cause));
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
}

static void
kiosk_staff_cause_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_staff_cause_parent_class)->dispose (object);
}

static void
kiosk_staff_cause_class_init (KioskStaffCauseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_cause_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-cause.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCause, words);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCause, remedy);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffCause, detail);
}

static void
kiosk_staff_cause_init (KioskStaffCause *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
