/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "training-ticket.h"

G_BEGIN_DECLS

/* What was done. */
typedef enum
{
  TRAINING_RESULT_CHECKED_IN,
  TRAINING_RESULT_ACCEPTED,
  TRAINING_RESULT_CANCELLED,
} TrainingResult;

#define TRAINING_TYPE_RESULT_PAGE (training_result_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingResultPage, training_result_page, TRAINING, RESULT_PAGE, KioskPage)

/* That something was done with a signup, and what it is now. */
KioskPage *training_result_page_new (KioskContext   *context,
                                     TrainingResult  result,
                                     TrainingTicket *ticket);

G_END_DECLS
