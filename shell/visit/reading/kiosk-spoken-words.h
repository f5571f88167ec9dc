/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kiosk_spoken_words_of:
 * @widget: what has the focus
 *
 * What is to be said of it to who does not see it: its name, what it is, its state, and what is wrong. Of what was typed only
 * how long it is, since everybody in the lobby hears it.
 *
 * Returns: (transfer full): sentences, in the visitor's language
 */
GStrv    kiosk_spoken_words_of         (GtkWidget *widget);

/* Whether pressing it, or Enter in it, makes other words of it; a button only does something. */
gboolean kiosk_spoken_words_have_state (GtkWidget *widget);

G_END_DECLS
