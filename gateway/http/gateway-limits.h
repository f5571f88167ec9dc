/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often a terminal may ask, and how often anyone may guess. Safe to use from any thread; memory is bounded. */
typedef struct _GatewayLimits GatewayLimits;

#define GATEWAY_GUESS_WINDOW       600   /* seconds */
#define GATEWAY_GUESSES_HERE       5     /* wrong ones for a record at one terminal */
#define GATEWAY_GUESSES_OF_RECORD  20    /* wrong ones for a record anywhere */
#define GATEWAY_GUESSES_AT         30    /* wrong ones for any record at one terminal */

GatewayLimits *gateway_limits_new      (guint rate);   /* requests a second of one terminal, or of one address of phones; 0 for no limit */
void           gateway_limits_free     (GatewayLimits *limits);

/* Returns seconds to wait, 0 if the request may go on. */
guint          gateway_limits_request  (GatewayLimits *limits, const char *terminal, gint64 now);

/* Counts a guess as wrong until gateway_limits_right() takes it back. Returns seconds to wait, 0 if it may be looked at.
 * @now is monotonic, in microseconds. */
guint          gateway_limits_guess    (GatewayLimits *limits, const char *terminal, const char *record, gint64 now);
void           gateway_limits_right    (GatewayLimits *limits, const char *terminal, const char *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GatewayLimits, gateway_limits_free)

G_END_DECLS
