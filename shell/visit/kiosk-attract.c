/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-attract.h"

#include "kiosk-language.h"
#include "kiosk-wall-clock.h"

struct _KioskAttract
{
  GtkWidget  parent_instance;

  GtkLabel  *park;
  GtkLabel  *zone;
  GtkLabel  *services;
  GtkWidget *ticker;
  GtkLabel  *notice;
};

enum
{
  SIGNAL_BEGIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskAttract, kiosk_attract, GTK_TYPE_WIDGET)

static void
on_touched (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            KioskAttract    *self)
{
  GtkWidget *touched = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  /* the invitations speak for themselves, each in its language */
  if (touched == NULL || gtk_widget_get_ancestor (touched, GTK_TYPE_BUTTON) == NULL)
    g_signal_emit (self, signals[SIGNAL_BEGIN], 0, KIOSK_LANGUAGE_DEFAULT);
}

static void
begin_in_language (GtkWidget  *widget,
                   const char *action,
                   GVariant   *language)
{
  g_signal_emit (widget, signals[SIGNAL_BEGIN], 0, g_variant_get_string (language, NULL));
}

static void
set_words (GtkLabel         *label,
           KioskParkProfile *profile,
           const char       *key)
{
  g_autofree char *words = kiosk_park_profile_dup (profile, key, KIOSK_LANGUAGE_DEFAULT);

  gtk_label_set_label (label, words);
}

GtkWidget *
kiosk_attract_new (KioskParkProfile *profile)
{
  KioskAttract *self = g_object_new (KIOSK_TYPE_ATTRACT, NULL);

  set_words (self->park, profile, "Name");
  set_words (self->zone, profile, "Zone");
  set_words (self->services, profile, "Services");
  set_words (self->notice, profile, "Notice");
  gtk_widget_set_visible (self->ticker, *gtk_label_get_label (self->notice) != '\0');
  return GTK_WIDGET (self);
}

static void
kiosk_attract_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_attract_parent_class)->dispose (object);
}

static void
kiosk_attract_class_init (KioskAttractClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_attract_dispose;

  signals[SIGNAL_BEGIN] = g_signal_new ("begin", KIOSK_TYPE_ATTRACT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "attract.begin", "s", begin_in_language);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-attract.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, park);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, zone);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, services);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, ticker);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, notice);
  gtk_widget_class_bind_template_callback (widget_class, on_touched);
}

static void
kiosk_attract_init (KioskAttract *self)
{
  g_type_ensure (KIOSK_TYPE_WALL_CLOCK);
  gtk_widget_init_template (GTK_WIDGET (self));
}
