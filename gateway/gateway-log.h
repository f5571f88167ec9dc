/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a journal listens, log lines go there; otherwise to standard error, one JSON object a line. A flood is cut off,
 * so that nobody can fill the disk by being refused. */
void gateway_log_start (void);

/* Logs @message with pairs of name (in capitals) and value, ended by NULL; pairs without a value are left out. Names and
 * values are of the gateway's own making, such as a route's template: never what somebody sent. */
void gateway_log       (GLogLevelFlags level, const char *message, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
