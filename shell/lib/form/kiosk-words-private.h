/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a label says; one that has nothing to say takes no room. */
void kiosk_words_show (GtkLabel   *label,
                       const char *words);

G_END_DECLS
