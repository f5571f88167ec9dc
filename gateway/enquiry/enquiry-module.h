/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../intake/intake-module.h"

G_BEGIN_DECLS

/* What visitors ask about any service, and the desk where staff work on it. */

extern const IntakeKind enquiry_kind;

/* Adds the routes of staff, and the kind of submission, which @intake takes from then on. */
void enquiry_module_add (GatewayServer *server, IntakeModule *intake);

G_END_DECLS
