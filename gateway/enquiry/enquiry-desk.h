/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../desk/desk.h"

G_BEGIN_DECLS

#define ENQUIRY_RECEIVED "received"

/* Questions that visitors left, each with a telephone number at which they want to be called. */
extern const Desk enquiry_desk;

G_END_DECLS
