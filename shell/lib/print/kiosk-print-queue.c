/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-queue.h"

#include "core/kiosk-late.h"

#define LIBRARY "kiosk-cups"

void
kiosk_print_queue_status_free (KioskPrintQueueStatus *status)
{
  g_free (status->cause);
  g_free (status);
}

static KioskPrintQueueStatus *
new_offline (const char *cause)
{
  KioskPrintQueueStatus *status = g_new0 (KioskPrintQueueStatus, 1);

  status->state = KIOSK_PRINTER_OFFLINE;
  status->cause = g_strdup (cause);
  return status;
}

KioskPrintQueueStatus *
kiosk_print_queue_read (const char *queue)
{
  g_autoptr (GError) error = NULL;
  typeof (kiosk_print_queue_read) *read_queue = kiosk_late_find (LIBRARY, "kiosk_cups_queue_read", &error);

  return read_queue != NULL ? read_queue (queue) : new_offline (error->message);
}

gboolean
kiosk_print_queue_purge (const char           *queue,
                         gboolean              keep_active,
                         KioskPrintQueuePurge *purge)
{
  g_autoptr (GError) error = NULL;
  typeof (kiosk_print_queue_purge) *purge_queue = kiosk_late_find (LIBRARY, "kiosk_cups_queue_purge", &error);

  if (purge_queue == NULL)
    {
      g_warning ("Nothing can be purged: %s", error->message);
      purge->seen = purge->cut_short = 0;
      return FALSE;
    }

  return purge_queue (queue, keep_active, purge);
}
