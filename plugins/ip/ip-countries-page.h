/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_COUNTRIES_PAGE (ip_countries_page_get_type ())
G_DECLARE_FINAL_TYPE (IpCountriesPage, ip_countries_page, IP, COUNTRIES_PAGE, KioskPage)

/* Countries and regions of whose law something is known. */
KioskPage *ip_countries_page_new (KioskContext *context);

G_END_DECLS
