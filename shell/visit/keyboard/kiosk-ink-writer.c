/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-writer.h"

#include <gio/gio.h>

static const char * const none[] = { NULL };

struct _KioskInkWriter
{
  GObject             parent_instance;

  KioskKeyTarget     *target;      /* (owned) */
  KioskInkPad        *pad;         /* (owned) (nullable) */
  KioskInkRecogniser *recogniser;  /* (owned) (nullable) */
  gboolean            traditional;
  gboolean            tried;       /* to open the model */
  GStrv               candidates;  /* (nullable) */
  char               *written;     /* (nullable): which of them stands in the field by itself */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskInkWriter, kiosk_ink_writer, G_TYPE_OBJECT)

/* Takes @candidates. */
static void
offer (KioskInkWriter *self,
       GStrv           candidates)
{
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->candidates, g_strfreev);
  self->candidates = candidates;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_candidates_changed (KioskInkWriter *self,
                       GStrv           candidates)
{
  offer (self, g_strdupv (candidates));
}

static void
on_paused (KioskInkWriter *self)
{
  if (*kiosk_ink_writer_get_candidates (self) == NULL)
    return;

  self->written = g_strdup (self->candidates[0]);
  kiosk_key_target_write (self->target, self->written);
}

gboolean
kiosk_ink_writer_is_available (KioskInkWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (self->tried)
    return self->recogniser != NULL;

  self->tried = TRUE;
  self->recogniser = kiosk_ink_recogniser_new (NULL, &error);
  if (self->recogniser != NULL)
    kiosk_ink_recogniser_set_traditional (self->recogniser, self->traditional);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_warning ("There is no handwriting: %s", error->message);
  return self->recogniser != NULL;
}

void
kiosk_ink_writer_set_pad (KioskInkWriter *self,
                          KioskInkPad    *pad)
{
  self->pad = g_object_ref (pad);
  g_object_set (pad, "recogniser", self->recogniser, NULL);
  g_signal_connect_object (pad, "candidates-changed", G_CALLBACK (on_candidates_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pad, "paused", G_CALLBACK (on_paused), self, G_CONNECT_SWAPPED);
}

const char * const *
kiosk_ink_writer_get_candidates (KioskInkWriter *self)
{
  return self->candidates != NULL ? (const char * const *) self->candidates : none;
}

static void
clear (KioskInkWriter *self)
{
  if (self->pad != NULL)
    kiosk_ink_pad_clear (self->pad);
}

void
kiosk_ink_writer_rewrite (KioskInkWriter *self)
{
  if (self->written != NULL)
    kiosk_key_target_take_back (self->target, self->written);
  clear (self);
}

void
kiosk_ink_writer_choose (KioskInkWriter *self,
                         guint           index)
{
  g_autofree char *chosen = NULL;

  if (self->candidates == NULL || index >= g_strv_length (self->candidates))
    return;

  chosen = g_strdup (self->candidates[index]);
  kiosk_ink_writer_rewrite (self);
  kiosk_key_target_write (self->target, chosen);
}

gboolean
kiosk_ink_writer_undo (KioskInkWriter *self)
{
  return self->pad != NULL && kiosk_ink_pad_undo (self->pad);
}

void
kiosk_ink_writer_finish (KioskInkWriter *self)
{
  if (self->written == NULL)
    kiosk_ink_writer_choose (self, 0);
  else
    clear (self);
}

static void
kiosk_ink_writer_dispose (GObject *object)
{
  KioskInkWriter *self = KIOSK_INK_WRITER (object);

  g_clear_object (&self->target);
  g_clear_object (&self->pad);
  g_clear_object (&self->recogniser);
  G_OBJECT_CLASS (kiosk_ink_writer_parent_class)->dispose (object);
}

static void
kiosk_ink_writer_finalize (GObject *object)
{
  KioskInkWriter *self = KIOSK_INK_WRITER (object);

  g_strfreev (self->candidates);
  g_free (self->written);
  G_OBJECT_CLASS (kiosk_ink_writer_parent_class)->finalize (object);
}

static void
kiosk_ink_writer_class_init (KioskInkWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_ink_writer_dispose;
  object_class->finalize = kiosk_ink_writer_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kiosk_ink_writer_init (KioskInkWriter *self)
{
}

KioskInkWriter *
kiosk_ink_writer_new (KioskKeyTarget *target,
                      gboolean        traditional)
{
  KioskInkWriter *self = g_object_new (KIOSK_TYPE_INK_WRITER, NULL);

  self->target = g_object_ref (target);
  self->traditional = traditional;
  return self;
}
