/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "desk.h"

G_BEGIN_DECLS

/**
 * DeskError:
 * @DESK_ERROR_NOT_FOUND: there is no such matter, or not in that park
 * @DESK_ERROR_CHANGED: it stands at another stage than was thought
 * @DESK_ERROR_NO_SUCH_MOVE: no way leads from its stage to that one
 */
typedef enum
{
  DESK_ERROR_NOT_FOUND,
  DESK_ERROR_CHANGED,
  DESK_ERROR_NO_SUCH_MOVE,
} DeskError;

#define DESK_ERROR (desk_error_quark ())

GQuark desk_error_quark (void);

/* A step of a matter from stage to stage. */
typedef struct
{
  const Desk *desk;
  char       *reference;
  char       *park;      /* of who moves it, or GATEWAY_ANY_PARK */
  char       *from;      /* (nullable): the stage at which it is thought to stand */
  char       *to;
  char       *actor;
  char       *note;      /* (nullable): for the visitor */
  gint64      version;   /* (out) */
} DeskMove;

void     desk_move_free   (DeskMove *move);

/* A GatewayWork: makes the step, and notes it in the audit. */
gboolean desk_move_make   (GatewayDb *db, gpointer move, GError **error);

/* Notes a stage to which a matter has come. */
gboolean desk_move_record (const Desk *desk, GatewayDb *db, const char *reference, gint64 version, const char *stage,
                           const char *actor, const char *note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMove, desk_move_free)

G_END_DECLS
