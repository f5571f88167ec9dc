/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-job-private.h"

#include <gtk/gtkunixprint.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define JOB_NAME "Park Kiosk"

typedef struct
{
  char             *queue;
  KioskPrintLayout *layout;       /* (owned) */
  GtkPrinter       *printer;      /* (owned) (nullable): until it is found */
  GtkPrintJob      *job;          /* (owned) (nullable) */
  int               fd;           /* the PDF, in memory: no file of it lies anywhere; -1 before there is one */
  gboolean          handed_over;
  gboolean          over;
} Run;

static void
free_run (gpointer data)
{
  Run *run = data;

  g_free (run->queue);
  g_clear_object (&run->layout);
  g_clear_object (&run->printer);
  g_clear_object (&run->job);
  if (run->fd >= 0)
    close (run->fd);
  g_free (run);
}

static gboolean
draw (Run     *run,
      GError **error)
{
  run->fd = memfd_create ("print", MFD_CLOEXEC);
  if (run->fd >= 0)
    return kiosk_print_layout_write_pdf (run->layout, run->fd, error);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "There is no memory for the print: %s", g_strerror (errno));
  return FALSE;
}

static void on_status_changed (GtkPrintJob *job, GTask *task);

/* Returns FALSE if it has ended before. */
static gboolean
end (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->over)
    return FALSE;

  run->over = TRUE;
  if (run->job != NULL)
    g_signal_handlers_disconnect_by_func (run->job, on_status_changed, task);
  return TRUE;
}

static void
fail (GTask      *task,
      const char *cause)
{
  if (end (task))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", cause);
}

static void
on_status_changed (GtkPrintJob *job,
                   GTask       *task)
{
  Run *run = g_task_get_task_data (task);
  GtkPrintStatus status = gtk_print_job_get_status (job);

  g_object_ref (task); /* the handler, which goes with the end, has the last one */
  run->handed_over |= status >= GTK_PRINT_STATUS_PENDING && status != GTK_PRINT_STATUS_FINISHED_ABORTED;
  if (status == GTK_PRINT_STATUS_FINISHED_ABORTED)
    fail (task, "the job was cancelled");
  else if (status == GTK_PRINT_STATUS_FINISHED && end (task))
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_sent (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  if (error != NULL)
    fail (user_data, error->message);
}

static GtkPageSetup *
make_page_setup (KioskPrintLayout *layout)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new_custom ("print", "Print", kiosk_print_layout_get_width (layout),
                                                   kiosk_print_layout_get_height (layout), GTK_UNIT_POINTS);
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gboolean is_a4 = ABS (gtk_paper_size_get_width (a4, GTK_UNIT_POINTS) - kiosk_print_layout_get_width (layout)) < 1
                   && ABS (gtk_paper_size_get_height (a4, GTK_UNIT_POINTS) - kiosk_print_layout_get_height (layout)) < 1;

  gtk_page_setup_set_paper_size (setup, is_a4 ? a4 : paper);
  gtk_paper_size_free (paper);
  gtk_paper_size_free (a4);
  return setup;
}

static void
send_job (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GtkPageSetup) setup = make_page_setup (run->layout);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GError) error = NULL;

  run->job = gtk_print_job_new (JOB_NAME, run->printer, settings, setup);
  gtk_print_job_set_track_print_status (run->job, TRUE);
  g_signal_connect_data (run->job, "status-changed", G_CALLBACK (on_status_changed), g_object_ref (task),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  if (!gtk_print_job_set_source_fd (run->job, run->fd, &error))
    fail (task, error->message);
  else
    gtk_print_job_send (run->job, on_sent, g_object_ref (task), g_object_unref);
}

static gboolean
on_printer (GtkPrinter *printer,
            gpointer    user_data)
{
  Run *run = g_task_get_task_data (user_data);

  if (!gtk_printer_is_virtual (printer) && strcmp (gtk_printer_get_name (printer), run->queue) == 0)
    g_set_object (&run->printer, printer);
  return run->printer != NULL;
}

/* All printers have been looked at, or the one was found. */
static void
on_printers_listed (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);

  if (run->printer == NULL)
    fail (task, "the print server has no such queue");
  else
    send_job (task);
}

void
kiosk_print_job_run_async (const char          *queue,
                           KioskPrintLayout    *layout,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  GError *error = NULL;

  run->queue = g_strdup (queue);
  run->layout = g_object_ref (layout);
  run->fd = -1;
  g_task_set_task_data (task, run, free_run);
  if (!draw (run, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  gtk_enumerate_printers (on_printer, task, on_printers_listed, FALSE);
}

gboolean
kiosk_print_job_run_finish (GAsyncResult  *result,
                            gboolean      *handed_over,
                            GError       **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  *handed_over = run->handed_over;
  return g_task_propagate_boolean (G_TASK (result), error);
}
