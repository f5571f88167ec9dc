/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"

G_BEGIN_DECLS

/* A certificate (Certificate of the contract). */
typedef struct
{
  char      *number;    /* such as "XM-KJ-2026-0000014" */
  char      *holder;
  gboolean   masked;    /* the holder's name is */
  char      *title;
  char      *title_en;  /* (nullable) */
  char      *park;
  GDateTime *begins;
  GDateTime *ends;
  char      *issued;    /* a day, as in "2026-11-27" */
} TrainingCertificate;

TrainingCertificate *training_certificate_from_json (JsonObject           *root,
                                                     GError              **error);
TrainingCertificate *training_certificate_ref       (TrainingCertificate  *self);
void                 training_certificate_unref     (TrainingCertificate  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrainingCertificate, training_certificate_unref)

G_END_DECLS
