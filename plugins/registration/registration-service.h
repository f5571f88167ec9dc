/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_SERVICE (registration_service_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationService, registration_service, REGISTRATION, SERVICE, KioskService)

G_END_DECLS
