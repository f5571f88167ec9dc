/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../store/gateway-db.h"

G_BEGIN_DECLS

#define INTAKE_CODE_LENGTH 8

/* The next number of a park today, "HC-20261124-0007". Runs in the store's writer; a number that was given is never given
 * again, whatever becomes of what bears it. */
char     *intake_reference_next      (GatewayDb *db, const char *park, GError **error);

/* (nullable): a reference number as it is kept, whatever letters and blanks it was typed with; NULL if it cannot be one */
char     *intake_reference_normalise (const char *typed);

/* A code that cannot be guessed, of letters and digits that look like no others. */
char     *intake_code_new            (void);
char     *intake_code_normalise      (const char *typed);   /* (nullable) */

G_END_DECLS
