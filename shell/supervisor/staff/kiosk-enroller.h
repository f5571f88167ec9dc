/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "core/kiosk-core.h"
#include "kiosk-settings-store.h"

G_BEGIN_DECLS

/**
 * kiosk_enroller_enrol_async:
 * @settings: the settings of this terminal
 * @token_file: where its token is kept; while that is in use, the next one is kept beside it
 * @enrolment: (transfer full): what it shall become
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes this machine another terminal: asks the gateway whether the token is for that terminal and park, keeps the token
 * where only the kiosk can read it, and puts all into the settings at once. Until then everything is as it was, and
 * pulling the plug leaves either the old or the new terminal.
 */
void        kiosk_enroller_enrol_async  (KioskSettingsStore  *settings,
                                         const char          *token_file,
                                         KioskEnrolment      *enrolment,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * kiosk_enroller_enrol_finish:
 * @result: the result
 * @detail: (out): (transfer full): the cause as a technician wants it, without the token
 *
 * Returns: "" if it is done, else a word for the cause: those of #KioskGatewayCheck, or "form" (a part is none),
 *   "other-park", "other-terminal" (the token is for that one) or "disk"
 */
const char *kiosk_enroller_enrol_finish (GAsyncResult        *result,
                                         char               **detail);

G_END_DECLS
