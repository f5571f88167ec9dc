/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* Certificates: XM-KJ-YYYY-NNNNNN and a check character, ISO 7064 MOD 11-2 over the ten digits. */

/* (nullable) (transfer full): a number as it is kept, whatever letters, blanks and hyphens it was typed with; NULL if it
 * cannot be one */
char    *training_certificate_normalise (const char *typed);

/* Runs in the store's writer. Gives a signup its certificate, unless it has one. */
gboolean training_certificate_issue     (GatewayDb *db, const char *reference, GError **error);

/* GET /v1/training/certificates/{number}. The signup's code tells the holder's whole name, the phone's last four a masked
 * one. */
void     training_certificate_answer    (GatewayRequest *request, gpointer data);

G_END_DECLS
