/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_LOCKDOWN (kiosk_lockdown_get_type ())
G_DECLARE_FINAL_TYPE (KioskLockdown, kiosk_lockdown, KIOSK, LOCKDOWN, GObject)

/**
 * kiosk_lockdown_new:
 *
 * Tells what belongs to using the kiosk from what could lead out of it: keyboard shortcuts, function keys, other buttons
 * than the first, attempts to close the window. Signal "repeated" (guint tries): there were too many of the latter
 * within a short time.
 *
 * Returns: (transfer full): a lock-down
 */
KioskLockdown *kiosk_lockdown_new       (void);

/**
 * kiosk_lockdown_swallows:
 * @self: a lock-down
 * @event: an event on its way to a widget
 *
 * Returns: %TRUE if the event must go no further
 */
gboolean       kiosk_lockdown_swallows  (KioskLockdown *self,
                                         GdkEvent      *event);

/* Counts an attempt that is no event, such as a window manager's wish to close the window. */
void           kiosk_lockdown_count_try (KioskLockdown *self);

G_END_DECLS
