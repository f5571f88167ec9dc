/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

/* A session as it is told. Its columns and where they come from, for a query that may have others behind them. */
#define TRAINING_SESSION_COLUMNS \
  "s.code, s.course, c.subject, c.title, c.title_en, s.park, s.room, s.room_en, s.teacher, s.begins_at, s.ends_at, s.opens_at, " \
  "s.closes_at, s.closed, s.capacity, s.waiting_most, s.taken, s.waiting, s.least_age, s.most_age, c.certified, c.summary, " \
  "c.summary_en, s.directions, s.directions_en, s.map, c.video"
#define TRAINING_SESSION_TABLES    "course_sessions s JOIN courses c ON c.code = s.course"
#define TRAINING_SESSION_N_COLUMNS 27

/* What a row is written with. */
typedef enum
{
  TRAINING_IN_LIST,
  TRAINING_WHOLE,      /* what only a page of its own has room for */
  TRAINING_FOR_STAFF,  /* and how many come and wait */
} TrainingDetail;

/* Adds members to a JSON object that is begun. */
void     training_session_write      (GatewayRows *rows, const char *now, TrainingDetail detail, GString *json);

/* Whether visitors may sign up: "open", "waiting-list", "full", "not-open", "closed", "past". Free seats are kept for those
 * who wait. */
const char *training_session_state   (GatewayRows *rows, const char *now);

/* The subjects of courses, ended by NULL. */
extern const char * const training_subjects[];

G_END_DECLS
