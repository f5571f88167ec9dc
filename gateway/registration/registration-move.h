/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

/**
 * RegistrationError:
 * @REGISTRATION_ERROR_NOT_FOUND: there is no such application, or not in that park
 * @REGISTRATION_ERROR_CHANGED: it stands at another stage than was thought
 * @REGISTRATION_ERROR_NO_SUCH_MOVE: no way leads from its stage to that one
 */
typedef enum
{
  REGISTRATION_ERROR_NOT_FOUND,
  REGISTRATION_ERROR_CHANGED,
  REGISTRATION_ERROR_NO_SUCH_MOVE,
} RegistrationError;

#define REGISTRATION_ERROR (registration_error_quark ())

GQuark registration_error_quark (void);

/* A step of an application from stage to stage. */
typedef struct
{
  char   *reference;
  char   *park;      /* of who moves it, or GATEWAY_ANY_PARK */
  char   *from;      /* (nullable): the stage at which it is thought to stand */
  char   *to;
  char   *actor;
  char   *note;      /* (nullable): for the visitor */
  gint64  version;   /* (out) */
} RegistrationMove;

void     registration_move_free   (RegistrationMove *move);

/* A GatewayWork: makes the step, and notes it in the audit. */
gboolean registration_move_make   (GatewayDb *db, gpointer move, GError **error);

/* Notes a stage to which an application has come. */
gboolean registration_move_record (GatewayDb *db, const char *reference, gint64 version, const char *stage, const char *actor,
                                   const char *note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegistrationMove, registration_move_free)

G_END_DECLS
