/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-layout-private.h"
#include "kiosk-printer.h"

G_BEGIN_DECLS

/* (transfer full): @document as it would be printed now */
KioskPrintLayout *kiosk_printer_lay_out (KioskPrinter       *self,
                                         KioskPrintDocument *document);

G_END_DECLS
