/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-key-click.h"

#include "kiosk-sound.h"

#include <gst/gst.h>

/* A short knock: a tone that fades at once. */
#define SECONDS  0.006
#define PITCH    1900.0
#define FADING   0.0012
#define LOUDNESS 0.275

struct _KioskKeyClick
{
  GObject     parent_instance;

  KioskSound *sound;  /* (owned) (nullable): silent */
  GstBuffer  *tone;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskKeyClick, kiosk_key_click, G_TYPE_OBJECT)

static void
on_changed (KioskKeyClick *self)
{
  const GError *error = kiosk_sound_get_error (self->sound);

  if (error != NULL)
    g_message ("Keys make no sound: %s", error->message);
  else
    self->tone = kiosk_sound_make_tone (PITCH, SECONDS, FADING, LOUDNESS);
}

void
kiosk_key_click_prepare (KioskKeyClick *self)
{
  if (self->sound != NULL)
    kiosk_sound_prepare (self->sound);
}

void
kiosk_key_click_play (KioskKeyClick *self)
{
  if (self->tone != NULL)
    kiosk_sound_play (self->sound, self->tone);
}

static void
kiosk_key_click_finalize (GObject *object)
{
  KioskKeyClick *self = KIOSK_KEY_CLICK (object);

  g_clear_object (&self->sound);
  g_clear_pointer (&self->tone, gst_buffer_unref);
  G_OBJECT_CLASS (kiosk_key_click_parent_class)->finalize (object);
}

static void
kiosk_key_click_class_init (KioskKeyClickClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_key_click_finalize;
}

static void
kiosk_key_click_init (KioskKeyClick *self)
{
}

KioskKeyClick *
kiosk_key_click_new (GSettings *settings)
{
  KioskKeyClick *self = g_object_new (KIOSK_TYPE_KEY_CLICK, NULL);

  if (!g_settings_get_boolean (settings, "key-sound"))
    return self;

  self->sound = kiosk_sound_new (settings);
  g_signal_connect_object (self->sound, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
