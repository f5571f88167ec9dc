/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-draft-flow.h"
#include "kiosk-draft-private.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): the draft, once it was handed in */
KioskDraft *kiosk_draft_flow_get_draft (KioskDraftFlow *self);

/* For the step that tells of it: it is kept. */
void        kiosk_draft_flow_saved     (KioskDraftFlow *self);

G_END_DECLS
