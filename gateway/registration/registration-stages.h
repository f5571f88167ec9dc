/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REGISTRATION_SUBMITTED "submitted"

/* Where an application may stand, and where it may go from there. */
typedef struct
{
  const char *name;
  const char *kind;     /* for the visitor: progress, attention, done, error */
  gboolean    on_way;   /* every application that fares well comes here */
  gboolean    ends;     /* nothing comes after it, and it holds no name any more */
  const char *next;     /* names, parted by blanks */
} RegistrationStage;

const RegistrationStage *registration_stage_find  (const char *name);   /* (nullable) */
const RegistrationStage *registration_stage_get   (guint index);        /* (nullable): those in order, NULL behind the last */
gboolean                 registration_stage_leads (const RegistrationStage *from, const char *to);

G_END_DECLS
