/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-printer-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a queue of the print server and the printer behind it say of themselves. */
typedef struct
{
  KioskPrinterState  state;
  gboolean           low;     /* something will be used up soon */
  char              *cause;   /* (owned): in the printer's own words, such as "media-empty-error"; "" if it has none */
  double             width;   /* points, of the paper that is in it; 0 if it does not say */
  double             height;
} KioskPrintQueueStatus;

void                   kiosk_print_queue_status_free (KioskPrintQueueStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskPrintQueueStatus, kiosk_print_queue_status_free)

/* Blocks, for some ten seconds at the most. @queue: its name at the print server. */
KioskPrintQueueStatus *kiosk_print_queue_read        (const char           *queue);

/* Jobs of this user that are to leave no trace. */
typedef struct
{
  int    newest;     /* only jobs up to this number; 0 for all that there are, of which it becomes the highest number */
  guint  seen;       /* (out): jobs that were there; one that was printing goes only when its back end has stopped */
  guint  cut_short;  /* (out): jobs that were cancelled before they were printed */
} KioskPrintQueuePurge;

/* Removes what is over from @queue, with its files; what is not over too, unless @keep_active. Blocks as above. Returns
 * FALSE where the print server does not answer. */
gboolean               kiosk_print_queue_purge       (const char           *queue,
                                                      gboolean              keep_active,
                                                      KioskPrintQueuePurge *purge);

G_END_DECLS
