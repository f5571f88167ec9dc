/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The languages, each by its own name, over the dimmed screen. Works by the window's actions "visit.set-language" and
 * "visit.keep-language". */
#define KIOSK_TYPE_LANGUAGE_CHOOSER (kiosk_language_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KioskLanguageChooser, kiosk_language_chooser, KIOSK, LANGUAGE_CHOOSER, GtkWidget)

G_END_DECLS
