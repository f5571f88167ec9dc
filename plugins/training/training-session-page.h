/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_SESSION_PAGE (training_session_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingSessionPage, training_session_page, TRAINING, SESSION_PAGE, KioskPage)

/* All about one session: what, when, who, where and the way there; its seats as they are now; and signing up. */
KioskPage *training_session_page_new (KioskContext *context,
                                      const char   *code);

G_END_DECLS
