/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-idle-warning.h"

#include "kiosk-countdown-ring.h"

#include <glib/gi18n-lib.h>

struct _KioskIdleWarning
{
  GtkWidget           parent_instance;

  KioskVisitClock    *clock; /* (owned) */
  KioskCountdownRing *ring;
  GtkLabel           *explanation;
  GtkWidget          *go_on;
  GtkWidget          *park;
};

G_DEFINE_FINAL_TYPE (KioskIdleWarning, kiosk_idle_warning, GTK_TYPE_WIDGET)

static void
update (KioskIdleWarning *self)
{
  guint left = kiosk_visit_clock_get_remaining (self->clock);
  g_autofree char *words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The service ends in %u second,\nand all that you entered is cleared.",
                                  "The service ends in %u seconds,\nand all that you entered is cleared.", left), left);

  kiosk_countdown_ring_set (self->ring, left, kiosk_visit_clock_get_warning (self->clock));
  gtk_label_set_label (self->explanation, words);
}

GtkWidget *
kiosk_idle_warning_new (KioskVisitClock *clock,
                        gboolean         may_park)
{
  KioskIdleWarning *self = g_object_new (KIOSK_TYPE_IDLE_WARNING, NULL);

  self->clock = g_object_ref (clock);
  gtk_widget_set_visible (self->park, may_park);
  g_signal_connect_object (clock, "notify::remaining", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
kiosk_idle_warning_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_idle_warning_parent_class)->map (widget);
  gtk_widget_grab_focus (KIOSK_IDLE_WARNING (widget)->go_on);
}

static void
kiosk_idle_warning_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&KIOSK_IDLE_WARNING (object)->clock);
  G_OBJECT_CLASS (kiosk_idle_warning_parent_class)->dispose (object);
}

static void
kiosk_idle_warning_class_init (KioskIdleWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_idle_warning_dispose;
  widget_class->map = kiosk_idle_warning_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-idle-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, ring);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, explanation);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, go_on);
  gtk_widget_class_bind_template_child (widget_class, KioskIdleWarning, park);
}

static void
kiosk_idle_warning_init (KioskIdleWarning *self)
{
  g_type_ensure (KIOSK_TYPE_COUNTDOWN_RING);
  gtk_widget_init_template (GTK_WIDGET (self));
}
