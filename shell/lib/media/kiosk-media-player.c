/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-media-player.h"

#include "kiosk-captions-private.h"
#include "kiosk-film-description-private.h"
#include "kiosk-media.h"
#include "kiosk-page.h"
#include "kiosk-video.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>

#define RATE        15    /* pictures a second: enough to follow, and half the work */
#define TICK        200   /* milliseconds */
#define JUMP        10000
#define VOLUME_STEP 0.2

struct _KioskMediaPlayer
{
  GtkWidget              parent_instance;

  char                  *file;         /* (nullable) */
  char                  *path;         /* (nullable): of the file, if it is there */
  KioskVideo            *video;        /* (owned) (nullable): once it was played */
  KioskCaptions         *captions;     /* (owned) (nullable) */
  KioskFilmDescription  *description;  /* (owned) */
  KioskMediaPlayerState  state;
  double                 volume;
  gboolean               silent;       /* its sound did not work */
  guint                  tick;         /* a GLib source, while it plays */

  GtkWidget             *box;
  GtkLabel              *title;
  GtkWidget             *view;
  GtkPicture            *screen;
  GtkLabel              *caption;
  GtkWidget             *message;
  GtkProgressBar        *bar;
  GtkLabel              *left;
  GtkButton             *play;
  GtkToggleButton       *describe;
  GtkWidget             *back;
  GtkWidget             *on;
  GtkWidget             *again;
  GtkWidget             *quieter;
  GtkWidget             *louder;
};

enum
{
  PROP_0,
  PROP_FILE,
  PROP_TITLE,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskMediaPlayer, kiosk_media_player, GTK_TYPE_WIDGET)

static gboolean
is_on (KioskMediaPlayer *self)
{
  return self->state == KIOSK_MEDIA_PLAYER_STATE_PLAYING || self->state == KIOSK_MEDIA_PLAYER_STATE_PAUSED;
}

static const char *
name_of_play (KioskMediaPlayerState state)
{
  if (state == KIOSK_MEDIA_PLAYER_STATE_PLAYING)
    return _("Pause");
  return state == KIOSK_MEDIA_PLAYER_STATE_PAUSED ? _("Go on") : _("Play the film");
}

static void
show_moment (KioskMediaPlayer *self)
{
  gint64 position = self->video != NULL ? kiosk_video_get_position (self->video) : -1;
  gint64 duration = self->video != NULL ? kiosk_video_get_duration (self->video) : -1;
  gint64 left = (MAX (duration - MAX (position, 0), 0) + 999) / 1000;
  /* Translators: minutes and seconds of a film that are still to come */
  g_autofree char *words = g_strdup_printf (_("%d:%02d left"), (int) (left / 60), (int) (left % 60));
  const char *caption = self->captions != NULL && position >= 0 ? kiosk_captions_at (self->captions, position) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->left), is_on (self) && duration > 0);
  gtk_label_set_text (self->left, words);
  gtk_progress_bar_set_fraction (self->bar, duration > 0 ? CLAMP ((double) position / (double) duration, 0, 1) : 0);
  gtk_label_set_text (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), is_on (self) && caption != NULL);
}

static void
update (KioskMediaPlayer *self)
{
  gboolean useless = self->state >= KIOSK_MEDIA_PLAYER_STATE_MISSING;
  gboolean on = is_on (self);

  gtk_widget_set_visible (self->message, useless);
  gtk_widget_set_visible (self->view, on || self->state == KIOSK_MEDIA_PLAYER_STATE_ENDED);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), on);
  gtk_widget_set_visible (GTK_WIDGET (self->play), !useless);
  gtk_button_set_label (self->play, name_of_play (self->state));
  gtk_widget_set_visible (GTK_WIDGET (self->describe), !useless && kiosk_film_description_is_available (self->description));
  gtk_widget_set_visible (self->back, on);
  gtk_widget_set_visible (self->on, on);
  gtk_widget_set_visible (self->again, on);
  gtk_widget_set_visible (self->quieter, on);
  gtk_widget_set_visible (self->louder, on);
  gtk_widget_set_sensitive (self->quieter, self->volume > 0.01);
  gtk_widget_set_sensitive (self->louder, self->volume < 0.99);
  show_moment (self);
}

static gboolean
on_tick (gpointer data)
{
  KioskMediaPlayer *self = data;
  gint64 position = kiosk_video_get_position (self->video);

  show_moment (self);
  if (position >= 0)
    kiosk_film_description_follow (self->description, position, position + TICK);
  return G_SOURCE_CONTINUE;
}

