/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* How far a stage of an application is; in the order of the contract's words. */
typedef enum
{
  REGISTRATION_STATE_DONE,
  REGISTRATION_STATE_CURRENT,
  REGISTRATION_STATE_ATTENTION,
  REGISTRATION_STATE_FAILED,
  REGISTRATION_STATE_PENDING,
} RegistrationState;

/* How an application fares. */
typedef enum
{
  REGISTRATION_KIND_PROGRESS,
  REGISTRATION_KIND_DONE,
  REGISTRATION_KIND_ATTENTION,
  REGISTRATION_KIND_ERROR,
} RegistrationKind;

typedef struct
{
  char              *stage;  /* of the contract, such as "review" */
  RegistrationState  state;
  GDateTime         *time;   /* (nullable) */
} RegistrationStage;

/* Where an application stands. Counted by reference. */
typedef struct
{
  char             *reference;
  char             *name;
  char             *stage;
  RegistrationKind  kind;
  GDateTime        *submitted;
  GDateTime        *updated;
  GPtrArray        *stages;   /* (element-type RegistrationStage) */
  char             *note;     /* (nullable): what staff said */
} RegistrationProgress;

RegistrationProgress *registration_progress_from_json (JsonObject            *root,
                                                       GError               **error);
RegistrationProgress *registration_progress_ref       (RegistrationProgress  *progress);
void                  registration_progress_unref     (RegistrationProgress  *progress);

/* In the visitor's words. @stage: of the contract. Returns: (transfer none); for advice also (nullable) */
const char           *registration_stage_title        (const char            *stage);
const char           *registration_stage_advice       (const char            *stage);

/* Returns: (transfer full): the time in Xiamen */
char                 *registration_progress_time      (GDateTime             *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegistrationProgress, registration_progress_unref)

G_END_DECLS
