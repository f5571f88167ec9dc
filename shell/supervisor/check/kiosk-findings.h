/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskFindingKind:
 * @KIOSK_FINDING_GOOD: as it should be
 * @KIOSK_FINDING_CARE: the kiosk runs, though something is less than it could be
 * @KIOSK_FINDING_MISSING: visitors cannot be served before this is mended
 */
typedef enum
{
  KIOSK_FINDING_GOOD,
  KIOSK_FINDING_CARE,
  KIOSK_FINDING_MISSING,
} KioskFindingKind;

/**
 * KioskFinding:
 * @kind: how it is
 * @what: what was looked at, in a word or two
 * @words: what was found, and what to do where it is not good; for a technician, in English
 */
typedef struct
{
  KioskFindingKind  kind;
  char             *what;
  char             *words;
} KioskFinding;

/* (element-type KioskFinding) */
GPtrArray        *kiosk_findings_new       (void);

void              kiosk_findings_add       (GPtrArray        *findings,
                                            KioskFindingKind  kind,
                                            const char       *what,
                                            const char       *words,
                                            ...) G_GNUC_PRINTF (4, 5);

/* The worst of them. */
KioskFindingKind  kiosk_findings_get_worst (GPtrArray        *findings);

/* A line for each, with "ok", "care" or "MISSING" before it. */
void              kiosk_findings_print     (GPtrArray        *findings);

G_END_DECLS
