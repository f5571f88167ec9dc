/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ip-talk-cancel.h"

#include "../http/gateway-bearers.h"
#include "ip-talk-hours.h"

#include <gio/gio.h>

void
ip_talk_cancel_free (IpTalkCancel *cancel)
{
  g_free (cancel->reference);
  g_free (cancel->park);
  g_free (cancel->actor);
  g_free (cancel);
}

gboolean
ip_talk_cancel_store (GatewayDb  *db,
                      gpointer    data,
                      GError    **error)
{
  IpTalkCancel *cancel = data;
  gint64 n = gateway_db_execute (db, error, "UPDATE talks SET state = '" IP_TALK_CANCELLED "' WHERE reference = $1 AND state = '" IP_TALK_BOOKED "' "
                                            "AND (park = $2 OR $2 = '" GATEWAY_ANY_PARK "')", "ss", cancel->reference, cancel->park);

  if (n == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no talk %s that is booked", cancel->reference);
  return n > 0 && gateway_bearers_audit (db, cancel->actor, "talk-cancelled", cancel->reference, error);
}
