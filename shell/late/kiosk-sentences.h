/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the translator "kiosk_sentences" known to librime, which has to be set up and not yet to have a session. */
void kiosk_sentences_register (void);

G_END_DECLS
