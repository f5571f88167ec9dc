/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command that sets the PIN of @role: reads it from the standard input, unseen where that is a terminal. A kiosk that
 * runs takes it from the next try on. */
gboolean kiosk_set_pin (const char  *state,
                        const char  *role,
                        GError     **error);

G_END_DECLS
