/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../desk/desk.h"

G_BEGIN_DECLS

#define REGISTRATION_SUBMITTED "submitted"

/* Where applications to set up a company are worked on. */
extern const Desk registration_desk;

G_END_DECLS
