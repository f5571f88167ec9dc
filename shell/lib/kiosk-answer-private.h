/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * KioskAnswer:
 * @status: the HTTP status
 * @media_type: the media type in lower case, without parameters
 * @retry_after: milliseconds after which to come back, -1 where the server does not say
 * @body: the body, decompressed
 *
 * One answer of the gateway, taken in whole.
 */
typedef struct
{
  guint   status;
  char   *media_type;
  gint64  retry_after;
  GBytes *body;
} KioskAnswer;

void         kiosk_answer_free            (KioskAnswer          *answer);
gboolean     kiosk_answer_is_from_gateway (const KioskAnswer    *answer);
JsonNode    *kiosk_answer_to_json         (const KioskAnswer    *answer,
                                           GError              **error);

/* Sends @message once and takes in its answer, up to KIOSK_BACKEND_MAX_ANSWER bytes. */
void         kiosk_answer_fetch_async     (SoupSession          *session,
                                           SoupMessage          *message,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
KioskAnswer *kiosk_answer_fetch_finish    (GAsyncResult         *result,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskAnswer, kiosk_answer_free)

G_END_DECLS
