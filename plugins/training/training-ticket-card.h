/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

#include "training-ticket.h"

G_BEGIN_DECLS

#define TRAINING_TYPE_TICKET_CARD (training_ticket_card_get_type ())
G_DECLARE_FINAL_TYPE (TrainingTicketCard, training_ticket_card, TRAINING, TICKET_CARD, GtkWidget)

/* One signup: where it stands, what that means, and a button for each thing that can be done with it now. Signal: "deed" (const
 * char *deed): "accept", "cancel", "check-in" or "certificate" was touched. */
GtkWidget      *training_ticket_card_new        (TrainingTicket     *ticket,
                                                 const char         *locale);

/* Returns: (transfer none) */
TrainingTicket *training_ticket_card_get_ticket (TrainingTicketCard *self);

G_END_DECLS
