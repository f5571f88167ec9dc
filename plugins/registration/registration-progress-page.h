/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_PROGRESS_PAGE (registration_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationProgressPage, registration_progress_page, REGISTRATION, PROGRESS_PAGE, KioskPage)

/* Asks for the number of an application, and for what shows that it concerns the visitor. */
KioskPage *registration_progress_page_new (KioskContext *context);

G_END_DECLS
