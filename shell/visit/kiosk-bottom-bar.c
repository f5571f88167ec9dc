/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-bottom-bar.h"

#include <glib/gi18n-lib.h>

struct _KioskBottomBar
{
  GtkBox        parent_instance;

  KioskSpeaker *speaker; /* (owned) */

  GtkWidget    *magnify;
  GtkWidget    *read_aloud;
  GtkLabel     *read_aloud_label;
  GtkWidget    *low_position;
};

G_DEFINE_FINAL_TYPE (KioskBottomBar, kiosk_bottom_bar, GTK_TYPE_BOX)

void
kiosk_bottom_bar_set_landscape (KioskBottomBar *self,
                                gboolean        landscape)
{
  gtk_widget_set_visible (self->low_position, !landscape);
}

void
kiosk_bottom_bar_offer_magnifying (KioskBottomBar *self,
                                   gboolean        offered)
{
  gtk_widget_set_visible (self->magnify, offered);
}

/* Short words, so that the buttons beside it stay where they are. */
static void
update_words (KioskBottomBar *self)
{
  gboolean speaking = kiosk_speaker_is_speaking (self->speaker);
  const char *words = speaking ? _("Stop reading") : _("Read aloud");

  /* Translators: on the button while the page is read aloud; as short as “Read aloud” */
  gtk_label_set_label (self->read_aloud_label, speaking ? C_("reading aloud", "Stop reading") : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->read_aloud), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

GtkWidget *
kiosk_bottom_bar_new (KioskSpeaker *speaker)
{
  KioskBottomBar *self = g_object_new (KIOSK_TYPE_BOTTOM_BAR, NULL);

  self->speaker = g_object_ref (speaker);
  g_object_bind_property (speaker, "available", self->read_aloud, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (speaker, "notify::speaking", G_CALLBACK (update_words), self, G_CONNECT_SWAPPED);
  update_words (self);
  return GTK_WIDGET (self);
}

static void
kiosk_bottom_bar_finalize (GObject *object)
{
  g_clear_object (&KIOSK_BOTTOM_BAR (object)->speaker);
  G_OBJECT_CLASS (kiosk_bottom_bar_parent_class)->finalize (object);
}

static void
kiosk_bottom_bar_class_init (KioskBottomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kiosk_bottom_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-bottom-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskBottomBar, magnify);
  gtk_widget_class_bind_template_child (widget_class, KioskBottomBar, read_aloud);
  gtk_widget_class_bind_template_child (widget_class, KioskBottomBar, read_aloud_label);
  gtk_widget_class_bind_template_child (widget_class, KioskBottomBar, low_position);
}

static void
kiosk_bottom_bar_init (KioskBottomBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
