/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-context.h"

#include "media/kiosk-media.h"

struct _KioskContext
{
  GObject       parent_instance;

  KioskBackend *backend; /* (owned) */
  KioskOutbox  *outbox;  /* (owned) (nullable) */
  KioskCamera  *camera;  /* (owned) (nullable): a GObject, of which no more is known where there is no screen */
  KioskPrinter *printer; /* (owned) (nullable): likewise */
  KioskSpeaker *speaker; /* (owned) (nullable): likewise */
  const char   *locale;  /* interned: a page may hold it beyond a change of language */
  char         *park;
  char         *handoff_url;  /* (nullable) */
  char         *audio_sink;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskContext, kiosk_context, G_TYPE_OBJECT)

KioskContext *
kiosk_context_new (KioskBackend *backend,
                   const char   *locale,
                   const char   *park)
{
  KioskContext *self = g_object_new (KIOSK_TYPE_CONTEXT, NULL);

  self->backend = g_object_ref (backend);
  self->locale = g_intern_string (locale);
  self->park = g_strdup (park);
  return self;
}

KioskBackend *
kiosk_context_get_backend (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->backend;
}

const char *
kiosk_context_get_locale (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->locale;
}

void
kiosk_context_set_locale (KioskContext *self,
                          const char   *locale)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  self->locale = g_intern_string (locale);
}

const char *
kiosk_context_get_park (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->park;
}

void
kiosk_context_set_outbox (KioskContext *self,
                          KioskOutbox  *outbox)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_set_object (&self->outbox, outbox);
}

KioskOutbox *
kiosk_context_get_outbox (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->outbox;
}

void
kiosk_context_set_camera (KioskContext *self,
                          KioskCamera  *camera)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_set_object (&self->camera, camera);
}

KioskCamera *
kiosk_context_get_camera (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->camera;
}

void
kiosk_context_set_printer (KioskContext *self,
                           KioskPrinter *printer)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_set_object (&self->printer, printer);
}

KioskPrinter *
kiosk_context_get_printer (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->printer;
}

void
kiosk_context_set_handoff_url (KioskContext *self,
                               const char   *url)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_free (self->handoff_url);
  self->handoff_url = g_strdup (url);
}

const char *
kiosk_context_get_handoff_url (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->handoff_url;
}

void
kiosk_context_set_audio_sink (KioskContext *self,
                              const char   *sink)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_free (self->audio_sink);
  self->audio_sink = g_strdup (sink);
}

const char *
kiosk_context_get_audio_sink (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->audio_sink;
}

void
kiosk_context_set_speaker (KioskContext *self,
                           KioskSpeaker *speaker)
{
  g_return_if_fail (KIOSK_IS_CONTEXT (self));

  g_set_object (&self->speaker, speaker);
}

KioskSpeaker *
kiosk_context_get_speaker (KioskContext *self)
{
  g_return_val_if_fail (KIOSK_IS_CONTEXT (self), NULL);

  return self->speaker;
}

static void
kiosk_context_finalize (GObject *object)
{
  KioskContext *self = KIOSK_CONTEXT (object);

  g_clear_object (&self->backend);
  g_clear_object (&self->outbox);
  g_clear_object (&self->camera);
  g_clear_object (&self->printer);
  g_clear_object (&self->speaker);
  g_free (self->park);
  g_free (self->handoff_url);
  g_free (self->audio_sink);
  G_OBJECT_CLASS (kiosk_context_parent_class)->finalize (object);
}

static void
kiosk_context_class_init (KioskContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_context_finalize;
}

static void
kiosk_context_init (KioskContext *self)
{
}
