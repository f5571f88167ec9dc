/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-camera.h"

#include "kiosk-camera-find.h"
#include "kiosk-camera-source-private.h"
#include "kiosk-frames.h"

/* Enough to see one's own hand move, and no more than a machine without a GPU draws beside its work. */
#define RATE 12

#define LONGEST_SIDE  2000  /* pixels */
#define RETRY_SECONDS 2

/* A camera wakes in a second or two. One that is silent for so long does not answer any more. */
#define SILENCE_SECONDS 6

struct _KioskCamera
{
  GObject           parent_instance;

  char             *source;
  guint             holds;
  KioskCameraState  state;
  GError           *error;    /* (nullable) */
  KioskFrames      *frames;   /* (owned) */
  gboolean          heard;    /* a picture came since the last look */
  guint             silence;  /* GLib source, while the pipeline runs */
  guint             retry;    /* GLib source, while it does not and should */
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  PICTURED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void start (KioskCamera *self);

G_DEFINE_FINAL_TYPE (KioskCamera, kiosk_camera, G_TYPE_OBJECT)

static void
set_state (KioskCamera      *self,
           KioskCameraState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

KioskCamera *
kiosk_camera_new (const char *source)
{
  KioskCamera *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_CAMERA, NULL);
  self->source = g_strdup (source);
  return self;
}

gboolean
kiosk_camera_is_available (KioskCamera *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self == NULL || KIOSK_IS_CAMERA (self), FALSE);

  path = self != NULL ? kiosk_camera_find (self->source, NULL) : NULL;
  return path != NULL;
}

static void
close_device (KioskCamera *self)
{
  g_clear_handle_id (&self->silence, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  kiosk_frames_stop (self->frames);
}

static gboolean
on_retry_due (gpointer user_data)
{
  KioskCamera *self = user_data;

  self->retry = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

/* Takes @error. The same trouble is told in the log once, however often it is tried again. */
static void
meet_trouble (KioskCamera      *self,
              KioskCameraState  state,
              GError           *error)
{
  close_device (self);
  if (self->error == NULL || g_strcmp0 (self->error->message, error->message) != 0)
    g_message ("No pictures of the camera: %s", error->message);
  g_clear_error (&self->error);
  self->error = error;
  self->retry = g_timeout_add_seconds (RETRY_SECONDS, on_retry_due, self);
  set_state (self, state);
}

static gboolean
on_silence_due (gpointer user_data)
{
  KioskCamera *self = user_data;

  if (self->heard)
    {
      self->heard = FALSE;
      return G_SOURCE_CONTINUE;
    }

  self->silence = 0;
  meet_trouble (self, KIOSK_CAMERA_STATE_FAILED,
                g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "It has sent nothing for %d seconds", SILENCE_SECONDS));
  return G_SOURCE_REMOVE;
}

static GstElement *
make_pipeline (KioskCamera  *self,
               const char   *path,
               GError      **error)
{
  GstElement *sink = kiosk_frames_make_sink (self->frames, RATE, LONGEST_SIDE, error);

  return sink != NULL ? kiosk_camera_source_make_pipeline (path, RATE, sink, error) : NULL;
}

static void
start (KioskCamera *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kiosk_camera_find (self->source, &error);
  GstElement *pipeline = path != NULL ? make_pipeline (self, path, &error) : NULL;

  if (pipeline == NULL)
    {
      meet_trouble (self, path == NULL ? KIOSK_CAMERA_STATE_MISSING : KIOSK_CAMERA_STATE_FAILED, g_steal_pointer (&error));
      return;
    }

  self->heard = FALSE;
  self->silence = g_timeout_add_seconds (SILENCE_SECONDS, on_silence_due, self);
  kiosk_frames_run (self->frames, pipeline);
  /* what was said of a trouble stays until there is a picture */
  if (self->state == KIOSK_CAMERA_STATE_OFF)
    set_state (self, KIOSK_CAMERA_STATE_STARTING);
}

static void
on_pictured (KioskCamera *self)
{
  self->heard = TRUE;
  g_clear_error (&self->error);
  set_state (self, KIOSK_CAMERA_STATE_LIVE);
  g_signal_emit (self, signals[PICTURED], 0);
}

static void
on_failed (KioskCamera *self,
           GError      *error)
{
  meet_trouble (self, KIOSK_CAMERA_STATE_FAILED, g_error_copy (error));
}

static void
on_ended (KioskCamera *self)
{
  meet_trouble (self, KIOSK_CAMERA_STATE_FAILED, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "It has come to its end"));
}

void
kiosk_camera_hold (KioskCamera *self)
{
  g_return_if_fail (KIOSK_IS_CAMERA (self));

  if (self->holds++ == 0)
    start (self);
}

void
kiosk_camera_release (KioskCamera *self)
{
  g_return_if_fail (KIOSK_IS_CAMERA (self));
  g_return_if_fail (self->holds > 0);

  if (--self->holds > 0)
    return;

  close_device (self);
  g_clear_error (&self->error);
  set_state (self, KIOSK_CAMERA_STATE_OFF);
}

KioskCameraState
kiosk_camera_get_state (KioskCamera *self)
{
  g_return_val_if_fail (self == NULL || KIOSK_IS_CAMERA (self), KIOSK_CAMERA_STATE_MISSING);

  return self != NULL ? self->state : KIOSK_CAMERA_STATE_MISSING;
}

const GError *
kiosk_camera_get_error (KioskCamera *self)
{
  g_return_val_if_fail (KIOSK_IS_CAMERA (self), NULL);

  return self->error;
}

GdkPaintable *
kiosk_camera_get_paintable (KioskCamera *self)
{
  g_return_val_if_fail (KIOSK_IS_CAMERA (self), NULL);

  return GDK_PAINTABLE (self->frames);
}

GdkTexture *
kiosk_camera_get_picture (KioskCamera *self)
{
  g_return_val_if_fail (KIOSK_IS_CAMERA (self), NULL);

  return kiosk_frames_get_picture (self->frames);
}

static void
kiosk_camera_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_set_uint (value, KIOSK_CAMERA (object)->state);
}

static void
kiosk_camera_finalize (GObject *object)
{
  KioskCamera *self = KIOSK_CAMERA (object);

  close_device (self);
  g_free (self->source);
  g_clear_error (&self->error);
  g_clear_object (&self->frames);
  G_OBJECT_CLASS (kiosk_camera_parent_class)->finalize (object);
}

static void
kiosk_camera_class_init (KioskCameraClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_camera_get_property;
  object_class->finalize = kiosk_camera_finalize;

  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, KIOSK_CAMERA_STATE_FAILED, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PICTURED] = g_signal_new ("pictured", KIOSK_TYPE_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_camera_init (KioskCamera *self)
{
  self->frames = kiosk_frames_new ();
  g_signal_connect_object (self->frames, "pictured", G_CALLBACK (on_pictured), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frames, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frames, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
}
