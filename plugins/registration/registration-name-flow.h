/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_NAME_FLOW (registration_name_flow_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationNameFlow, registration_name_flow, REGISTRATION, NAME_FLOW, KioskFlow)

/* A page that checks a name, and can begin an application with it. */
KioskPage *registration_name_flow_page_new (KioskContext *context);

G_END_DECLS
