/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A visit that does nothing but print: it is told on its input what to do, a line each, and tells what becomes of it.
 *
 *     press QUEUE PAPER
 *     print ID    print a receipt of that identity
 *     end         exit at once, as a visit does
 */

#include <kiosk.h>

#include <gio/gunixinputstream.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char * const states[] = {
  [KIOSK_PRINTER_MISSING] = "missing",
  [KIOSK_PRINTER_UNKNOWN] = "unknown",
  [KIOSK_PRINTER_READY] = "ready",
  [KIOSK_PRINTER_TROUBLE] = "trouble",
  [KIOSK_PRINTER_NO_PAPER] = "no-paper",
  [KIOSK_PRINTER_JAM] = "jam",
  [KIOSK_PRINTER_OPEN] = "open",
  [KIOSK_PRINTER_OFFLINE] = "offline",
};

static void
tell (const char *word,
      const char *detail)
{
  g_print ("%s %s\n", word, detail);
}

static void
on_changed (KioskPrinter *printer,
            gpointer      user_data)
{
  tell (kiosk_printer_is_busy (printer) ? "busy" : "state", states[kiosk_printer_get_state (printer)]);
}

static void
on_notice (KioskPrinter *printer,
           const char   *detail,
           gpointer      user_data)
{
  tell ("notice", detail);
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree char *id = user_data;
  g_autoptr (GError) error = NULL;

  if (kiosk_printer_print_finish (KIOSK_PRINTER (source), result, &error))
    tell ("printed", id);
  else
    tell (g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_BUSY) ? "refused" : "failed", error->message);
}

static void
print (KioskPrinter *printer,
       const char   *id)
{
  g_autoptr (KioskPrintDocument) document = kiosk_print_document_new (id, "测试凭证");

  kiosk_print_document_add_fact (document, "受理编号", id);
  kiosk_printer_print_async (printer, document, NULL, on_printed, g_strdup (id));
}

static void read_order (GDataInputStream *orders, KioskPrinter *printer);

static void
on_order (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GDataInputStream *orders = G_DATA_INPUT_STREAM (source);
  g_autofree char *order = g_data_input_stream_read_line_finish (orders, result, NULL, NULL);

  if (order == NULL || strcmp (order, "end") == 0)
    _exit (EXIT_SUCCESS);

  if (g_str_has_prefix (order, "print "))
    print (user_data, order + strlen ("print "));
  read_order (orders, user_data);
}

static void
read_order (GDataInputStream *orders,
            KioskPrinter     *printer)
{
  g_data_input_stream_read_line_async (orders, G_PRIORITY_DEFAULT, NULL, on_order, printer);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) orders = g_data_input_stream_new (input);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (KioskPrinter) printer = NULL;

  if (argc != 3)
    return EXIT_FAILURE;

  gtk_init ();
  printer = kiosk_printer_new (argv[1], argv[2]);
  kiosk_printer_set_place (printer, "zh_CN", "海沧园区");
  g_signal_connect (printer, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (printer, "notice", G_CALLBACK (on_notice), NULL);
  kiosk_printer_watch (printer);
  read_order (orders, printer);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
