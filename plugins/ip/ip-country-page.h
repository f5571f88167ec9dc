/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_COUNTRY_PAGE (ip_country_page_get_type ())
G_DECLARE_FINAL_TYPE (IpCountryPage, ip_country_page, IP, COUNTRY_PAGE, KioskPage)

/* What is known of the law of one country or region. @code: of it */
KioskPage *ip_country_page_new (KioskContext *context,
                                const char   *code);

G_END_DECLS
