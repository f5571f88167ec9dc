/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define IP_TYPE_SEARCH_PAGE (ip_search_page_get_type ())
G_DECLARE_FINAL_TYPE (IpSearchPage, ip_search_page, IP, SEARCH_PAGE, KioskPage)

/* Looks for rights that are recorded with customs. */
KioskPage *ip_search_page_new (KioskContext *context);

G_END_DECLS
