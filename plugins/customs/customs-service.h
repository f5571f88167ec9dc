/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define CUSTOMS_TYPE_SERVICE (customs_service_get_type ())
G_DECLARE_FINAL_TYPE (CustomsService, customs_service, CUSTOMS, SERVICE, KioskService)

G_END_DECLS
