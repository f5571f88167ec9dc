/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as answers and the gateway write them, "2026-11-27". */

/* @day: (out): not valid where the text is none */
gboolean ip_day_parse       (const char  *text,
                             GDate       *day);

/* In Beijing */
void     ip_day_today       (GDate       *day);

/* Returns: (transfer full): the day in digits */
char    *ip_day_format      (const GDate *day);

/* Moves on by so many working days, Monday to Friday. Public holidays are not known here: a deadline found like this never
 * comes after the real one. */
void     ip_day_add_working (GDate       *day,
                             guint        count);

G_END_DECLS