static void
set_state (KioskMediaPlayer      *self,
           KioskMediaPlayerState  state)
{
  self->state = state;
  if (state != KIOSK_MEDIA_PLAYER_STATE_PLAYING)
    g_clear_handle_id (&self->tick, g_source_remove);
  else if (self->tick == 0)
    self->tick = g_timeout_add (TICK, on_tick, self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

KioskMediaPlayerState
kiosk_media_player_get_state (KioskMediaPlayer *self)
{
  return self->state;
}

static void
stop (KioskMediaPlayer *self)
{
  kiosk_film_description_leave (self->description);
  if (self->video != NULL)
    kiosk_video_stop (self->video);
  set_state (self, self->path != NULL ? KIOSK_MEDIA_PLAYER_STATE_READY : KIOSK_MEDIA_PLAYER_STATE_MISSING);
}

static void
pause_film (KioskMediaPlayer *self)
{
  set_state (self, KIOSK_MEDIA_PLAYER_STATE_PAUSED);
  kiosk_film_description_interrupt (self->description);
  kiosk_video_set_paused (self->video, TRUE);
}

/* Nobody could follow the film and the voice at once. */
static void
on_disturbed (KioskMediaPlayer *self)
{
  if (self->state == KIOSK_MEDIA_PLAYER_STATE_PLAYING)
    pause_film (self);
}

static void
on_waiting_changed (KioskMediaPlayer *self)
{
  if (self->state == KIOSK_MEDIA_PLAYER_STATE_PLAYING)
    kiosk_video_set_paused (self->video, kiosk_film_description_is_waiting (self->description));
}

static KioskContext *
find_context (KioskMediaPlayer *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE);

  return page != NULL ? kiosk_page_get_context (KIOSK_PAGE (page)) : NULL;
}

void
kiosk_media_player_set_file (KioskMediaPlayer *self,
                             const char       *file)
{
  g_return_if_fail (KIOSK_IS_MEDIA_PLAYER (self));

  g_free (self->file);
  g_free (self->path);
  self->file = g_strdup (file);
  self->path = kiosk_media_find (file);
  g_clear_pointer (&self->captions, kiosk_captions_free);
  kiosk_film_description_load (self->description, self->path, find_context (self));
  stop (self);
}

/* The last of the description may still be told. */
static void
on_ended (KioskMediaPlayer *self)
{
  set_state (self, KIOSK_MEDIA_PLAYER_STATE_ENDED);
}

static void begin (KioskMediaPlayer *self);

/* A loudspeaker that is missing is no reason to show nothing. */
static void
on_failed (KioskMediaPlayer *self,
           const GError     *cause)
{
  if (cause->domain == GST_RESOURCE_ERROR && !self->silent)
    {
      self->silent = TRUE;
      begin (self);
      return;
    }

  g_warning ("The film %s cannot be played: %s", self->file, cause->message);
  kiosk_film_description_leave (self->description);
  kiosk_video_stop (self->video);
  set_state (self, KIOSK_MEDIA_PLAYER_STATE_BROKEN);
}

static void
begin (KioskMediaPlayer *self)
{
  KioskContext *context = find_context (self);

  kiosk_film_description_begin (self->description);
  kiosk_film_description_leave (self->description);
  if (self->video == NULL)
    {
      self->video = kiosk_video_new (RATE);
      g_signal_connect_object (self->video, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->video, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
      gtk_picture_set_paintable (self->screen, GDK_PAINTABLE (self->video));
    }
  g_clear_pointer (&self->captions, kiosk_captions_free);
  self->captions = kiosk_captions_load (self->path, context != NULL ? kiosk_context_get_locale (context) : "zh_CN");

  kiosk_video_set_sound (self->video, context != NULL && !self->silent ? kiosk_context_get_audio_sink (context) : NULL);
  kiosk_video_set_volume (self->video, self->volume);
  set_state (self, KIOSK_MEDIA_PLAYER_STATE_PLAYING);
  kiosk_video_play (self->video, self->path);
}

static void
on_play (KioskMediaPlayer *self)
{
  if (!is_on (self))
    {
      begin (self);
      return;
    }

  if (self->state == KIOSK_MEDIA_PLAYER_STATE_PLAYING)
    {
      pause_film (self);
      return;
    }

  kiosk_film_description_begin (self->description);
  kiosk_video_set_paused (self->video, FALSE);
  set_state (self, KIOSK_MEDIA_PLAYER_STATE_PLAYING);
}

static void
on_describe (KioskMediaPlayer *self)
{
  kiosk_film_description_set_wanted (self->description, gtk_toggle_button_get_active (self->describe));
}

static void
jump (KioskMediaPlayer *self,
      gint64            milliseconds)
{
  gint64 duration = kiosk_video_get_duration (self->video);
  gint64 position = kiosk_video_get_position (self->video);

  if (duration < 0 || position < 0)
    return;

  kiosk_film_description_leave (self->description);
  kiosk_video_seek (self->video, CLAMP (position + milliseconds, 0, duration));
  show_moment (self);
}

static void
on_back (KioskMediaPlayer *self)
{
  jump (self, -JUMP);
}

static void
on_on (KioskMediaPlayer *self)
{
  jump (self, JUMP);
}

static void
on_again (KioskMediaPlayer *self)
{
  begin (self);
}

static void
change_volume (KioskMediaPlayer *self,
               double            step)
{
  self->volume = CLAMP (self->volume + step, 0, 1);
  kiosk_video_set_volume (self->video, self->volume);
  update (self);
}

static void
on_quieter (KioskMediaPlayer *self)
{
  change_volume (self, -VOLUME_STEP);
}

static void
on_louder (KioskMediaPlayer *self)
{
  change_volume (self, VOLUME_STEP);
}

static void
kiosk_media_player_map (GtkWidget *widget)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (widget);

  kiosk_film_description_load (self->description, self->path, find_context (self));
  GTK_WIDGET_CLASS (kiosk_media_player_parent_class)->map (widget);
}

static void
kiosk_media_player_unmap (GtkWidget *widget)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (widget);

  GTK_WIDGET_CLASS (kiosk_media_player_parent_class)->unmap (widget);
  if (self->state < KIOSK_MEDIA_PLAYER_STATE_MISSING)
    stop (self);
}

