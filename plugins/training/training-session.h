/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* The bounds that a session has where its planner set none: years */
#define TRAINING_USUAL_LEAST_AGE 16
#define TRAINING_USUAL_MOST_AGE  120

/* Whether one can sign up now, as the gateway's contract (SessionState) has it. */
typedef enum
{
  TRAINING_OPEN,
  TRAINING_WAITING_LIST,  /* full, but one can wait */
  TRAINING_FULL,
  TRAINING_NOT_OPEN,      /* before "opens" */
  TRAINING_CLOSED,
  TRAINING_PAST,
} TrainingState;

/* One date of a course (the gateway's Session, or WholeSession). Times are moments with their zone. */
typedef struct
{
  JsonObject    *json;           /* as it came */
  const char    *code;
  const char    *subject;        /* such as "clearance" */
  const char    *title;
  const char    *title_en;       /* (nullable) */
  const char    *park;           /* such as "haicang" */
  const char    *room;
  const char    *room_en;        /* (nullable) */
  const char    *teacher;
  GDateTime     *begins;
  GDateTime     *ends;
  GDateTime     *opens;
  GDateTime     *closes;
  TrainingState  state;
  gint64         capacity;       /* seats */
  gint64         free;           /* for who signs up now */
  gint64         waiting;        /* how many wait */

  /* of a whole one: */
  const char    *summary;        /* (nullable): this one and all below */
  const char    *summary_en;
  const char    *directions;
  const char    *directions_en;
  const char    *map;            /* name of a picture */
  const char    *video;          /* name of a film */
  gint64         least_age;      /* years; 0 where it is not told */
  gint64         most_age;
  gboolean       certified;      /* whether it ends with a certificate */
} TrainingSession;

TrainingSession *training_session_from_json (JsonObject       *root,
                                             GError          **error);
TrainingSession *training_session_ref       (TrainingSession  *self);
void             training_session_unref     (TrainingSession  *self);

/* @locale: "zh_CN", "zh_TW" or "en". Returns: (transfer none): in that language, as far as it is told in it; the last two
 * are nullable */
const char      *training_session_title      (const TrainingSession *self, const char *locale);
const char      *training_session_room       (const TrainingSession *self, const char *locale);
const char      *training_session_summary    (const TrainingSession *self, const char *locale);
const char      *training_session_directions (const TrainingSession *self, const char *locale);

/* Returns: (transfer full): the same moment by the clocks of the parks */
GDateTime       *training_local_time         (GDateTime *moment);

typedef struct
{
  GPtrArray *items;      /* of TrainingSession, the earliest first */
  gboolean   truncated;  /* there are more */
} TrainingSessions;

TrainingSessions *training_sessions_from_json (JsonObject        *root,
                                               GError           **error);
void              training_sessions_free      (TrainingSessions  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingSession, training_session_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingSessions, training_sessions_free)

G_END_DECLS
