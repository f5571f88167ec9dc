/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define REGISTRATION_TYPE_NAME_STEP (registration_name_step_get_type ())
G_DECLARE_FINAL_TYPE (RegistrationNameStep, registration_name_step, REGISTRATION, NAME_STEP, KioskStep)

/*
 * RegistrationNameStep:
 *
 * The four parts of a company's name, how the whole of it reads, and how it would fare. It lets the visitor go on with a name
 * that is not refused; while the gateway is away, with one that could not be checked.
 *
 * Property: "standalone" (nothing but the check: going on begins an application with that name).
 */

/* Takes the name of @from, and what was found about it. */
void registration_name_step_take (RegistrationNameStep *self,
                                  RegistrationNameStep *from);

G_END_DECLS