static void
kiosk_media_player_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (object);
  const char *words = g_value_get_string (value);

  if (property == PROP_FILE)
    {
      kiosk_media_player_set_file (self, words);
      return;
    }

  gtk_label_set_text (self->title, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), words != NULL);
}

static void
kiosk_media_player_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (object);

  if (property == PROP_FILE)
    g_value_set_string (value, self->file);
  else if (property == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_text (self->title));
  else
    g_value_set_uint (value, self->state);
}

static void
kiosk_media_player_dispose (GObject *object)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->video != NULL)
    g_signal_handlers_disconnect_by_data (self->video, self);
  g_clear_object (&self->video);
  g_clear_object (&self->description);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_media_player_parent_class)->dispose (object);
}

static void
kiosk_media_player_finalize (GObject *object)
{
  KioskMediaPlayer *self = KIOSK_MEDIA_PLAYER (object);

  g_clear_pointer (&self->captions, kiosk_captions_free);
  g_free (self->file);
  g_free (self->path);
  G_OBJECT_CLASS (kiosk_media_player_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/media/kiosk-media-player.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, box);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, title);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, view);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, screen);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, caption);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, message);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, bar);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, left);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, play);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, describe);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, back);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, on);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, again);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, quieter);
  gtk_widget_class_bind_template_child (widget_class, KioskMediaPlayer, louder);
  gtk_widget_class_bind_template_callback (widget_class, on_play);
  gtk_widget_class_bind_template_callback (widget_class, on_describe);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_on);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_quieter);
  gtk_widget_class_bind_template_callback (widget_class, on_louder);
}

static void
kiosk_media_player_class_init (KioskMediaPlayerClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_media_player_set_property;
  object_class->get_property = kiosk_media_player_get_property;
  object_class->dispose = kiosk_media_player_dispose;
  object_class->finalize = kiosk_media_player_finalize;
  GTK_WIDGET_CLASS (klass)->map = kiosk_media_player_map;
  GTK_WIDGET_CLASS (klass)->unmap = kiosk_media_player_unmap;

  props[PROP_FILE] = g_param_spec_string ("file", NULL, NULL, NULL, both);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, both);
  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_MEDIA_PLAYER_STATE_BROKEN, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_media_player_init (KioskMediaPlayer *self)
{
  self->volume = 0.6;
  self->state = KIOSK_MEDIA_PLAYER_STATE_MISSING;
  self->description = kiosk_film_description_new ();
  g_signal_connect_object (self->description, "notify::available", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->description, "notify::waiting", G_CALLBACK (on_waiting_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->description, "disturbed", G_CALLBACK (on_disturbed), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
