/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-printer-private.h"

#include "core/kiosk-core.h"
#include "kiosk-print-job-private.h"
#include "kiosk-print-queue.h"

#include <glib/gi18n-lib.h>

#define ASK_INTERVAL 2500  /* milliseconds between an answer and the next question */

struct _KioskPrinter
{
  GObject                parent_instance;

  char                  *queue;    /* "" for none */
  char                  *paper;
  char                  *locale;
  char                  *place;
  KioskPrintQueueStatus *status;   /* (owned) (nullable): before the first answer */
  GHashTable            *printed;  /* (owned): identities of what was printed in this visit */
  char                  *told;     /* (owned): what staff were told last */

  guint                  watchers;
  guint                  ask_id;
  gboolean               asking;
  gboolean               busy;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPrinter, kiosk_printer, G_TYPE_OBJECT)

static void ask (KioskPrinter *self);

/* For visitors: what is the matter, and that they need not see to it. */
static const char * const words[] = {
  [KIOSK_PRINTER_TROUBLE] = N_("The printer cannot print right now. Staff have been told."),
  [KIOSK_PRINTER_NO_PAPER] = N_("The printer is out of paper. Staff have been told."),
  [KIOSK_PRINTER_JAM] = N_("Paper is stuck in the printer. Staff have been told."),
  [KIOSK_PRINTER_OPEN] = N_("The printer’s cover is open. Staff have been told."),
  [KIOSK_PRINTER_OFFLINE] = N_("The printer does not answer. Staff have been told."),
};

/* For staff, in the log. */
static const char * const notices[] = {
  [KIOSK_PRINTER_TROUBLE] = "stopped",
  [KIOSK_PRINTER_NO_PAPER] = "out of paper",
  [KIOSK_PRINTER_JAM] = "paper jam",
  [KIOSK_PRINTER_OPEN] = "cover open",
  [KIOSK_PRINTER_OFFLINE] = "offline",
};

static gboolean
has_trouble (KioskPrinter *self)
{
  return self->status != NULL && self->status->state > KIOSK_PRINTER_READY;
}

static void
tell_staff (KioskPrinter *self,
            const char   *notice)
{
  if (g_strcmp0 (notice, self->told) == 0)
    return;

  g_free (self->told);
  self->told = g_strdup (notice);
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, notice);
}

static void
tell_state (KioskPrinter *self)
{
  g_autofree char *trouble = NULL;

  if (has_trouble (self))
    {
      trouble = g_strdup_printf ("%s (%s)", notices[self->status->state], self->status->cause);
      tell_staff (self, trouble);
    }
  else if (self->status->low)
    {
      trouble = g_strdup_printf ("soon used up (%s)", self->status->cause);
      tell_staff (self, trouble);
    }
  else if (self->told != NULL)
    tell_staff (self, "ready again");
}

static void
take_status (KioskPrinter          *self,
             KioskPrintQueueStatus *status)
{
  KioskPrinterState before = kiosk_printer_get_state (self);

  g_clear_pointer (&self->status, kiosk_print_queue_status_free);
  self->status = status;
  tell_state (self);
  if (before != status->state)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* libcups blocks while it waits for an answer: it waits in a thread of its own. */
static void
read_status (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, kiosk_print_queue_read (task_data), (GDestroyNotify) kiosk_print_queue_status_free);
}

static void
ask_in_thread (KioskPrinter        *self,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, g_strdup (self->queue), g_free);
  g_task_run_in_thread (task, read_status);
}

static void
on_ask_due (gpointer user_data)
{
  KioskPrinter *self = user_data;

  self->ask_id = 0;
  ask (self);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KioskPrinter *self = KIOSK_PRINTER (source);

  self->asking = FALSE;
  take_status (self, g_task_propagate_pointer (G_TASK (result), NULL));
  if (self->ask_id == 0 && (self->watchers > 0 || self->busy))
    self->ask_id = g_timeout_add_once (ASK_INTERVAL, on_ask_due, self);
}

static void
ask (KioskPrinter *self)
{
  if (self->asking || *self->queue == '\0')
    return;

  g_clear_handle_id (&self->ask_id, g_source_remove);
  self->asking = TRUE;
  ask_in_thread (self, on_asked, NULL);
}

void
kiosk_printer_watch (KioskPrinter *self)
{
  g_return_if_fail (KIOSK_IS_PRINTER (self));

  self->watchers++;
  ask (self);
}

void
kiosk_printer_unwatch (KioskPrinter *self)
{
  g_return_if_fail (KIOSK_IS_PRINTER (self) && self->watchers > 0);

  self->watchers--;
}

void
kiosk_printer_set_place (KioskPrinter *self,
                         const char   *locale,
                         const char   *place)
{
  g_return_if_fail (KIOSK_IS_PRINTER (self));

  g_free (self->locale);
  self->locale = g_strdup (locale);
  g_free (self->place);
  self->place = g_strdup (place);
}

