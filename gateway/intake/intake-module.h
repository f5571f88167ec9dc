/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../http/gateway-http.h"
#include "intake-submission.h"

G_BEGIN_DECLS

/* The IntakeModule: what visitors submit, sealed envelopes in, reference numbers out. Kinds that belong to one service
 * are added by its module before the server starts. */

/* @key_file: where the gateway's secret key is, or will be made */
IntakeModule     *intake_module_new       (GatewayServer *server, GatewayStore *store, const char *key_file, GError **error);
void              intake_module_free      (IntakeModule *module);

/* @kind lives as long as the module. */
void              intake_module_add_kind  (IntakeModule *module, const IntakeKind *kind);
const IntakeKind *intake_module_find_kind (IntakeModule *module, const char *kind);   /* (nullable) */

const IntakeKeys *intake_module_get_keys  (IntakeModule *module);
JsonNode         *intake_module_open      (IntakeModule *module, const KioskEnvelope *envelope, GError **error);

/* Counts for /metrics. */
void              intake_module_stored    (IntakeModule *module);
void              intake_module_refused   (IntakeModule *module);

G_END_DECLS
