/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "customs-goods.h"
#include "customs-number.h"
#include "customs-order.h"
#include "customs-record.h"

G_BEGIN_DECLS

/* What the pages of this service say about customs data, in the visitor's language. */

/* (transfer full): where a declaration or an inventory stands, in two or three words */
char       *customs_words_headline      (const CustomsStatus  *status);
/* (transfer full) (nullable): what to do next */
char       *customs_words_advice        (const CustomsRecord  *record);
const char *customs_words_stage         (CustomsStage          stage);
const char *customs_words_document      (CustomsDocumentKind   document);
const char *customs_words_number_kind   (CustomsNumberKind     kind);
/* (transfer full): a number with its kind, grouped as people read it */
char       *customs_words_number        (CustomsNumberKind     kind,
                                         const char           *number);
/* (transfer full): "today 09:38", "11-21 16:02", "2025-11-21 16:02" */
char       *customs_words_time          (GDateTime            *time);
/* (transfer full): "Updated today 09:38    Source: customs receipts" */
char       *customs_words_updated       (const CustomsRecord  *record);
/* (transfer full): when a step was reached and what was said */
char       *customs_words_step          (const CustomsStep    *step);
/* (transfer full): "21 November 2026" of YYYY-MM-DD */
char       *customs_words_date          (const char           *date);
/* (transfer full): "3304 9900 10    Duty 10%    VAT 13%" */
char       *customs_words_goods         (CustomsGoods         *goods);

/* (transfer full): "1,234.50 yuan" */
char       *customs_words_yuan          (gint64                fen);
/* (transfer full): "13", "6.5" of millionths */
char       *customs_words_percent       (gint64                rate);
/* (transfer full): "13%" */
char       *customs_words_rate          (gint64                rate);

G_END_DECLS
