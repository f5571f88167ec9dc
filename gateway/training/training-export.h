/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* What the audit calls it. */
#define TRAINING_EXPORTED       "signups-exported"
#define TRAINING_EXPORTED_WHOLE "signups-exported-whole"

/* (nullable) (transfer full): those who signed up for a session, in the order in which they came, as CSV for spreadsheets.
 * Names and phones are masked unless @whole. NULL without @error if there is no such session in @park. */
char *training_export_write (GatewayDb *db, const char *session, const char *park, gboolean whole, GError **error);

G_END_DECLS
