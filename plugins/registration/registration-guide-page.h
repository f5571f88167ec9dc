/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_GUIDE_PAGE (registration_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationGuidePage, registration_guide_page, REGISTRATION, GUIDE_PAGE, KioskPage)

/* What is needed to set up a company, and how it goes on. */
KioskPage *registration_guide_page_new (KioskContext *context);

G_END_DECLS
