/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../desk/desk.h"

G_BEGIN_DECLS

#define IP_SUBMITTED "submitted"

/* Where requests for help with a dispute abroad are worked on. The stages are those of DB34/T 5367-2026 and
 * DB3402/T 75-2024, which lay down how guidance in disputes over intellectual property abroad is given. */
extern const Desk ip_desk;

G_END_DECLS
