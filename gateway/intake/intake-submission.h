/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"
#include "intake-faults.h"
#include "intake-keys.h"
#include "kiosk-core.h"

G_BEGIN_DECLS

/**
 * IntakeError:
 * @INTAKE_ERROR_REFUSED: the store holds something that forbids it; the message is the problem's type
 */
typedef enum
{
  INTAKE_ERROR_REFUSED,
} IntakeError;

#define INTAKE_ERROR (intake_error_quark ())

GQuark intake_error_quark (void);

typedef struct _IntakeModule IntakeModule;
typedef struct _IntakeSubmission IntakeSubmission;

/* What becomes of one kind of submission. */
typedef struct
{
  const char *kind;      /* as on the envelope */
  const char *invalid;   /* the problem's type where something is wrong with it */

  /* On a worker thread, before anything is stored: notes all that is wrong. FALSE is a failure of the store. */
  gboolean  (*check) (IntakeSubmission *submission, GatewayDb *db, IntakeFaults *faults, GError **error);

  /* In the store's writer, in one transaction with key and answer: keeps it, and adds members to the answer, which is an
   * object that is begun. May run again where the group could not be committed. */
  gboolean  (*store) (const IntakeSubmission *submission, GatewayDb *db, GString *answer, GError **error);
} IntakeKind;

/* An envelope that has been opened, on its way into the store. */
struct _IntakeSubmission
{
  IntakeModule     *module;
  const IntakeKind *kind;       /* (nullable): where nothing is known of it */
  KioskEnvelope    *envelope;
  GBytes           *text;       /* the envelope as it came */
  JsonNode         *root;
  JsonObject       *payload;    /* (not owned): of @root */
  char             *digest;
  char             *park;
  char             *terminal;
  char             *received_at;
  char             *reference;  /* (nullable): once the store gave it */
  char             *answer;     /* (nullable): once it is stored */
  gboolean          repeated;   /* it was stored before, and @answer is what it got then */
};

void      intake_submission_free   (IntakeSubmission *submission);

/* (nullable): a text of the payload, which has been checked; a blank one is absent */
const char *intake_submission_text (const IntakeSubmission *submission, const char *member);

/* The payload as a form to check. */
IntakeForm intake_submission_form  (const IntakeSubmission *submission, IntakeFaults *faults);

/* Looks whether it was stored before, and gets its answer then. Fails with %INTAKE_ERROR_REFUSED "key-reused" where the
 * key was used for something else. */
gboolean  intake_submission_recall (IntakeSubmission *submission, GatewayDb *db, GError **error);

/* A GatewayWork: stores it, unless it was stored before. */
gboolean  intake_submission_store  (GatewayDb *db, gpointer submission, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IntakeSubmission, intake_submission_free)

G_END_DECLS
