/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-ink-model.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_DIMENSIONS 512
#define MAX_SHAPES     100000
#define QUERY_STEPS    16.0f /* finer than the means: the query is rounded too */

struct _KioskInkModel
{
  GMappedFile   *file;
  KioskInkHead   head;
  const float   *projection;
  const float   *origin;
  const gint8   *means;
  const float   *norms;
  const guint32 *characters;
  const guint8  *sets;
};

typedef struct
{
  float    distance;
  gunichar character;
} Candidate;

/* FNV-1a over words of eight bytes: it is to notice a file that was cut or damaged, not an attacker. */
guint64
kiosk_ink_model_sum (const guint8 *data,
                     gsize         length)
{
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);
  guint64 word;

  for (; length >= sizeof word; data += sizeof word, length -= sizeof word)
    {
      memcpy (&word, data, sizeof word);
      sum = (sum ^ word) * G_GUINT64_CONSTANT (1099511628211);
    }
  for (; length > 0; data++, length--)
    sum = (sum ^ *data) * G_GUINT64_CONSTANT (1099511628211);
  return sum;
}

static gboolean
refuse (GError     **error,
        const char  *file,
        const char  *why)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” %s", file, why);
  return FALSE;
}

static gsize
body_length (const KioskInkHead *head)
{
  gsize of_dimension = (head->n_features + 1) * sizeof (float);
  gsize of_shape = head->n_dimensions + sizeof (float) + sizeof (guint32) + sizeof (guint8);

  return head->n_dimensions * of_dimension + head->n_shapes * of_shape;
}

static gboolean
check_head (const KioskInkHead  *head,
            const char          *file,
            GError             **error)
{
  if (memcmp (head->magic, KIOSK_INK_MAGIC, sizeof head->magic) != 0)
    return refuse (error, file, "is no handwriting model");
  if (head->version != KIOSK_INK_VERSION || head->byte_order != KIOSK_INK_BYTE_ORDER)
    return refuse (error, file, "is a handwriting model of another version or machine");
  if (head->n_features != KIOSK_INK_N_FEATURES
      || head->n_dimensions == 0 || head->n_dimensions > MAX_DIMENSIONS || head->n_dimensions % 8 != 0
      || head->n_shapes == 0 || head->n_shapes > MAX_SHAPES
      || !(head->scale > 0.0f && head->scale < 1e6f))
    return refuse (error, file, "is a handwriting model of wrong measures");
  return TRUE;
}

static gboolean
check_file (KioskInkModel  *self,
            const char     *file,
            GError        **error)
{
  const guint8 *data = (const guint8 *) g_mapped_file_get_contents (self->file);
  gsize length = g_mapped_file_get_length (self->file);

  if (length < sizeof self->head)
    return refuse (error, file, "is too short for a handwriting model");

  memcpy (&self->head, data, sizeof self->head);
  if (!check_head (&self->head, file, error))
    return FALSE;
  if (length != sizeof self->head + body_length (&self->head))
    return refuse (error, file, "is a handwriting model that was cut short, or lengthened");
  if (kiosk_ink_model_sum (data + sizeof self->head, length - sizeof self->head) != self->head.checksum)
    return refuse (error, file, "is a handwriting model that was altered");
  return TRUE;
}

static gboolean
check_characters (const KioskInkModel  *self,
                  const char           *file,
                  GError              **error)
{
  for (guint i = 0; i < self->head.n_shapes; i++)
    if (self->characters[i] == 0 || !g_unichar_validate (self->characters[i]))
      return refuse (error, file, "is a handwriting model of what is no character");
  return TRUE;
}

static void
find_parts (KioskInkModel *self)
{
  const KioskInkHead *head = &self->head;
  gpointer body = g_mapped_file_get_contents (self->file) + sizeof self->head;

  self->projection = body;
  self->origin = self->projection + head->n_dimensions * head->n_features;
  self->means = (gconstpointer) (self->origin + head->n_dimensions);
  body = (gpointer) (self->means + head->n_shapes * head->n_dimensions);
  self->norms = body;
  body = (gpointer) (self->norms + head->n_shapes);
  self->characters = body;
  self->sets = (gconstpointer) (self->characters + head->n_shapes);
}

KioskInkModel *
kiosk_ink_model_open (const char  *file,
                      GError     **error)
{
  g_autoptr (KioskInkModel) self = g_new0 (KioskInkModel, 1);

  self->file = g_mapped_file_new (file, FALSE, error);
  if (self->file == NULL || !check_file (self, file, error))
    return NULL;

  find_parts (self);
  return check_characters (self, file, error) ? g_steal_pointer (&self) : NULL;
}

void
kiosk_ink_model_free (KioskInkModel *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

static void
project (const KioskInkModel *self,
         const float         *features,
         gint16              *query)
{
  for (guint i = 0; i < self->head.n_dimensions; i++)
    {
      const float *row = self->projection + i * self->head.n_features;
      float sum = -self->origin[i];

      for (guint j = 0; j < self->head.n_features; j++)
        sum += row[j] * features[j];
      query[i] = (gint16) CLAMP (sum / self->head.scale * QUERY_STEPS, -32767.0f, 32767.0f);
    }
}

/* Half the squared distance of a shape's mean, less what is the same for all of them. */
static float
measure (const KioskInkModel *self,
         const gint16        *query,
         guint                shape)
{
  const gint8 *mean = self->means + shape * self->head.n_dimensions;
  gint32 sum = 0;

  for (guint i = 0; i < self->head.n_dimensions; i++)
    sum += mean[i] * query[i];
  return self->norms[shape] - (float) sum / QUERY_STEPS;
}

/* Puts the candidate into its place, once for each character; returns how many there are now. */
static guint
insert (Candidate *best,
        guint      n_best,
        guint      n,
        Candidate  candidate)
{
  guint place;

  for (place = 0; place < n_best && best[place].character != candidate.character; place++)
    ;
  if (place < n_best && best[place].distance <= candidate.distance)
    return n_best;
  if (place == n)
    place--;
  else if (place == n_best)
    n_best++;

  for (; place > 0 && best[place - 1].distance > candidate.distance; place--)
    best[place] = best[place - 1];
  best[place] = candidate;
  return n_best;
}

guint
kiosk_ink_model_rank (const KioskInkModel *self,
                      const float         *features,
                      gboolean             traditional,
                      gunichar            *characters,
                      guint                n)
{
  g_autofree Candidate *best = g_new (Candidate, MAX (n, 1));
  gint16 query[MAX_DIMENSIONS];
  guint n_best = 0;

  project (self, features, query);
  for (guint i = 0; n > 0 && i < self->head.n_shapes; i++)
    {
      Candidate candidate = { 0, self->characters[i] };

      if (self->sets[i] == KIOSK_INK_SET_TRADITIONAL && !traditional)
        continue;
      candidate.distance = measure (self, query, i);
      if (n_best < n || candidate.distance < best[n - 1].distance)
        n_best = insert (best, n_best, n, candidate);
    }

  for (guint i = 0; i < n_best; i++)
    characters[i] = best[i].character;
  return n_best;
}
