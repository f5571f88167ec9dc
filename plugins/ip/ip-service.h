/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_SERVICE (ip_service_get_type ())
G_DECLARE_FINAL_TYPE (IpService, ip_service, IP, SERVICE, KioskService)

G_END_DECLS
