/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-attract-loop.h"

#include "kiosk-video.h"

#include <glib/gstdio.h>

/* Half of what films have: enough for a lobby, and half the work where there is no GPU. */
#define VIDEO_RATE 15

/* A still of this size takes 64 MB when it is read. */
#define MAX_SIDE  4096
#define MAX_BYTES (64 * 1024 * 1024)

/* How often a still that stays for long is held against its hours, and against a clock that was set. */
#define LOOK_AGAIN 60 /* seconds */

/* A film of one picture must not keep the machine busy with starting it. */
#define SHORTEST G_USEC_PER_SEC

struct _KioskAttractLoop
{
  GtkWidget                parent_instance;

  KioskPlaylist           *playlist; /* (owned) */
  const KioskPlaylistItem *item;     /* (unowned) (nullable): on the screen */
  KioskVideo              *video;    /* (owned) */
  GtkPicture              *picture;
  guint                    next_id;
  gint64                   shown_at; /* monotonic */
};

enum
{
  PROP_0,
  PROP_HAS_MEDIA,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SKIPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskAttractLoop, kiosk_attract_loop, GTK_TYPE_WIDGET)

static void show_next (KioskAttractLoop *self);

static void
on_next_due (gpointer user_data)
{
  KioskAttractLoop *self = user_data;

  self->next_id = 0;
  show_next (self);
}

static void
schedule_next (KioskAttractLoop *self,
               guint             seconds)
{
  g_clear_handle_id (&self->next_id, g_source_remove);
  self->next_id = g_timeout_add_once (seconds * 1000, on_next_due, self);
}

static void schedule_look (KioskAttractLoop *self);

static void
on_look_due (gpointer user_data)
{
  KioskAttractLoop *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->next_id = 0;
  if (g_get_monotonic_time () < self->shown_at + (gint64) self->item->seconds * G_USEC_PER_SEC
      && kiosk_playlist_is_due (self->playlist, self->item, now))
    schedule_look (self);
  else
    show_next (self);
}

/* Until the still's time is over, or the minute. */
static void
schedule_look (KioskAttractLoop *self)
{
  gint64 left = self->shown_at + (gint64) self->item->seconds * G_USEC_PER_SEC - g_get_monotonic_time ();

  g_clear_handle_id (&self->next_id, g_source_remove);
  self->next_id = g_timeout_add_once ((guint) CLAMP (left / 1000 + 1, 0, LOOK_AGAIN * 1000), on_look_due, self);
}

/* Goes on by way of the main loop, so that a list of nothing but bad items is no recursion. */
static void
skip (KioskAttractLoop *self,
      const GError     *cause)
{
  g_autofree char *sentence = g_strdup_printf ("Playlist item “%s”: %s", self->item->name, cause->message);

  kiosk_playlist_drop (self->playlist, self->item);
  g_signal_emit (self, signals[SIGNAL_SKIPPED], 0, sentence);
  schedule_next (self, 0);
}

/* A size of nothing ends the decoding. */
static void
on_size_prepared (GdkPixbufLoader *loader,
                  int              width,
                  int              height)
{
  if (width > MAX_SIDE || height > MAX_SIDE)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* By the decoder that its name asks for: what is called a picture and is something else is shown to no other. */
static GdkPixbufLoader *
make_loader (const char  *path,
             GError     **error)
{
  g_autofree char *type = g_content_type_guess (path, NULL, 0, NULL);
  g_autofree char *mime_type = g_content_type_get_mime_type (type);
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_mime_type (mime_type, error);

  if (loader != NULL)
    g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), NULL);
  return loader;
}

static gboolean
is_too_large (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > MAX_BYTES;
}

