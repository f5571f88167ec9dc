/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* One signup as the visitor sees it, and what the visitor may do with it. Doing the same twice does no more than doing it
 * once. */
typedef enum
{
  TRAINING_CANCEL,
  TRAINING_ACCEPT,     /* the seat that is offered */
  TRAINING_CHECK_IN,
} TrainingDeed;

typedef struct
{
  char         *reference;
  TrainingDeed  deed;
  char         *json;     /* (out): the signup afterwards */
  char         *moment;   /* (out) (nullable): of a refusal: from when, or until when, it would have been possible */
} TrainingTicket;

void     training_ticket_free        (TrainingTicket *ticket);

/* A GatewayWork. Fails with a TrainingError whose message is the problem's type: "session-began", "no-offer",
 * "offer-expired", "not-confirmed", "too-early", "too-late". */
gboolean training_ticket_do          (GatewayDb *db, gpointer ticket, GError **error);

/* The signups that this person made with this phone as an array of a JSON object that is begun; the latest session first. */
gboolean training_ticket_write_all   (GatewayDb *db, const char *person, const char *contact, GString *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingTicket, training_ticket_free)

G_END_DECLS
