/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "../intake/intake-module.h"

G_BEGIN_DECLS

/* Talent training: courses and their sessions, signups with a waiting list, attendance, certificates. The rules are in
 * training-rules.h. */
typedef struct _TrainingModule TrainingModule;

TrainingModule *training_module_new  (GatewayServer *server, GatewayStore *store, IntakeModule *intake);
void            training_module_free (TrainingModule *module);

typedef struct
{
  const char *park;         /* (nullable) */
  gboolean    whole;        /* with names and phones */
  int         attendance;   /* -1 where it was not told */
  int         score;
} TrainingOptions;

/* The commands "courses", "sessions" and "signups" of park-gateway. @words: the command and what follows it */
gboolean training_command            (GatewayStore *store, char **words, const TrainingOptions *options, GError **error);

/* Fills the store with what training.json in @directory says, and those who sign up. */
gboolean training_load_demo          (GatewayStore *store, const char *key_file, const char *directory, GError **error);

G_END_DECLS
