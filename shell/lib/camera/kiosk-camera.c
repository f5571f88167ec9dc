/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-camera.h"

#include "core/kiosk-core.h"

struct _KioskCamera
{
  GObject           parent_instance;

  char             *source;
  guint             holds;
  KioskCameraState  state;
  GError           *error;      /* (nullable) */
  GdkPaintable     *paintable;  /* (owned) */
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
  KioskCamera *self = g_object_new (KIOSK_TYPE_CAMERA, NULL);

  self->source = g_strdup (source);
  return self;
}

gboolean
kiosk_camera_is_available (KioskCamera *self)
{
  g_return_val_if_fail (self == NULL || KIOSK_IS_CAMERA (self), FALSE);

  return FALSE;
}

void
kiosk_camera_hold (KioskCamera *self)
{
  g_return_if_fail (KIOSK_IS_CAMERA (self));

  if (self->holds++ > 0)
    return;

  g_clear_error (&self->error);
  g_set_error_literal (&self->error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "There is no camera");
  set_state (self, KIOSK_CAMERA_STATE_MISSING);
}

void
kiosk_camera_release (KioskCamera *self)
{
  g_return_if_fail (KIOSK_IS_CAMERA (self));
  g_return_if_fail (self->holds > 0);

  if (--self->holds > 0)
    return;

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

  return self->paintable;
}

GdkTexture *
kiosk_camera_get_picture (KioskCamera *self)
{
  g_return_val_if_fail (KIOSK_IS_CAMERA (self), NULL);

  return NULL;
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

  g_free (self->source);
  g_clear_error (&self->error);
  g_clear_object (&self->paintable);
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
  self->paintable = gdk_paintable_new_empty (0, 0);
}
