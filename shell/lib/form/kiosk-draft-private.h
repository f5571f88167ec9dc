/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"

G_BEGIN_DECLS

/* By what a parked form is found again: its code, and the last four digits of the visitor's phone. */
typedef struct
{
  char *service;
  char *code;
  char *phone_end;
} KioskDraft;

KioskDraft *kiosk_draft_new      (const char   *service,
                                  const char   *code,
                                  const char   *phone_end);
KioskDraft *kiosk_draft_ref      (KioskDraft   *draft);
void        kiosk_draft_unref    (KioskDraft   *draft);

/* A code that cannot be guessed, of letters and digits that look like no others: eight of 31. */
char       *kiosk_draft_new_code (void);

/* In two halves, as it is shown: "7KQ4-M2XP". */
char       *kiosk_draft_dup_words (const KioskDraft *draft);

/* It is not needed any more: has the gateway delete it. Nobody waits for it; it would be deleted after a day anyway. */
void        kiosk_draft_end      (KioskDraft   *draft,
                                  KioskContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDraft, kiosk_draft_unref)

G_END_DECLS
