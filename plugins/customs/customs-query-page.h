/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

G_BEGIN_DECLS

#define CUSTOMS_TYPE_QUERY_PAGE (customs_query_page_get_type ())
G_DECLARE_FINAL_TYPE (CustomsQueryPage, customs_query_page, CUSTOMS, QUERY_PAGE, KioskPage)

/* The first page of the service: what the visitor wants to know, and by which number. @settings: those of the service */
KioskPage *customs_query_page_new (KioskContext *context,
                                   GSettings    *settings);

G_END_DECLS
