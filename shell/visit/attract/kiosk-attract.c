/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-attract.h"

#include "kiosk-attract-loop.h"
#include "kiosk-closed-screen.h"
#include "kiosk-emergency.h"
#include "kiosk-language.h"
#include "kiosk-skyline.h"
#include "kiosk-wall-clock.h"

#include <string.h>

struct _KioskAttract
{
  GtkWidget          parent_instance;

  KioskWeekHours    *hours; /* (owned) */
  char              *language; /* the park's own */
  guint              minute_id;

  GtkWidget         *open;
  KioskClosedScreen *closed;
  KioskAttractLoop  *loop;
  GtkWidget         *skyline;
  GtkLabel          *park;
  GtkLabel          *zone;
  GtkLabel          *services;
  GtkWidget         *ticker;
  GtkLabel          *notice;
  KioskEmergency    *emergency;
  GtkButton         *begin;
  GtkButton         *traditional;
};

enum
{
  SIGNAL_BEGIN,
  SIGNAL_SKIPPED,
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

  if (!gtk_widget_get_visible (self->open))
    return;

  /* the invitations speak for themselves, each in its language */
  if (touched == NULL || gtk_widget_get_ancestor (touched, GTK_TYPE_BUTTON) == NULL)
    g_signal_emit (self, signals[SIGNAL_BEGIN], 0, self->language);
}

static void
begin_in_language (GtkWidget  *widget,
                   const char *action,
                   GVariant   *language)
{
  g_signal_emit (widget, signals[SIGNAL_BEGIN], 0, g_variant_get_string (language, NULL));
}

static void
set_words (KioskAttract     *self,
           GtkLabel         *label,
           KioskParkProfile *profile,
           const char       *key)
{
  g_autofree char *words = kiosk_park_profile_dup (profile, key, self->language);

  gtk_label_set_label (label, words);
}

/* The words stand on the film itself, or on the kiosk's own backdrop. */
static void
on_has_media (KioskAttractLoop *loop,
              GParamSpec       *pspec,
              KioskAttract     *self)
{
  gboolean has_media;

  g_object_get (loop, "has-media", &has_media, NULL);
  gtk_widget_set_opacity (self->skyline, has_media ? 0 : 1);
  if (has_media)
    gtk_widget_add_css_class (GTK_WIDGET (self), "media");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "media");
}

static void
on_skipped (KioskAttractLoop *loop,
            const char       *sentence,
            KioskAttract     *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIPPED], 0, sentence);
}

static void
update_hours (KioskAttract *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) opens = NULL;
  gboolean open = kiosk_week_hours_contains (self->hours, now);

  if (!open)
    {
      opens = kiosk_week_hours_next (self->hours, now);
      kiosk_closed_screen_set_opening (self->closed, opens);
    }
  gtk_widget_set_visible (self->open, open);
  gtk_widget_set_visible (GTK_WIDGET (self->closed), !open);
}

static void schedule_hours (KioskAttract *self);

static void
on_minute (gpointer user_data)
{
  KioskAttract *self = user_data;

  update_hours (self);
  schedule_hours (self);
}

static void
schedule_hours (KioskAttract *self)
{
  guint past = (guint) (g_get_real_time () / G_USEC_PER_SEC % 60);

  self->minute_id = g_timeout_add_once ((60 - past) * 1000, on_minute, self);
}

/* Where most visitors read traditional characters, the large invitation is in these. */
static void
swap_invitations (KioskAttract *self)
{
  g_autofree char *simplified = g_strdup (gtk_button_get_label (self->begin));

  gtk_button_set_label (self->begin, gtk_button_get_label (self->traditional));
  gtk_button_set_label (self->traditional, simplified);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->begin), "s", "zh_TW");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->traditional), "s", "zh_CN");
}

GtkWidget *
kiosk_attract_new (KioskParkProfile *profile,
                   KioskPlaylist    *playlist,
                   KioskWeekHours   *hours)
{
  KioskAttract *self = g_object_new (KIOSK_TYPE_ATTRACT, NULL);

  self->language = kiosk_park_profile_dup_language (profile);
  if (strcmp (self->language, "zh_TW") == 0)
    swap_invitations (self);
  set_words (self, self->park, profile, "Name");
  set_words (self, self->zone, profile, "Zone");
  set_words (self, self->services, profile, "Services");
  set_words (self, self->notice, profile, "Notice");
  kiosk_emergency_set_profile (self->emergency, profile, self->language);
  if (gtk_widget_get_visible (GTK_WIDGET (self->emergency)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "with-emergency");
  gtk_widget_set_visible (self->ticker, *gtk_label_get_label (self->notice) != '\0');
  kiosk_attract_loop_set_playlist (self->loop, playlist);
  self->hours = hours;
  on_minute (self);
  return GTK_WIDGET (self);
}

static void
kiosk_attract_dispose (GObject *object)
{
  KioskAttract *self = KIOSK_ATTRACT (object);
  GtkWidget *child;

  g_clear_handle_id (&self->minute_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hours, kiosk_week_hours_free);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (kiosk_attract_parent_class)->dispose (object);
}

static void
kiosk_attract_class_init (KioskAttractClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_attract_dispose;

  signals[SIGNAL_BEGIN] = g_signal_new ("begin", KIOSK_TYPE_ATTRACT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SKIPPED] = g_signal_new ("skipped", KIOSK_TYPE_ATTRACT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "attract.begin", "s", begin_in_language);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-attract.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, open);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, closed);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, loop);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, skyline);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, park);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, zone);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, services);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, ticker);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, emergency);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, begin);
  gtk_widget_class_bind_template_child (widget_class, KioskAttract, traditional);
  gtk_widget_class_bind_template_callback (widget_class, on_touched);
  gtk_widget_class_bind_template_callback (widget_class, on_has_media);
  gtk_widget_class_bind_template_callback (widget_class, on_skipped);
}

static void
kiosk_attract_init (KioskAttract *self)
{
  g_type_ensure (KIOSK_TYPE_ATTRACT_LOOP);
  g_type_ensure (KIOSK_TYPE_CLOSED_SCREEN);
  g_type_ensure (KIOSK_TYPE_EMERGENCY);
  g_type_ensure (KIOSK_TYPE_SKYLINE);
  g_type_ensure (KIOSK_TYPE_WALL_CLOCK);
  gtk_widget_init_template (GTK_WIDGET (self));
}
