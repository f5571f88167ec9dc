/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-park-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_ATTRACT (kiosk_attract_get_type ())
G_DECLARE_FINAL_TYPE (KioskAttract, kiosk_attract, KIOSK, ATTRACT, GtkWidget)

/* What the screen shows while nobody is there. Signal "begin" (char *locale): it was touched; on one of the lines of
 * another language, in that language. */
GtkWidget *kiosk_attract_new (KioskParkProfile *profile);

G_END_DECLS
