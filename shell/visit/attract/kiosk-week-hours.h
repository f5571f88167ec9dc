/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hours of the week in which something holds, such as opening hours: "mon-fri 08:30-17:30; sat 09:00-12:00". A part names
 * days ("mon", "mon-fri", "sat,sun", or none for every day) and, unless it holds the whole day, times. Times that end
 * before they begin go on into the next day; 24:00 is midnight. */
typedef struct _KioskWeekHours KioskWeekHours;

/**
 * kiosk_week_hours_parse:
 * @text: the hours; empty for all the time
 * @error: return location: G_KEY_FILE_ERROR_INVALID_VALUE, with the part that is not understood
 *
 * Returns: (transfer full) (nullable): the hours
 */
KioskWeekHours *kiosk_week_hours_parse    (const char      *text,
                                           GError         **error);
gboolean        kiosk_week_hours_contains (KioskWeekHours  *self,
                                           GDateTime       *time);

/**
 * kiosk_week_hours_next:
 * @self: hours
 * @time: a time outside of them
 *
 * Returns: (transfer full) (nullable): when they begin again, to the minute
 */
GDateTime      *kiosk_week_hours_next     (KioskWeekHours  *self,
                                           GDateTime       *time);
void            kiosk_week_hours_free     (KioskWeekHours  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskWeekHours, kiosk_week_hours_free)

G_END_DECLS
