/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "customs-record.h"

G_BEGIN_DECLS

#define CUSTOMS_TYPE_RECORD_VIEW (customs_record_view_get_type ())
G_DECLARE_FINAL_TYPE (CustomsRecordView, customs_record_view, CUSTOMS, RECORD_VIEW, GtkWidget)

/* A declaration or an inventory: its facts, its tax bill, its time line. */
void customs_record_view_set_record (CustomsRecordView  *self,
                                     CustomsRecord      *record);

/* All of it, as it stands on the screen. */
void customs_record_view_print      (CustomsRecordView  *self,
                                     KioskPrintDocument *document);

/* The answer itself goes to the top of a page. */
void customs_record_view_fill_hero  (KioskStatusHero    *hero,
                                     CustomsRecord      *record);

G_END_DECLS
