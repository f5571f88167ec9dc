/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "print/kiosk-print-queue.h"

G_BEGIN_DECLS

/* What is behind kiosk_print_queue_read() and kiosk_print_queue_purge(). */

/* @reasons: the keywords of printer-state-reasons. @low: (out): something will be used up soon. */
KioskPrinterState      kiosk_cups_queue_judge (gboolean              stopped,
                                               gboolean              accepting,
                                               const char * const   *reasons,
                                               gboolean             *low);

KioskPrintQueueStatus *kiosk_cups_queue_read  (const char           *queue);

gboolean               kiosk_cups_queue_purge (const char           *queue,
                                               gboolean              keep_active,
                                               KioskPrintQueuePurge *purge);

G_END_DECLS
