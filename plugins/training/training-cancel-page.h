/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "training-ticket.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_CANCEL_PAGE (training_cancel_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingCancelPage, training_cancel_page, TRAINING, CANCEL_PAGE, KioskPage)

/* Asks whether a signup shall really be given up. @factor: the last four digits of the phone */
KioskPage *training_cancel_page_new (KioskContext   *context,
                                     TrainingTicket *ticket,
                                     const char     *factor);

G_END_DECLS
