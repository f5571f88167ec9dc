/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-document.h"

G_BEGIN_DECLS

typedef enum
{
  KIOSK_PRINT_HEADING,
  KIOSK_PRINT_LARGE,
  KIOSK_PRINT_TEXT,
  KIOSK_PRINT_CENTRED,
  KIOSK_PRINT_FACT,     /* label, value */
  KIOSK_PRINT_ROW,      /* cells */
  KIOSK_PRINT_QR_CODE,
} KioskPrintKind;

typedef struct
{
  KioskPrintKind   kind;
  char           **words;  /* (owned) */
} KioskPrintBlock;

/* (element-type KioskPrintBlock) (transfer none) */
GPtrArray *kiosk_print_document_get_blocks (KioskPrintDocument *self);

/* (transfer full): all its words, for who does not see it */
char      *kiosk_print_document_read_out   (KioskPrintDocument *self);

G_END_DECLS
