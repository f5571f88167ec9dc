/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "registration-name-step.h"

G_BEGIN_DECLS

#define REGISTRATION_TYPE_FLOW (registration_flow_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationFlow, registration_flow, REGISTRATION, FLOW, KioskFlow)

/* The application to set up a limited company. @name: (nullable): a name that was checked before */
KioskPage *registration_flow_page_new (KioskContext         *context,
                                       RegistrationNameStep *name);

G_END_DECLS
