/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "registration-progress.h"

G_BEGIN_DECLS

#define REGISTRATION_TYPE_RESULT_PAGE (registration_result_page_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationResultPage, registration_result_page, REGISTRATION, RESULT_PAGE, KioskPage)

/* Where an application stands, in words. */
KioskPage *registration_result_page_new (KioskContext         *context,
                                         RegistrationProgress *progress);

G_END_DECLS
