/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_START_PAGE (registration_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationStartPage, registration_start_page, REGISTRATION, START_PAGE, KioskPage)

/* What can be done here. */
KioskPage *registration_start_page_new (KioskContext *context);

G_END_DECLS
