/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "late/kiosk-cups-queue.h"

#include <glib.h>

typedef struct
{
  const char        *reasons;
  KioskPrinterState  state;
  gboolean           low;
} Case;

static const Case cases[] = {
  { "", KIOSK_PRINTER_READY, FALSE },
  { "media-empty-error", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "media-empty", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "media-needed-error", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "input-tray-missing", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "media-empty-report", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "media-empty-warning", KIOSK_PRINTER_NO_PAPER, FALSE },
  { "media-jam-error", KIOSK_PRINTER_JAM, FALSE },
  { "cover-open-error", KIOSK_PRINTER_OPEN, FALSE },
  { "door-open", KIOSK_PRINTER_OPEN, FALSE },
  { "offline-report", KIOSK_PRINTER_OFFLINE, FALSE },
  { "shutdown", KIOSK_PRINTER_OFFLINE, FALSE },
  { "paused", KIOSK_PRINTER_TROUBLE, FALSE },
  { "fuser-over-temp-error", KIOSK_PRINTER_TROUBLE, FALSE },
  { "marker-supply-empty-error", KIOSK_PRINTER_TROUBLE, FALSE },
  /* it goes on printing, but staff should come */
  { "media-emptying", KIOSK_PRINTER_READY, FALSE },
  { "media-low-warning", KIOSK_PRINTER_READY, TRUE },
  { "media-low-report", KIOSK_PRINTER_READY, TRUE },
  { "marker-supply-low-warning", KIOSK_PRINTER_READY, TRUE },
  { "cups-waiting-for-job-completed", KIOSK_PRINTER_READY, FALSE },
  { "connecting-to-device", KIOSK_PRINTER_READY, FALSE },
  /* what has to be dealt with first is told, whatever the order */
  { "media-empty-error,cover-open-error", KIOSK_PRINTER_OPEN, FALSE },
  { "cover-open-error,media-empty-error", KIOSK_PRINTER_OPEN, FALSE },
  { "paused,media-jam-error,media-low-warning", KIOSK_PRINTER_JAM, TRUE },
};

static void
test_reasons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) reasons = g_strsplit (cases[i].reasons, ",", -1);
      gboolean low;

      g_test_message ("%s", cases[i].reasons);
      g_assert_cmpint (kiosk_cups_queue_judge (FALSE, TRUE, (const char * const *) reasons, &low), ==, cases[i].state);
      g_assert_cmpint (low, ==, cases[i].low);
    }
}

static void
test_stopped (void)
{
  const char * const none[] = { NULL };
  const char * const jam[] = { "media-jam-error", NULL };
  gboolean low;

  g_assert_cmpint (kiosk_cups_queue_judge (TRUE, TRUE, none, &low), ==, KIOSK_PRINTER_TROUBLE);
  g_assert_cmpint (kiosk_cups_queue_judge (FALSE, FALSE, none, &low), ==, KIOSK_PRINTER_TROUBLE);
  g_assert_cmpint (kiosk_cups_queue_judge (TRUE, TRUE, jam, &low), ==, KIOSK_PRINTER_JAM);
}

/* Nobody listens there: it is told soon, and staff get the cause. */
static void
test_no_server (void)
{
  g_autoptr (KioskPrintQueueStatus) status = NULL;
  KioskPrintQueuePurge purge = { 0 };

  g_setenv ("CUPS_SERVER", "127.0.0.1:9", TRUE);
  status = kiosk_print_queue_read ("slip");
  g_assert_cmpint (status->state, ==, KIOSK_PRINTER_OFFLINE);
  g_assert_cmpstr (status->cause, ==, "the print server does not answer");
  g_assert_false (kiosk_print_queue_purge ("slip", FALSE, &purge));
  g_assert_cmpuint (purge.cut_short, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print-queue/reasons", test_reasons);
  g_test_add_func ("/print-queue/stopped", test_stopped);
  g_test_add_func ("/print-queue/no-server", test_no_server);
  return g_test_run ();
}
