/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the products of each pair of columns of the @n_rows rows of @rows to the upper half of the square @sums. */
void   ink_matrix_add_products (float       *sums,
                                const float *rows,
                                guint        n_rows,
                                guint        n_columns);

/* Copies the upper half of the square to the lower one. */
void   ink_matrix_mirror (float *square,
                          guint  n);

/*
 * Finds the directions in which the means of the classes lie far apart, while each class scatters alike in all of them: the
 * linear discriminant analysis of R. A. Fisher and C. R. Rao, by whitening with a Cholesky factor and orthogonal iteration.
 *
 * @within: the scatter inside the classes, symmetric and positive definite; overwritten
 * @between: the scatter of the means, symmetric; overwritten
 *
 * Returns: (transfer full) (array length=n_directions*n): a direction a row, the most telling one first
 */
float *ink_matrix_discriminate (float *within,
                                float *between,
                                guint  n,
                                guint  n_directions);

G_END_DECLS
