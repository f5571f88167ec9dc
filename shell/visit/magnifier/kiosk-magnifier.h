/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_MAGNIFIER (kiosk_magnifier_get_type ())
G_DECLARE_FINAL_TYPE (KioskMagnifier, kiosk_magnifier, KIOSK, MAGNIFIER, GtkWidget)

/* Shows its child as it is, or, while it is on, a part of it twice as large, beside buttons that move that part. What these need is
 * only built when it is switched on. */

gboolean kiosk_magnifier_is_on       (KioskMagnifier *self);
void     kiosk_magnifier_set_on      (KioskMagnifier *self,
                                      gboolean        on);

/* Where the child begins. */
void     kiosk_magnifier_show_top    (KioskMagnifier *self);

/* @widget: (nullable): within the child; it comes into view, and stays there until it stands still where it is laid out */
void     kiosk_magnifier_follow      (KioskMagnifier *self,
                                      GtkWidget      *widget);

/* @text: (nullable): what is written into; it stands above the part that is shown, so that the keys may have that for themselves */
void     kiosk_magnifier_set_written (KioskMagnifier *self,
                                      GtkText        *text);

/* The part that is shown now, and that part again. */
void     kiosk_magnifier_remember    (KioskMagnifier *self);
void     kiosk_magnifier_return      (KioskMagnifier *self);

G_END_DECLS
