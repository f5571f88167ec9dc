/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_CHECK_IN_PAGE (training_check_in_page_get_type ())
G_DECLARE_FINAL_TYPE (TrainingCheckInPage, training_check_in_page, TRAINING, CHECK_IN_PAGE, KioskPage)

/* Being there: the code is held to the camera, or typed. */
KioskPage *training_check_in_page_new (KioskContext *context);

G_END_DECLS
