/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-print-layout-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hands @layout to the queue as one job, once, through GTK's print system and without a dialog, and waits until the printer
 * has done it. The job's name tells nothing. */
void     kiosk_print_job_run_async  (const char           *queue,
                                     KioskPrintLayout     *layout,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/* @handed_over: (out): the job reached the queue, so that some of it may be on paper even where this fails */
gboolean kiosk_print_job_run_finish (GAsyncResult         *result,
                                     gboolean             *handed_over,
                                     GError              **error);

G_END_DECLS
