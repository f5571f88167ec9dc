/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as YYYY-MM-DD, which compare as text. */

/* Returns: (transfer full): today where the goods are */
char *customs_day_today (void);

/* @text: what a visitor typed, with or without separators. Returns: (transfer full) (nullable): the day, if there is one */
char *customs_day_parse (const char *text);

G_END_DECLS
