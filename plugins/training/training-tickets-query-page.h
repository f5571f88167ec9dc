/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_TICKETS_QUERY_PAGE (training_tickets_query_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingTicketsQueryPage, training_tickets_query_page, TRAINING, TICKETS_QUERY_PAGE, KioskPage)

/* Asks for the code of a signup and the end of the phone, and goes on to all that this person signed up for. */
KioskPage *training_tickets_query_page_new (KioskContext *context);

G_END_DECLS
