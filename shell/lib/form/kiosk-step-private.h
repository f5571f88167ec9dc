/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-step.h"

G_BEGIN_DECLS

/* What a flow does with its steps. */
void        kiosk_step_enter       (KioskStep  *self);
gboolean    kiosk_step_leave       (KioskStep  *self);
gboolean    kiosk_step_go_back     (KioskStep  *self);
void        kiosk_step_retry       (KioskStep  *self);
void        kiosk_step_copy        (KioskStep  *self,
                                    KioskStep  *next);
const char *kiosk_step_get_action  (KioskStep  *self);
const char *kiosk_step_get_back    (KioskStep  *self);
void        kiosk_step_get_answers (KioskStep  *self,
                                    JsonObject *answers);
void        kiosk_step_set_answers (KioskStep  *self,
                                    JsonObject *answers);
gboolean    kiosk_step_is_counted  (KioskStep  *self);
gboolean    kiosk_step_is_end      (KioskStep  *self);

/* What it holds, for a draft. */
JsonObject *kiosk_step_dup_state   (KioskStep  *self);
void        kiosk_step_set_state   (KioskStep  *self,
                                    JsonObject *state);

/* Shows those of its fields that @answers ask for. */
void        kiosk_step_update      (KioskStep  *self,
                                    JsonObject *answers);

void        kiosk_step_update_fields (KioskStep  *self,
                                      JsonObject *answers);

/* Puts the answers of the fields that are shown into @answers, or takes them from there. */
void        kiosk_step_read_fields (KioskStep  *self,
                                    JsonObject *answers);
void        kiosk_step_fill_fields (KioskStep  *self,
                                    JsonObject *answers);

/* Gives the focus to the first field that is typed into, so that the keyboard is there. */
void        kiosk_step_focus_first (KioskStep  *self);

G_END_DECLS
