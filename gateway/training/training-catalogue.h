/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "training-session.h"

G_BEGIN_DECLS

/* What terminals show: sessions with their free seats as they are in the store at that moment, which as_of tells. */
void     training_catalogue_list       (GatewayRequest *request, gpointer data);
void     training_catalogue_show       (GatewayRequest *request, gpointer data);
void     training_catalogue_seats      (GatewayRequest *request, gpointer data);

/* The same as staff see it: the list by the request's query, the session by its path. @park: GATEWAY_ANY_PARK for all */
void     training_catalogue_answer     (GatewayRequest *request, const char *park, TrainingDetail detail);
void     training_catalogue_answer_one (GatewayRequest *request, const char *park, TrainingDetail detail);

/* Which sessions. */
typedef struct
{
  const char *park;      /* or GATEWAY_ANY_PARK */
  const char *subject;   /* or "" */
  const char *from;      /* a moment: what ends later */
  const char *to;        /* a moment: what begins earlier */
  gint64      limit;
} TrainingChoice;

/* A page of them as members of a JSON object that is begun. */
gboolean training_catalogue_write      (GatewayDb *db, const TrainingChoice *choice, TrainingDetail detail, GString *json, GError **error);

/* One session as members of a JSON object that is begun. */
gboolean training_catalogue_write_one  (GatewayDb *db, const char *code, const char *park, TrainingDetail detail, GString *json,
                                        gboolean *found, GError **error);

G_END_DECLS
