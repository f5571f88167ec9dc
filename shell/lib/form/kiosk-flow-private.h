/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-draft-private.h"
#include "kiosk-flow-file.h"
#include "kiosk-flow.h"

G_BEGIN_DECLS

/* From which the flow is made anew when the language changes. */
void kiosk_flow_set_file (KioskFlow     *self,
                          KioskFlowFile *file);

/* Where the visitor is, as members of @place; and back there. FALSE if it is no place in this flow. */
void     kiosk_flow_save_place    (KioskFlow  *self,
                                   JsonObject *place);
gboolean kiosk_flow_restore_place (KioskFlow  *self,
                                   JsonObject *place);

/* (nullable): the draft that was opened, which ends when its answers are handed in. */
void     kiosk_flow_set_draft     (KioskFlow  *self,
                                   KioskDraft *draft);
KioskDraft *kiosk_flow_get_draft  (KioskFlow  *self);

G_END_DECLS
