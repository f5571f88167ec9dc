/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-park-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @display the looks of the kiosk: settings, style sheets, its own icons and those of the services in @directories. */
void kiosk_display_dress                (GdkDisplay         *display,
                                         const char * const *directories);

/* The park's own colour, from which the hero of home is mixed; white words stand on it. */
void kiosk_display_use_accent           (GdkDisplay         *display,
                                         KioskParkProfile   *profile);

/* GTK looks into some five thousand folders for the first icon. The first screen has none, and the first touch is not to wait. */
void kiosk_display_load_icons_when_idle (GdkDisplay         *display);

G_END_DECLS
