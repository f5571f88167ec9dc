/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../gateway-clock.h"

G_BEGIN_DECLS

/* The park's rules for signups; no law sets them, but where one is named. All in seconds unless told. */

#define TRAINING_HOUR              (60 * 60)
#define TRAINING_CANCEL_BEFORE     GATEWAY_DAY            /* later than that it is a late cancellation */
#define TRAINING_OFFER_LASTS       GATEWAY_DAY            /* to confirm a seat that became free */
#define TRAINING_LIST_ENDS_BEFORE  (2 * TRAINING_HOUR)    /* before the session: the last moment to confirm one */
#define TRAINING_CHECK_IN_BEFORE   (30 * 60)
#define TRAINING_CHECK_IN_AFTER    (15 * 60)              /* of the session's beginning */
#define TRAINING_ABSENCES_WITHIN   (90 * GATEWAY_DAY)     /* two of them */
#define TRAINING_HOLD_LASTS        (30 * GATEWAY_DAY)
#define TRAINING_CONTENT_KEPT      (30 * GATEWAY_DAY)     /* after the session: the form and the way to reach the person */
#define TRAINING_PERSON_KEPT       (TRAINING_ABSENCES_WITHIN + TRAINING_HOLD_LASTS)   /* who it was, for the hold */
#define TRAINING_LEAST_ATTENDANCE  80                     /* per cent, for a certificate */
#define TRAINING_LEAST_SCORE       60
#define TRAINING_LEAST_AGE         16                     /* years; Labour Law art. 15 */
#define TRAINING_FULL_AGE          18                     /* younger ones bring a guardian's consent */

/* States of a signup */
#define TRAINING_CONFIRMED  "confirmed"
#define TRAINING_WAITING    "waiting"
#define TRAINING_OFFERED    "offered"     /* a seat is kept until offer_until */
#define TRAINING_CANCELLED  "cancelled"
#define TRAINING_ATTENDED   "attended"
#define TRAINING_ABSENT     "absent"
#define TRAINING_CERTIFIED  "certified"

/* Why it is cancelled */
#define TRAINING_BY_VISITOR     "visitor"
#define TRAINING_OFFER_EXPIRED  "offer-expired"
#define TRAINING_NOT_REACHED    "not-reached"   /* the waiting list ended before it */

/* After all moments */
#define TRAINING_NEVER "9999-12-31T23:59:59+08:00"

/**
 * TrainingError:
 * @TRAINING_ERROR_REFUSED: the store holds something that forbids it; the message is the problem's type
 * @TRAINING_ERROR_NOT_FOUND: there is no such course, session or signup, or not in that park
 */
typedef enum
{
  TRAINING_ERROR_REFUSED,
  TRAINING_ERROR_NOT_FOUND,
} TrainingError;

#define TRAINING_ERROR (training_error_quark ())

GQuark   training_error_quark (void);

/* Sets @error and returns FALSE. */
gboolean training_refuse      (GError **error, const char *problem);
gboolean training_not_found   (GError **error, const char *message);

G_END_DECLS
