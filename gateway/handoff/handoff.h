/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

#define HANDOFF_SECONDS   600      /* that it lasts at most */
#define HANDOFF_LEASE     30       /* seconds; without its terminal it is over after so many, however the visit ended */
#define HANDOFF_MOST      6        /* pictures */
#define HANDOFF_MOST_DATA 666704   /* characters: base64 of a picture of 500,000 bytes, sealed (28 bytes more) */
#define HANDOFF_MOST_BODY (HANDOFF_MOST_DATA + 1024)

/* One hand-off that is not over. */
typedef struct
{
  char   *id;
  char   *phone;      /* (nullable): digest of the cookie of the phone that opened it */
  gint64  most;
  gint64  received;
  gint64  seconds;    /* left at most */
  gboolean renewed;   /* its terminal asked a short time ago */
} Handoff;

void     handoff_free             (Handoff *handoff);

/* Each is (transfer full) (nullable): NULL, without @error, for one that is over or never was. */
Handoff *handoff_find_by_token    (GatewayDb *db, const char *token, GError **error);
Handoff *handoff_find_of_terminal (GatewayDb *db, const char *id, const char *terminal, GError **error);

/* What a table keeps of a secret of so many random bits that there is nothing to guess. */
char    *handoff_digest           (const char *secret);
char    *handoff_make_secret      (void);

/* In the store's writer: forgets those that are over, with what waits in them. */
gboolean handoff_forget           (GatewayDb *db, gpointer unused, GError **error);

/* Answers, the same whether it is over or never was. */
void     handoff_answer_over      (GatewayRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handoff, handoff_free)

G_END_DECLS
