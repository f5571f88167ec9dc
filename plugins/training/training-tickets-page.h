/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_TICKETS_PAGE (training_tickets_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingTicketsPage, training_tickets_page, TRAINING, TICKETS_PAGE, KioskPage)

/**
 * training_tickets_page_new:
 * @context: what the shell lends
 * @code: of one of the signups
 * @factor: the last four digits of the phone
 * @tickets: (element-type TrainingTicket): all of the person; they are asked for again after each change
 *
 * What somebody signed up for, and what can be done with each.
 *
 * Returns: (transfer floating): the page
 */
KioskPage *training_tickets_page_new (KioskContext *context,
                                      const char   *code,
                                      const char   *factor,
                                      GPtrArray    *tickets);

G_END_DECLS
