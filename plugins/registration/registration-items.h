/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

/* The two lists of an application, shareholders and people with a post: what follows from what was typed is filled in or
 * shown, who was entered before is offered, and the rules are told beside the fields. */
void registration_items_connect_shareholders (KioskRepeatStep *step,
                                              KioskOffers     *offers);
void registration_items_connect_people       (KioskRepeatStep *step,
                                              KioskOffers     *offers);

G_END_DECLS
