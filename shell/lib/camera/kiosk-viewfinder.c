/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-viewfinder-private.h"

#include "kiosk-icons-private.h"

#include <glib/gi18n-lib.h>

struct _KioskViewfinder
{
  GtkWidget    parent_instance;

  KioskCamera *camera;  /* (owned) (nullable) */
  gboolean     held;    /* by this widget */

  GtkPicture  *picture;
  GtkWidget   *view;
  GtkWidget   *message;
  GtkImage    *icon;
  GtkLabel    *words;
  GtkLabel    *instead;
  GtkLabel    *hint;
};

enum
{
  PROP_0,
  PROP_CAMERA,
  PROP_HINT,
  PROP_INSTEAD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskViewfinder, kiosk_viewfinder, GTK_TYPE_WIDGET)

static const char *
describe (KioskCameraState state)
{
  if (state == KIOSK_CAMERA_STATE_MISSING)
    return _("This terminal has no camera.");
  if (state == KIOSK_CAMERA_STATE_FAILED)
    return _("The camera does not answer. It is being tried again.");
  return _("The camera is being switched on.");
}

static void
update (KioskViewfinder *self)
{
  KioskCameraState state = kiosk_camera_get_state (self->camera);
  gboolean trouble = state == KIOSK_CAMERA_STATE_MISSING || state == KIOSK_CAMERA_STATE_FAILED;
  gboolean live = state == KIOSK_CAMERA_STATE_LIVE;

  gtk_widget_set_visible (self->view, live);
  gtk_widget_set_visible (self->message, !live);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->instead), trouble);
  gtk_image_set_from_icon_name (self->icon, trouble ? "kiosk-camera-missing-symbolic" : "kiosk-camera-symbolic");
  gtk_label_set_text (self->words, describe (state));
}

static void
hold (KioskViewfinder *self)
{
  if (self->camera == NULL || self->held || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->held = TRUE;
  kiosk_camera_hold (self->camera);
}

static void
release (KioskViewfinder *self)
{
  if (!self->held)
    return;

  self->held = FALSE;
  kiosk_camera_release (self->camera);
}

KioskCamera *
kiosk_viewfinder_get_camera (KioskViewfinder *self)
{
  return self->camera;
}

void
kiosk_viewfinder_set_camera (KioskViewfinder *self,
                             KioskCamera     *camera)
{
  if (camera == self->camera)
    return;

  release (self);
  if (self->camera != NULL)
    g_signal_handlers_disconnect_by_data (self->camera, self);

  g_set_object (&self->camera, camera);
  gtk_picture_set_paintable (self->picture, camera != NULL ? kiosk_camera_get_paintable (camera) : NULL);
  if (camera != NULL)
    g_signal_connect_object (camera, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  hold (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAMERA]);
}

static void
kiosk_viewfinder_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_viewfinder_parent_class)->map (widget);
  hold (KIOSK_VIEWFINDER (widget));
}

static void
kiosk_viewfinder_unmap (GtkWidget *widget)
{
  release (KIOSK_VIEWFINDER (widget));
  GTK_WIDGET_CLASS (kiosk_viewfinder_parent_class)->unmap (widget);
}

static void
kiosk_viewfinder_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KioskViewfinder *self = KIOSK_VIEWFINDER (object);

  switch (property)
    {
    case PROP_CAMERA:
      kiosk_viewfinder_set_camera (self, g_value_get_object (value));
      break;
    case PROP_HINT:
      gtk_label_set_text (self->hint, g_value_get_string (value));
      break;
    case PROP_INSTEAD:
      gtk_label_set_text (self->instead, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_viewfinder_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KioskViewfinder *self = KIOSK_VIEWFINDER (object);

  switch (property)
    {
    case PROP_CAMERA:
      g_value_set_object (value, self->camera);
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (self->hint));
      break;
    case PROP_INSTEAD:
      g_value_set_string (value, gtk_label_get_text (self->instead));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_viewfinder_dispose (GObject *object)
{
  GtkWidget *child;

  kiosk_viewfinder_set_camera (KIOSK_VIEWFINDER (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_viewfinder_parent_class)->dispose (object);
}

static void
kiosk_viewfinder_class_init (KioskViewfinderClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_viewfinder_set_property;
  object_class->get_property = kiosk_viewfinder_get_property;
  object_class->dispose = kiosk_viewfinder_dispose;
  widget_class->map = kiosk_viewfinder_map;
  widget_class->unmap = kiosk_viewfinder_unmap;

  props[PROP_CAMERA] = g_param_spec_object ("camera", NULL, NULL, KIOSK_TYPE_CAMERA, both | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", both);
  props[PROP_INSTEAD] = g_param_spec_string ("instead", NULL, NULL, "", both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/camera/kiosk-viewfinder.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, picture);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, view);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, message);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, words);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, instead);
  gtk_widget_class_bind_template_child (widget_class, KioskViewfinder, hint);
}

static void
kiosk_viewfinder_init (KioskViewfinder *self)
{
  kiosk_icons_add ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
