/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handoff.h"

#include "../gateway-clock.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#define SECRET_BYTES 16

void
handoff_free (Handoff *handoff)
{
  g_free (handoff->id);
  g_free (handoff->phone);
  g_free (handoff);
}

char *
handoff_digest (const char *secret)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
}

char *
handoff_make_secret (void)
{
  guchar bytes[SECRET_BYTES];
  char text[sodium_base64_ENCODED_LEN (SECRET_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING));
}

static gint64
seconds_until (const char *moment,
               const char *now)
{
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) begin = g_date_time_new_from_iso8601 (now, NULL);

  return g_date_time_difference (end, begin) / G_TIME_SPAN_SECOND;
}

static Handoff *
take (GatewayRows  *rows,
      const char   *now,
      GError      **error)
{
  g_autofree char *soon = gateway_clock_after (HANDOFF_LEASE * 2 / 3);
  Handoff *handoff;

  if (rows == NULL || !gateway_rows_next (rows, error))
    return NULL;

  handoff = g_new0 (Handoff, 1);
  handoff->id = g_strdup (gateway_rows_text (rows, 0));
  handoff->phone = g_strdup (gateway_rows_text (rows, 1));
  handoff->most = gateway_rows_int (rows, 2);
  handoff->received = gateway_rows_int (rows, 3);
  handoff->seconds = seconds_until (gateway_rows_text (rows, 4), now);
  handoff->renewed = strcmp (gateway_rows_text (rows, 5), soon) > 0;
  return handoff;
}

#define SELECT "SELECT id, phone, most, received, expires_at, alive_until FROM handoffs WHERE expires_at > $1 AND alive_until > $1 "

Handoff *
handoff_find_by_token (GatewayDb   *db,
                       const char  *token,
                       GError     **error)
{
  g_autofree char *digest = handoff_digest (token);
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, SELECT "AND digest = $2", "ss", now, digest);

  return take (rows, now, error);
}

Handoff *
handoff_find_of_terminal (GatewayDb   *db,
                          const char  *id,
                          const char  *terminal,
                          GError     **error)
{
  g_autofree char *now = gateway_clock_now ();
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, SELECT "AND id = $2 AND terminal = $3", "sss", now, id, terminal);

  return take (rows, now, error);
}

gboolean
handoff_forget (GatewayDb  *db,
                gpointer    unused,
                GError    **error)
{
  g_autofree char *now = gateway_clock_now ();

  return gateway_db_execute (db, error, "DELETE FROM handoffs WHERE expires_at <= $1 OR alive_until <= $1", "s", now) >= 0;
}

void
handoff_answer_over (GatewayRequest *request)
{
  gateway_request_problem (request, 404, "handoff-over", "There is no such hand-off any more", NULL);
}
