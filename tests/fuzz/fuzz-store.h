/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "store/gateway-store.h"

G_BEGIN_DECLS

/* A store of the fuzzer's own, with the tables of the demo in it. */
GatewayStore *fuzz_store (void);

/* Does the work and undoes it. Fails the program where the store itself had trouble. */
void          fuzz_store_try (GatewayWork work, gpointer data);

G_END_DECLS
