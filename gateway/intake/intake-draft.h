/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"

G_BEGIN_DECLS

/* GET /v1/drafts/{code}. @data: the IntakeModule */
void     intake_draft_resume (GatewayRequest *request, gpointer data);

/* A GatewayWork: deletes those that are over. */
gboolean intake_draft_purge  (GatewayDb *db, gpointer unused, GError **error);

G_END_DECLS