KioskPrinterState
kiosk_printer_get_state (KioskPrinter *self)
{
  g_return_val_if_fail (KIOSK_IS_PRINTER (self), KIOSK_PRINTER_MISSING);

  if (*self->queue == '\0')
    return KIOSK_PRINTER_MISSING;
  return self->status != NULL ? self->status->state : KIOSK_PRINTER_UNKNOWN;
}

const char *
kiosk_printer_describe (KioskPrinter *self)
{
  g_return_val_if_fail (KIOSK_IS_PRINTER (self), NULL);

  return has_trouble (self) ? _(words[self->status->state]) : NULL;
}

gboolean
kiosk_printer_is_busy (KioskPrinter *self)
{
  g_return_val_if_fail (KIOSK_IS_PRINTER (self), FALSE);

  return self->busy;
}

gboolean
kiosk_printer_has_printed (KioskPrinter       *self,
                           KioskPrintDocument *document)
{
  g_return_val_if_fail (KIOSK_IS_PRINTER (self), FALSE);

  return g_hash_table_contains (self->printed, kiosk_print_document_get_id (document));
}

KioskPrintLayout *
kiosk_printer_lay_out (KioskPrinter       *self,
                       KioskPrintDocument *document)
{
  KioskPrintPaper paper = kiosk_print_paper_choose (self->paper, self->status != NULL ? self->status->width : 0,
                                                    self->status != NULL ? self->status->height : 0);
  KioskPrintStamp stamp = {
    .locale = self->locale,
    .place = self->place,
    .time = g_get_real_time () / G_USEC_PER_SEC,
    .copy = kiosk_printer_has_printed (self, document),
  };

  return kiosk_print_layout_new (document, &paper, &stamp);
}

static void
set_busy (KioskPrinter *self,
          gboolean      busy)
{
  self->busy = busy;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
refuse (GTask      *task,
        const char *sentence)
{
  set_busy (g_task_get_source_object (task), FALSE);
  g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_REJECTED, "%s", sentence);
}

/* What may be on paper in part counts as printed: the next one is a copy. */
static void
on_job_over (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskPrinter *self = g_task_get_source_object (task);
  KioskPrintDocument *document = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  gboolean handed_over;
  gboolean printed = kiosk_print_job_run_finish (result, &handed_over, &error);

  if (printed || handed_over)
    g_hash_table_add (self->printed, g_strdup (kiosk_print_document_get_id (document)));
  if (printed)
    {
      set_busy (self, FALSE);
      g_task_return_boolean (task, TRUE);
      return;
    }

  notice = g_strdup_printf ("a job failed (%s)", error->message);
  tell_staff (self, notice);
  refuse (task, _("It could not be printed. Please ask at the service desk."));
}

static void
on_asked_before_job (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskPrinter *self = KIOSK_PRINTER (source);
  g_autoptr (KioskPrintLayout) layout = NULL;

  take_status (self, g_task_propagate_pointer (G_TASK (result), NULL));
  if (has_trouble (self))
    {
      refuse (task, kiosk_printer_describe (self));
      return;
    }

  ask (self);
  layout = kiosk_printer_lay_out (self, g_task_get_task_data (task));
  kiosk_print_job_run_async (self->queue, layout, NULL, on_job_over, g_steal_pointer (&task));
}

void
kiosk_printer_print_async (KioskPrinter        *self,
                           KioskPrintDocument  *document,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KIOSK_IS_PRINTER (self));
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (document));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  if (self->busy || *self->queue == '\0')
    {
      g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_BUSY, "The printer is at work");
      return;
    }

  set_busy (self, TRUE);
  ask_in_thread (self, on_asked_before_job, g_steal_pointer (&task));
}

gboolean
kiosk_printer_print_finish (KioskPrinter  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kiosk_printer_finalize (GObject *object)
{
  KioskPrinter *self = KIOSK_PRINTER (object);

  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_pointer (&self->status, kiosk_print_queue_status_free);
  g_hash_table_unref (self->printed);
  g_free (self->queue);
  g_free (self->paper);
  g_free (self->locale);
  g_free (self->place);
  g_free (self->told);
  G_OBJECT_CLASS (kiosk_printer_parent_class)->finalize (object);
}

static void
kiosk_printer_class_init (KioskPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_printer_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KIOSK_TYPE_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_NOTICE] = g_signal_new ("notice", KIOSK_TYPE_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_printer_init (KioskPrinter *self)
{
  self->printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

KioskPrinter *
kiosk_printer_new (const char *queue,
                   const char *paper)
{
  KioskPrinter *self = g_object_new (KIOSK_TYPE_PRINTER, NULL);

  self->queue = g_strdup (queue);
  self->paper = g_strdup (paper);
  self->locale = g_strdup ("zh_CN");
  self->place = g_strdup ("");
  return self;
}
