/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A right that is recorded with customs. */
typedef struct
{
  char *number;
  char *kind;          /* of the contract: "trademark", "patent", "copyright" */
  char *title;
  char *right_number;
  char *holder;
  char *users;         /* (nullable): who else may use it */
  char *status;        /* of the contract: "valid", "expiring", "expired", "revoked", "cancelled" */
  char *valid_until;
  char *renewal_from;
} IpRecordation;

/* What a search found. */
typedef struct
{
  GPtrArray *items;      /* (element-type IpRecordation) */
  gboolean   truncated;  /* there is more */
} IpFound;

IpFound    *ip_found_from_json   (JsonObject  *root,
                                  GError     **error);
void        ip_found_free        (IpFound     *found);

/* In the visitor's words (transfer none). @status, @kind: of the contract */
const char *ip_found_status_name (const char  *status);
const char *ip_found_kind_name   (const char  *kind);

/* Returns: (transfer full): until when it is valid, and what is to be done about it */
char       *ip_found_describe    (const IpRecordation *recordation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IpFound, ip_found_free)

G_END_DECLS
