/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GATEWAY_DAY (24 * 60 * 60)

/* Moments as the gateway's own tables keep them: "2026-11-23T09:38:00+08:00", Beijing time. As texts they sort by time. */
char *gateway_clock_after (gint64 seconds);   /* from now; may be negative */
char *gateway_clock_now   (void);
char *gateway_clock_today (void);             /* "2026-11-23" */

/* (nullable): the moment so many seconds after another one; NULL if @moment is none */
char *gateway_clock_shift (const char *moment, gint64 seconds);

/* For tests: from now on the clock is ahead by the seconds that are written in @file, whenever they change. */
void  gateway_clock_follow (const char *file);

G_END_DECLS
