/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-ink-recogniser.h"

#include "kiosk-ink-model.h"
#include "kiosk-ink-zinnia.h"

#include <gio/gio.h>

#define ZINNIA_SUFFIX ".model"

struct _KioskInkRecogniser
{
  GObject         parent_instance;

  /* one of the two */
  KioskInkModel  *model;
  KioskInkZinnia *zinnia;
  gboolean        traditional;
};

G_DEFINE_FINAL_TYPE (KioskInkRecogniser, kiosk_ink_recogniser, G_TYPE_OBJECT)

static gboolean
open_zinnia (KioskInkRecogniser  *self,
             const char          *file,
             GError             **error)
{
#if HAVE_ZINNIA
  self->zinnia = kiosk_ink_zinnia_open (file, error);
  return self->zinnia != NULL;
#else
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "“%s” is for Zinnia, and the kiosk was built without it", file);
  return FALSE;
#endif
}

static gboolean
open_model (KioskInkRecogniser  *self,
            const char          *file,
            GError             **error)
{
  if (*file == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The kiosk was built without a handwriting model");
      return FALSE;
    }
  if (g_str_has_suffix (file, ZINNIA_SUFFIX))
    return open_zinnia (self, file, error);

  self->model = kiosk_ink_model_open (file, error);
  return self->model != NULL;
}

KioskInkRecogniser *
kiosk_ink_recogniser_new (const char  *model_file,
                          GError     **error)
{
  g_autoptr (KioskInkRecogniser) self = g_object_new (KIOSK_TYPE_INK_RECOGNISER, NULL);

  if (model_file == NULL)
    model_file = g_getenv ("KIOSK_INK_MODEL");
  if (model_file == NULL)
    model_file = KIOSK_INK_MODEL;

  return open_model (self, model_file, error) ? g_steal_pointer (&self) : NULL;
}

void
kiosk_ink_recogniser_set_traditional (KioskInkRecogniser *self,
                                      gboolean            traditional)
{
  self->traditional = traditional;
}

static GStrv
rank (KioskInkRecogniser    *self,
      const KioskInkStrokes *strokes,
      guint                  n)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autofree gunichar *characters = g_new (gunichar, n);
  float features[KIOSK_INK_N_FEATURES];
  guint n_found;

  kiosk_ink_features (strokes, features);
  n_found = kiosk_ink_model_rank (self->model, features, self->traditional, characters, n);
  for (guint i = 0; i < n_found; i++)
    {
      char character[7] = "";

      g_unichar_to_utf8 (characters[i], character);
      g_strv_builder_add (found, character);
    }
  return g_strv_builder_end (found);
}

GStrv
kiosk_ink_recogniser_recognise (KioskInkRecogniser    *self,
                                const KioskInkStrokes *strokes,
                                guint                  n)
{
  KioskInkPoint least, most;

  if (!kiosk_ink_strokes_get_bounds (strokes, &least, &most))
    return g_new0 (char *, 1);
#if HAVE_ZINNIA
  if (self->zinnia != NULL)
    return kiosk_ink_zinnia_recognise (self->zinnia, strokes, n);
#endif
  return rank (self, strokes, n);
}

static void
kiosk_ink_recogniser_finalize (GObject *object)
{
  KioskInkRecogniser *self = KIOSK_INK_RECOGNISER (object);

  g_clear_pointer (&self->model, kiosk_ink_model_free);
#if HAVE_ZINNIA
  g_clear_pointer (&self->zinnia, kiosk_ink_zinnia_free);
#endif
  G_OBJECT_CLASS (kiosk_ink_recogniser_parent_class)->finalize (object);
}

static void
kiosk_ink_recogniser_class_init (KioskInkRecogniserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_ink_recogniser_finalize;
}

static void
kiosk_ink_recogniser_init (KioskInkRecogniser *self)
{
}
