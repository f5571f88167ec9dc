/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-ink-zinnia.h"

#include <gio/gio.h>
#include <math.h>
#include <zinnia.h>

#define PAPER       1000
/* Its time grows with the square of these; nobody writes more. */
#define MAX_STROKES 64
#define MAX_POINTS  100 /* of a stroke */

struct _KioskInkZinnia
{
  zinnia_recognizer_t *recogniser;
};

KioskInkZinnia *
kiosk_ink_zinnia_open (const char  *file,
                       GError     **error)
{
  g_autoptr (KioskInkZinnia) self = g_new0 (KioskInkZinnia, 1);

  self->recogniser = zinnia_recognizer_new ();
  if (!zinnia_recognizer_open (self->recogniser, file))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no model for Zinnia: %s",
                   file, zinnia_recognizer_strerror (self->recogniser));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
kiosk_ink_zinnia_free (KioskInkZinnia *self)
{
  zinnia_recognizer_destroy (self->recogniser);
  g_free (self);
}

static zinnia_character_t *
convert (const KioskInkStrokes *strokes)
{
  zinnia_character_t *character = zinnia_character_new ();
  KioskInkPoint least, most;
  double scale;

  zinnia_character_set_width (character, PAPER);
  zinnia_character_set_height (character, PAPER);
  if (!kiosk_ink_strokes_get_bounds (strokes, &least, &most))
    return character;

  scale = PAPER / MAX (MAX (most.x - least.x, most.y - least.y), 1e-3);
  for (guint i = 0, n; i < MIN (kiosk_ink_strokes_get_n_strokes (strokes), MAX_STROKES); i++)
    {
      const KioskInkPoint *points = kiosk_ink_strokes_get_stroke (strokes, i, &n);

      for (guint j = 0; j < n; j += 1 + n / MAX_POINTS)
        zinnia_character_add (character, i, (int) lround ((points[j].x - least.x) * scale),
                              (int) lround ((points[j].y - least.y) * scale));
    }
  return character;
}

GStrv
kiosk_ink_zinnia_recognise (KioskInkZinnia        *self,
                            const KioskInkStrokes *strokes,
                            guint                  n)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  zinnia_character_t *character = convert (strokes);
  zinnia_result_t *result = zinnia_recognizer_classify (self->recogniser, character, n);

  for (gsize i = 0; result != NULL && i < zinnia_result_size (result); i++)
    g_strv_builder_add (found, zinnia_result_value (result, i));

  if (result != NULL)
    zinnia_result_destroy (result);
  zinnia_character_destroy (character);
  return g_strv_builder_end (found);
}
