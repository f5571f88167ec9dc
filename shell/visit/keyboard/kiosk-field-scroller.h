/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_FIELD_SCROLLER (kiosk_field_scroller_get_type ())
G_DECLARE_FINAL_TYPE (KioskFieldScroller, kiosk_field_scroller, KIOSK, FIELD_SCROLLER, GObject)

/* Keeps the field that is written into above the keyboard, by scrolling its page. */
KioskFieldScroller *kiosk_field_scroller_new    (void);

/* @text: (nullable): what is written into now */
void                kiosk_field_scroller_follow (KioskFieldScroller *self,
                                                 GtkWidget          *text);

G_END_DECLS
