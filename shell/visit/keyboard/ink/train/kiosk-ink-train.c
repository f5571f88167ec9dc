/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Trains the handwriting model: writes each character again and again with noise, and learns from it how features scatter
 * that do not matter (the same in all characters) and what is left to tell the characters apart.
 */

#include "ink-glyph.h"
#include "ink-matrix.h"
#include "ink-noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N            KIOSK_INK_N_FEATURES
#define DIMENSIONS   128
#define COPIES       40 /* of each shape, for its mean */
#define SCATTERED    8  /* of them, for the scatter */
#define SEED         20261127
#define REGULARISE   0.1f /* of the mean scatter, added to that of each feature */
#define LARGEST      127.0f

/* What a character that is rarely meant has to be nearer than others, in squared standard deviations. */
#define TRADITIONAL_HANDICAP 6
#define LETTER_HANDICAP      12
#define SIGN_HANDICAP        30

typedef struct
{
  GPtrArray *glyphs; /* (element-type InkGlyph) */
  float     *means;  /* of the features of each */
  float     *within; /* scatter */
  float      middle[N];
} Training;

static InkGlyph *
get_glyph (const Training *training,
           guint           i)
{
  return g_ptr_array_index (training->glyphs, i);
}

/* Each copy in its own manner: a quarter as taught, the others with a disturbed order or with joined strokes. */
static void
measure_copy (const InkGlyph *glyph,
              guint           copy,
              GRand          *random,
              float          *features)
{
  static const InkManner manners[] = {
    { INK_ORDER_USUAL, 0, FALSE },
    { INK_ORDER_SWAPPED, 0.1, FALSE },
    { INK_ORDER_USUAL, 0.3, FALSE },
    { INK_ORDER_RANDOM, 0, FALSE },
    { INK_ORDER_USUAL, 0, FALSE },
    { INK_ORDER_REVERSED, 0.1, FALSE },
    { INK_ORDER_SWAPPED, 0.3, FALSE },
    { INK_ORDER_USUAL, 0.6, FALSE },
  };
  InkManner manner = manners[copy % G_N_ELEMENTS (manners)];
  g_autoptr (KioskInkStrokes) written = NULL;

  manner.straight = glyph->straight;
  written = ink_noise_write (glyph->strokes, &manner, random);
  kiosk_ink_features (written, features);
}

static void
study_glyph (Training *training,
             guint     i,
             float    *rows)
{
  const InkGlyph *glyph = get_glyph (training, i);
  /* the same for all: what is drawn alike, as 一 and a dash, gets the same mean, and only the handicap tells */
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  float *mean = training->means + i * N;

  for (guint copy = 0; copy < COPIES; copy++)
    {
      measure_copy (glyph, copy, random, rows + copy * N);
      for (guint j = 0; j < N; j++)
        mean[j] += rows[copy * N + j] / COPIES;
    }

  for (guint copy = 0; copy < SCATTERED; copy++)
    for (guint j = 0; j < N; j++)
      rows[copy * N + j] -= mean[j];
  ink_matrix_add_products (training->within, rows, SCATTERED, N);
}

static void
study (Training *training)
{
  g_autofree float *rows = g_new (float, COPIES * N);
  guint n = training->glyphs->len;
  double trace = 0;

  training->means = g_new0 (float, n * N);
  training->within = g_new0 (float, N * N);
  for (guint i = 0; i < n; i++)
    study_glyph (training, i, rows);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < N; j++)
      training->middle[j] += training->means[i * N + j] / (float) n;
  for (guint j = 0; j < N * N; j++)
    training->within[j] /= (float) (n * SCATTERED);
  ink_matrix_mirror (training->within, N);
  for (guint j = 0; j < N; j++)
    trace += training->within[j * (N + 1)];
  for (guint j = 0; j < N; j++)
    training->within[j * (N + 1)] += REGULARISE * (float) trace / N;
}

/* Returns: (transfer full): the directions into which the features are to be projected */
static float *
find_directions (Training *training)
{
  g_autofree float *between = g_new0 (float, N * N);
  float row[N];
  guint n = training->glyphs->len;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < N; j++)
        row[j] = training->means[i * N + j] - training->middle[j];
      ink_matrix_add_products (between, row, 1, N);
    }
  for (guint j = 0; j < N * N; j++)
    between[j] /= (float) n;
  ink_matrix_mirror (between, N);
  return ink_matrix_discriminate (training->within, between, N, DIMENSIONS);
}

static float
project (const float *direction,
         const float *features)
{
  double sum = 0;

  for (guint i = 0; i < N; i++)
    sum += direction[i] * features[i];
  return (float) sum;
}

