/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-store.h"

G_BEGIN_DECLS

#define DESK_MOST_COLUMNS 4
#define DESK_MOST_MOVE    (16 * 1024)   /* bytes of a request that moves something */

/* Where a matter may stand, and where it may go from there. */
typedef struct
{
  const char *name;
  const char *kind;     /* for the visitor: progress, attention, done, error */
  gboolean    on_way;   /* every matter that fares well comes here */
  gboolean    ends;     /* nothing comes after it */
  const char *next;     /* names, parted by blanks */
} DeskStage;

/* A column of the table that is told as part of the content. */
typedef struct
{
  const char *name;
  gboolean    json;   /* it holds a whole JSON text */
} DeskField;

/* Where staff work on what visitors hand in: one matter after the other, each moved from stage to stage. */
typedef struct
{
  const char      *word;                         /* what one is called: "application" */
  const char      *table;                        /* has reference, park, stage, version, submitted_at, updated_at, and content or fields */
  const char      *moves;                        /* table of reference, version, stage, at, actor, note */
  const char      *factors;                      /* (nullable): table of reference, factor: what a visitor may know besides the reference */
  const char      *columns[DESK_MOST_COLUMNS];   /* (nullable): further ones of the table that are told under their names */
  const DeskStage *stages;                       /* in order; the last has no name */

  /* (nullable): what is done with one that has come to its end, in the same transaction */
  gboolean       (*ended) (GatewayDb *db, const char *reference, GError **error);

  /* (nullable): what the content is made of, where the table does not keep it as one JSON text; the last has no name */
  const DeskField *fields;
} Desk;

const DeskStage *desk_find_stage  (const Desk *desk, const char *name);   /* (nullable) */
gboolean         desk_stage_leads (const DeskStage *from, const char *to);

/* (transfer full): ", a, b" of the desk's further columns, for a SELECT */
char            *desk_list_columns (const Desk *desk);

/* (transfer full): what holds the content: "content", or "a, b" of the desk's fields */
char            *desk_list_contents (const Desk *desk);

/* Notes something that a visitor may know besides the reference. */
gboolean         desk_add_factor  (const Desk *desk, GatewayDb *db, const char *reference, const char *factor, GError **error);

/* The commands list, show, photo and move of park-gateway. @park, @stage, @note: (nullable) */
gboolean         desk_command_list (const Desk *desk, GatewayStore *store, const char *park, const char *stage, GError **error);
gboolean         desk_command_show (const Desk *desk, GatewayStore *store, const char *reference, GError **error);
gboolean         desk_command_move (const Desk *desk, GatewayStore *store, const char *reference, const char *stage, const char *note,
                                    GError **error);

/* Writes a photographed page to the output, as JPEG. */
gboolean         desk_command_photo (const Desk *desk, GatewayStore *store, const char *reference, const char *number, GError **error);

G_END_DECLS
