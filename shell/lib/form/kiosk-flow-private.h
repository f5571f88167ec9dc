/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-flow-file.h"

G_BEGIN_DECLS

/* From which the flow is made anew when the language changes. */
void kiosk_flow_set_file (KioskFlow     *self,
                          KioskFlowFile *file);

G_END_DECLS