typedef struct
{
  KioskInkHead  head;
  float        *directions;
  float         origin[DIMENSIONS];
  gint8        *means;
  float        *norms;
  guint32      *characters;
  guint8       *sets;
} Model;

static float *
project_means (const Training *training,
               const Model    *model)
{
  guint n = training->glyphs->len;
  float *projected = g_new (float, n * DIMENSIONS);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < DIMENSIONS; j++)
      projected[i * DIMENSIONS + j] = project (model->directions + j * N, training->means + i * N) - model->origin[j];
  return projected;
}

static float
get_handicap (const InkGlyph *glyph)
{
  switch (glyph->set)
    {
    case KIOSK_INK_SET_SIMPLIFIED:
      return 0;
    case KIOSK_INK_SET_TRADITIONAL:
      return TRADITIONAL_HANDICAP;
    case KIOSK_INK_SET_OTHER:
    default:
      return g_unichar_isalnum (glyph->character) ? LETTER_HANDICAP : SIGN_HANDICAP;
    }
}

static void
round_mean (Model       *model,
            guint        i,
            const float *mean,
            float        handicap)
{
  float scale = model->head.scale, square = 0;

  for (guint j = 0; j < DIMENSIONS; j++)
    {
      float rounded = rintf (mean[j] / scale);

      model->means[i * DIMENSIONS + j] = (gint8) rounded;
      square += rounded * rounded;
    }
  model->norms[i] = (square + handicap / (scale * scale)) / 2;
}

static void
build_model (Training *training,
             Model    *model)
{
  g_autofree float *projected = NULL;
  guint n = training->glyphs->len;
  float most = 0;

  model->directions = find_directions (training);
  for (guint j = 0; j < DIMENSIONS; j++)
    model->origin[j] = project (model->directions + j * N, training->middle);
  projected = project_means (training, model);
  for (guint i = 0; i < n * DIMENSIONS; i++)
    most = MAX (most, fabsf (projected[i]));

  model->head.scale = most / LARGEST;
  model->means = g_new (gint8, n * DIMENSIONS);
  model->norms = g_new (float, n);
  model->characters = g_new (guint32, n);
  model->sets = g_new (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      round_mean (model, i, projected + i * DIMENSIONS, get_handicap (get_glyph (training, i)));
      model->characters[i] = get_glyph (training, i)->character;
      model->sets[i] = get_glyph (training, i)->set;
    }
}

static gboolean
write_model (Model       *model,
             guint        n,
             const char  *file,
             GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  KioskInkHead *head = &model->head;

  memcpy (head->magic, KIOSK_INK_MAGIC, sizeof head->magic);
  head->version = KIOSK_INK_VERSION;
  head->byte_order = KIOSK_INK_BYTE_ORDER;
  head->n_features = N;
  head->n_dimensions = DIMENSIONS;
  head->n_shapes = n;

  g_byte_array_append (bytes, (gpointer) model->directions, DIMENSIONS * N * sizeof (float));
  g_byte_array_append (bytes, (gpointer) model->origin, sizeof model->origin);
  g_byte_array_append (bytes, (gpointer) model->means, n * DIMENSIONS);
  g_byte_array_append (bytes, (gpointer) model->norms, n * (guint) sizeof (float));
  g_byte_array_append (bytes, (gpointer) model->characters, n * (guint) sizeof (guint32));
  g_byte_array_append (bytes, model->sets, n);

  head->checksum = kiosk_ink_model_sum (bytes->data, bytes->len);
  g_byte_array_prepend (bytes, (gpointer) head, sizeof *head);
  return g_file_set_contents (file, (const char *) bytes->data, bytes->len, error);
}

static gboolean
train (const char  *directory,
       const char  *letters_file,
       const char  *model_file,
       GError     **error)
{
  Training training = { .glyphs = ink_glyphs_read_hanzi (directory, error) };
  g_autoptr (GPtrArray) letters = training.glyphs != NULL ? ink_glyphs_read_letters (letters_file, error) : NULL;
  Model model = { 0 };

  if (letters == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (training.glyphs, g_steal_pointer (&letters));
  ink_glyphs_add_straight (training.glyphs);
  study (&training);
  build_model (&training, &model);
  return write_model (&model, training.glyphs->len, model_file, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("Usage: kiosk-ink-train DIRECTORY LETTERS MODEL\n");
      return 2;
    }
  if (!train (argv[1], argv[2], argv[3], &error))
    {
      g_printerr ("kiosk-ink-train: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
