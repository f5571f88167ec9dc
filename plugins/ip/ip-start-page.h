/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_START_PAGE (ip_start_page_get_type ())
G_DECLARE_FINAL_TYPE (IpStartPage, ip_start_page, IP, START_PAGE, KioskPage)

/* What can be done here. */
KioskPage *ip_start_page_new (KioskContext *context);

G_END_DECLS
