/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-purger.h"

#include "print/kiosk-print-queue.h"

/* libcups blocks while it waits for an answer: each look at the queue is taken in a thread of its own. */

#define GRACE      20   /* seconds for which a job may go on after its visit: a slip takes five */
#define INTERVAL   1500 /* milliseconds between two looks */
#define PATIENCE   60   /* seconds after which staff are told that jobs stay */
#define LAST_LOOKS 4    /* at the end of the kiosk, where nobody can wait for long */
#define LAST_PAUSE 1000 /* milliseconds between them */

struct _KioskPrintPurger
{
  GObject               parent_instance;

  char                 *queue;
  KioskPrintQueuePurge  jobs;      /* of the visits that are over */
  gint64                ended_at;  /* monotonic: when the last of them ended */
  guint                 look_id;
  gboolean              looking;
  gboolean              again;     /* another visit ended meanwhile */
};

/* One look, which the thread has to itself. */
typedef struct
{
  char                 *queue;
  gboolean              may_go_on;
  KioskPrintQueuePurge  jobs;
} Look;

enum
{
  SIGNAL_NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskPrintPurger, kiosk_print_purger, G_TYPE_OBJECT)

static void look (KioskPrintPurger *self);

static void
free_look (gpointer data)
{
  Look *look = data;

  g_free (look->queue);
  g_free (look);
}

static gboolean
is_ready (const char *queue)
{
  g_autoptr (KioskPrintQueueStatus) status = kiosk_print_queue_read (queue);

  return status->state == KIOSK_PRINTER_READY;
}

static void
take_look (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Look *look = task_data;
  gboolean keep = look->may_go_on && is_ready (look->queue);

  g_task_return_boolean (task, kiosk_print_queue_purge (look->queue, keep, &look->jobs));
}

static gint64
seconds_since (gint64 time)
{
  return (g_get_monotonic_time () - time) / G_USEC_PER_SEC;
}

static void
tell_cut_short (KioskPrintPurger *self,
                guint             count)
{
  g_autofree char *notice = g_strdup_printf ("%u jobs were not printed and are removed", count);

  if (count > 0)
    g_signal_emit (self, signals[SIGNAL_NOTICE], 0, notice);
}

static void
on_look_due (gpointer user_data)
{
  KioskPrintPurger *self = user_data;

  self->look_id = 0;
  look (self);
}

static void
look_later (KioskPrintPurger *self)
{
  if (seconds_since (self->ended_at) >= PATIENCE)
    g_signal_emit (self, signals[SIGNAL_NOTICE], 0, "jobs cannot be removed, or the print server does not answer");
  else if (self->look_id == 0)
    self->look_id = g_timeout_add_once (INTERVAL, on_look_due, self);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KioskPrintPurger *self = KIOSK_PRINT_PURGER (source);
  Look *last = g_task_get_task_data (G_TASK (result));
  gboolean answered = g_task_propagate_boolean (G_TASK (result), NULL);

  self->looking = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      look (self);
    }
  else if (!answered || last->jobs.seen > 0)
    look_later (self);

  if (answered)
    self->jobs.newest = last->jobs.newest;
  tell_cut_short (self, last->jobs.cut_short);
}

static void
look (KioskPrintPurger *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_looked, NULL);
  Look *next = g_new0 (Look, 1);

  g_clear_handle_id (&self->look_id, g_source_remove);
  self->looking = TRUE;
  next->queue = g_strdup (self->queue);
  next->may_go_on = seconds_since (self->ended_at) < GRACE;
  next->jobs.newest = self->jobs.newest;
  g_task_set_task_data (task, next, free_look);
  g_task_run_in_thread (task, take_look);
}

void
kiosk_print_purger_purge (KioskPrintPurger *self)
{
  if (*self->queue == '\0')
    return;

  self->jobs.newest = 0;
  self->ended_at = g_get_monotonic_time ();
  if (self->looking)
    self->again = TRUE;
  else
    look (self);
}

void
kiosk_print_purger_finish (KioskPrintPurger *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (*self->queue == '\0')
    return;

  self->jobs.newest = 0;
  for (guint i = 0; i < LAST_LOOKS && kiosk_print_queue_purge (self->queue, FALSE, &self->jobs) && self->jobs.seen > 0; i++)
    {
      tell_cut_short (self, self->jobs.cut_short);
      g_usleep (LAST_PAUSE * 1000);
    }
}

void
kiosk_print_purger_set_queue (KioskPrintPurger *self,
                              const char       *queue)
{
  g_free (self->queue);
  self->queue = g_strdup (queue);
}

static void
kiosk_print_purger_finalize (GObject *object)
{
  KioskPrintPurger *self = KIOSK_PRINT_PURGER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_free (self->queue);
  G_OBJECT_CLASS (kiosk_print_purger_parent_class)->finalize (object);
}

static void
kiosk_print_purger_class_init (KioskPrintPurgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_print_purger_finalize;

  signals[SIGNAL_NOTICE] = g_signal_new ("notice", KIOSK_TYPE_PRINT_PURGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_print_purger_init (KioskPrintPurger *self)
{
  self->queue = g_strdup ("");
}

KioskPrintPurger *
kiosk_print_purger_new (void)
{
  return g_object_new (KIOSK_TYPE_PRINT_PURGER, NULL);
}
