/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-touch-grid.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TOUCH_TEST (kiosk_touch_test_get_type ())
G_DECLARE_FINAL_TYPE (KioskTouchTest, kiosk_touch_test, KIOSK, TOUCH_TEST, GtkWidget)

/**
 * kiosk_touch_test_new:
 * @landscape: whether the screen is wider than high
 *
 * The whole screen as fields, all of which are to be wiped over. It is over when all of them were touched, when the button
 * is touched, or after a while without a touch. Signal: "over" ().
 *
 * Returns: (transfer floating): the test
 */
GtkWidget      *kiosk_touch_test_new         (gboolean        landscape);

/* (transfer none) */
KioskTouchGrid *kiosk_touch_test_get_grid    (KioskTouchTest *self);

/* The most fingers that were on the glass at a time. */
guint           kiosk_touch_test_get_fingers (KioskTouchTest *self);

G_END_DECLS
