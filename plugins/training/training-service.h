/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define TRAINING_TYPE_SERVICE (training_service_get_type ())
G_DECLARE_FINAL_TYPE (TrainingService, training_service, TRAINING, SERVICE, KioskService)

G_END_DECLS
