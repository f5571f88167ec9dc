/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "training-session.h"

G_BEGIN_DECLS

/* Where a signup stands (SignupState of the contract). */
typedef enum
{
  TRAINING_CONFIRMED,
  TRAINING_WAITING,
  TRAINING_OFFERED,     /* a seat is kept for some time */
  TRAINING_CANCELLED,
  TRAINING_ATTENDED,
  TRAINING_ABSENT,
  TRAINING_CERTIFIED,
} TrainingStanding;

/* What can be done with it now. */
typedef enum
{
  TRAINING_MAY_CANCEL   = 1 << 0,
  TRAINING_MAY_ACCEPT   = 1 << 1,
  TRAINING_MAY_CHECK_IN = 1 << 2,
} TrainingMay;

/* One's signup for a session (Signup of the contract). */
typedef struct
{
  char             *code;
  char             *reference;
  TrainingStanding  standing;
  char             *reason;         /* (nullable): why it is cancelled */
  gint64            place;          /* on the waiting list, from 1; 0 where it is not there */
  GDateTime        *offer_until;    /* (nullable) */
  GDateTime        *check_in_from;
  GDateTime        *check_in_to;
  GDateTime        *checked_in;     /* (nullable) */
  char             *certificate;    /* (nullable): its number */
  gboolean          late;           /* it was cancelled, less than 24 hours before */
  TrainingMay       may;
  TrainingSession  *session;        /* (owned) */
} TrainingTicket;

TrainingTicket *training_ticket_from_json  (JsonObject      *root,
                                            GError         **error);
TrainingTicket *training_ticket_ref        (TrainingTicket  *self);
void            training_ticket_unref      (TrainingTicket  *self);

/* (element-type TrainingTicket): all of a person, the latest session first */
GPtrArray      *training_tickets_from_json (JsonObject      *root,
                                            GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingTicket, training_ticket_unref)

G_END_DECLS
