/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ink-matrix.h"

#include <math.h>
#include <string.h>

#define ROUNDS 25 /* of the iteration: enough for the plane that the directions span, which is all that matters */
#define SEED   20261127

void
ink_matrix_add_products (float       *sums,
                         const float *rows,
                         guint        n_rows,
                         guint        n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    for (guint row = 0; row < n_rows; row++)
      {
        const float *values = rows + row * n_columns;
        float *out = sums + i * n_columns, factor = values[i];

        for (guint j = i; j < n_columns; j++)
          out[j] += factor * values[j];
      }
}

void
ink_matrix_mirror (float *square,
                   guint  n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      square[i * n + j] = square[j * n + i];
}

static double
dot (const float *a,
     const float *b,
     guint        n)
{
  /* several sums that do not wait for each other */
  float sums[8] = { 0 };
  double sum = 0;
  guint i;

  for (i = 0; i + 8 <= n; i += 8)
    for (guint k = 0; k < 8; k++)
      sums[k] += a[i + k] * b[i + k];
  for (; i < n; i++)
    sum += a[i] * b[i];
  for (guint k = 0; k < 8; k++)
    sum += sums[k];
  return sum;
}

/* Replaces the lower half of the square by its factor L, so that the square was L times L transposed. */
static void
factorise (float *square,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double rest = square[i * n + j] - dot (square + i * n, square + j * n, j);

        square[i * n + j] = (float) (i == j ? sqrt (MAX (rest, 1e-12)) : rest / square[j * n + j]);
      }
}

/* Each row r of @rows becomes the solution x of L x = r. */
static void
solve_rows (const float *lower,
            float       *rows,
            guint        n_rows,
            guint        n)
{
  for (guint row = 0; row < n_rows; row++)
    {
      float *x = rows + row * n;

      for (guint i = 0; i < n; i++)
        x[i] = (float) ((x[i] - dot (lower + i * n, x, i)) / lower[i * n + i]);
    }
}

/* Each row r of @rows becomes the solution x of L transposed x = r. */
static void
solve_rows_transposed (const float *lower,
                       float       *rows,
                       guint        n_rows,
                       guint        n)
{
  for (guint row = 0; row < n_rows; row++)
    {
      float *x = rows + row * n;

      for (guint i = n; i-- > 0;)
        {
          x[i] /= lower[i * n + i];
          for (guint j = 0; j < i; j++)
            x[j] -= lower[i * n + j] * x[i];
        }
    }
}

static void
transpose (float *square,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        float kept = square[i * n + j];

        square[i * n + j] = square[j * n + i];
        square[j * n + i] = kept;
      }
}

/* Gram and Schmidt's way to make the rows square to each other and of length 1. */
static void
orthogonalise (float *rows,
               guint  n_rows,
               guint  n)
{
  for (guint row = 0; row < n_rows; row++)
    {
      float *x = rows + row * n, length;

      for (guint other = 0; other < row; other++)
        {
          const float *y = rows + other * n;
          float shared = (float) dot (x, y, n);

          for (guint i = 0; i < n; i++)
            x[i] -= shared * y[i];
        }
      length = (float) sqrt (MAX (dot (x, x, n), 1e-20));
      for (guint i = 0; i < n; i++)
        x[i] /= length;
    }
}

static float *
find_main_directions (const float *square,
                      guint        n,
                      guint        n_directions)
{
  g_autofree float *turned = g_new (float, n_directions * n);
  float *directions = g_new (float, n_directions * n);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < n_directions * n; i++)
    directions[i] = (float) g_rand_double_range (random, -1, 1);

  for (guint round = 0; round < ROUNDS; round++)
    {
      for (guint row = 0; row < n_directions; row++)
        for (guint i = 0; i < n; i++)
          turned[row * n + i] = (float) dot (square + i * n, directions + row * n, n);
      orthogonalise (turned, n_directions, n);
      memcpy (directions, turned, n_directions * n * sizeof *directions);
    }
  return directions;
}

float *
ink_matrix_discriminate (float *within,
                         float *between,
                         guint  n,
                         guint  n_directions)
{
  float *directions;

  factorise (within, n);
  /* L⁻¹ B L⁻ᵀ, in two steps from the right */
  solve_rows (within, between, n, n);
  transpose (between, n);
  solve_rows (within, between, n, n);

  directions = find_main_directions (between, n, n_directions);
  solve_rows_transposed (within, directions, n_directions, n);
  return directions;
}
