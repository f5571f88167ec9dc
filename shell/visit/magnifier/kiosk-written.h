/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_WRITTEN (kiosk_written_get_type ())
G_DECLARE_FINAL_TYPE (KioskWritten, kiosk_written, KIOSK, WRITTEN, GtkWidget)

/* What stands in the field that is written into, with its name and what is wrong with it: the field itself is out of sight while the
 * keys are magnified. */
GtkWidget *kiosk_written_new      (void);

/* @text: (nullable): of a #KioskEntry; without one there is nothing to be seen */
void       kiosk_written_set_text (KioskWritten *self,
                                   GtkText      *text);

G_END_DECLS