static GdkPaintable *
load_still (const char  *path,
            GError     **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autofree char *content = NULL;
  gsize size;
  gboolean whole;

  if (is_too_large (path))
    {
      g_set_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY, "the file is larger than %d bytes", MAX_BYTES);
      return NULL;
    }
  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;

  loader = make_loader (path, error);
  if (loader == NULL)
    return NULL;

  whole = gdk_pixbuf_loader_write (loader, (const guchar *) content, size, error);
  whole = gdk_pixbuf_loader_close (loader, whole ? error : NULL) && whole;
  if (whole && gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "there is no picture in it");
  return whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL
         ? GDK_PAINTABLE (gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader))) : NULL;
}

static void
show (KioskAttractLoop *self,
      GdkPaintable     *media)
{
  gtk_picture_set_paintable (self->picture, media);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_MEDIA]);
}

static void
show_still (KioskAttractLoop *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) still = NULL;

  kiosk_video_stop (self->video);
  if (self->item->path != NULL)
    still = load_still (self->item->path, &error);
  show (self, still);

  if (error != NULL)
    skip (self, error);
  else
    schedule_look (self);
}

static void
show_next (KioskAttractLoop *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const KioskPlaylistItem *last = self->item;

  self->item = kiosk_playlist_next (self->playlist, now);
  self->shown_at = g_get_monotonic_time ();
  if (self->item == last && !self->item->is_video)
    {
      schedule_look (self);
      return;
    }

  if (self->item->is_video)
    {
      kiosk_video_play (self->video, self->item->path);
      show (self, GDK_PAINTABLE (self->video));
    }
  else
    show_still (self);
}

static void
on_video_ended (KioskAttractLoop *self)
{
  schedule_next (self, g_get_monotonic_time () - self->shown_at < SHORTEST ? 1 : 0);
}

static void
on_video_failed (KioskVideo       *video,
                 const GError     *cause,
                 KioskAttractLoop *self)
{
  skip (self, cause);
}

void
kiosk_attract_loop_set_playlist (KioskAttractLoop *self,
                                 KioskPlaylist    *playlist)
{
  g_set_object (&self->playlist, playlist);
  self->item = NULL;
}

static void
kiosk_attract_loop_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_attract_loop_parent_class)->map (widget);
  show_next (KIOSK_ATTRACT_LOOP (widget));
}

static void
kiosk_attract_loop_unmap (GtkWidget *widget)
{
  KioskAttractLoop *self = KIOSK_ATTRACT_LOOP (widget);

  g_clear_handle_id (&self->next_id, g_source_remove);
  kiosk_video_stop (self->video);
  show (self, NULL);
  self->item = NULL;
  GTK_WIDGET_CLASS (kiosk_attract_loop_parent_class)->unmap (widget);
}

static void
kiosk_attract_loop_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KioskAttractLoop *self = KIOSK_ATTRACT_LOOP (object);

  g_value_set_boolean (value, gtk_picture_get_paintable (self->picture) != NULL);
}

static void
kiosk_attract_loop_dispose (GObject *object)
{
  KioskAttractLoop *self = KIOSK_ATTRACT_LOOP (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->video);
  g_clear_object (&self->playlist);
  G_OBJECT_CLASS (kiosk_attract_loop_parent_class)->dispose (object);
}

static void
kiosk_attract_loop_class_init (KioskAttractLoopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kiosk_attract_loop_get_property;
  object_class->dispose = kiosk_attract_loop_dispose;
  widget_class->map = kiosk_attract_loop_map;
  widget_class->unmap = kiosk_attract_loop_unmap;

  properties[PROP_HAS_MEDIA] = g_param_spec_boolean ("has-media", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SKIPPED] = g_signal_new ("skipped", KIOSK_TYPE_ATTRACT_LOOP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kiosk_attract_loop_init (KioskAttractLoop *self)
{
  self->playlist = kiosk_playlist_new ("");
  self->video = kiosk_video_new (VIDEO_RATE);
  g_signal_connect_object (self->video, "ended", G_CALLBACK (on_video_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->video, "failed", G_CALLBACK (on_video_failed), self, 0);

  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_COVER);
  gtk_widget_set_parent (GTK_WIDGET (self->picture), GTK_WIDGET (self));
}
