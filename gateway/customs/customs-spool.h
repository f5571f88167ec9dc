/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

/* The folder into which the Single Window's client, or a DXP reader, puts what it receives. Taken files go to done/DATE/,
 * bad ones to failed/, each with a NAME.reason beside it. What cannot be read or stored at the moment stays and is tried
 * again. Nothing is ever deleted: done/ holds what customs sent, persons included, so an operator clears it by his
 * own rule of retention. */
typedef struct _CustomsSpool CustomsSpool;

CustomsSpool *customs_spool_new      (GatewayStore *store, const char *directory, GError **error);
void          customs_spool_free     (CustomsSpool *spool);   /* finishes the files it has begun */
guint64       customs_spool_messages (CustomsSpool *spool);   /* new messages stored since the start */
guint64       customs_spool_refused  (CustomsSpool *spool);   /* files moved to failed/ since the start */
guint64       customs_spool_waiting  (CustomsSpool *spool);   /* files that stay because of some trouble */

G_END_DECLS
