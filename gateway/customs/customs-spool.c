/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: one reads the folder, because reading files and waiting for the store's commit block. It asks the folder
 * itself, at short intervals, rather than trust notifications: they are lost when nobody listens, and on network drives. */

#include "customs-spool.h"

#include "customs-receipt.h"
#include "customs-store.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdatomic.h>
#include <string.h>

#define LOOK_INTERVAL   (250 * G_TIME_SPAN_MILLISECOND)
#define SETTLE_TIME     (100 * G_TIME_SPAN_MILLISECOND)
#define MOST_IN_A_BATCH 256

struct _CustomsSpool
{
  GatewayStore    *store;
  char            *directory;
  GThread         *thread;
  GMutex           lock;
  GCond            wake;
  gboolean         stopping;
  _Atomic guint64  messages;
  _Atomic guint64  refused;
};

typedef struct
{
  char      *name;
  char      *path;
  GPtrArray *messages;   /* (owned) (nullable): NULL if the file is bad */
  GError    *error;      /* (owned) (nullable) */
  gboolean   later;      /* it cannot be read now */
} SpoolFile;

static void
spool_file_free (gpointer data)
{
  SpoolFile *file = data;

  g_free (file->name);
  g_free (file->path);
  g_clear_pointer (&file->messages, g_ptr_array_unref);
  g_clear_error (&file->error);
  g_free (file);
}

/* A file that is still being written would be taken for a torn one. */
static gboolean
is_settled (const char *path)
{
  GStatBuf info;
  gint64 changed;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;

  changed = (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  return g_get_real_time () - changed > SETTLE_TIME || changed > g_get_real_time () + G_USEC_PER_SEC;
}

static void
read_file (SpoolFile *file)
{
  g_autofree char *data = NULL;
  GStatBuf info;
  gsize length;

  if (g_stat (file->path, &info) == 0 && info.st_size > CUSTOMS_RECEIPT_MOST_BYTES)
    {
      g_set_error_literal (&file->error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is too large");
      return;
    }

  file->later = !g_file_get_contents (file->path, &data, &length, &file->error);
  if (!file->later)
    file->messages = customs_receipt_parse (data, length, &file->error);
}

static GPtrArray *
collect_files (CustomsSpool *spool)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (spool_file_free);
  g_autoptr (GDir) dir = g_dir_open (spool->directory, 0, NULL);
  const char *name;

  while (dir != NULL && files->len < MOST_IN_A_BATCH && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (spool->directory, name, NULL);
      SpoolFile *file;

      if (name[0] == '.' || g_str_has_suffix (name, ".tmp") || !is_settled (path))
        continue;

      file = g_new0 (SpoolFile, 1);
      file->name = g_strdup (name);
      file->path = g_steal_pointer (&path);
      read_file (file);
      g_ptr_array_add (files, file);
    }

  return files;
}

typedef struct
{
  GPtrArray *files;
  guint64    added;
} Batch;

static gboolean
store_batch (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Batch *batch = data;

  batch->added = 0;
  for (guint i = 0; i < batch->files->len; i++)
    {
      SpoolFile *file = batch->files->pdata[i];

      for (guint m = 0; file->messages != NULL && m < file->messages->len; m++)
        {
          gboolean added;

          if (!customs_store_message (db, file->messages->pdata[m], &added, error))
            return FALSE;
          batch->added += added;
        }
    }

  return TRUE;
}

/* A name that is free in @folder. */
static char *
free_name (const char *folder,
           const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 1; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s.%u", folder, name, i);
    }

  return path;
}

static char *
move_file (SpoolFile  *file,
           const char *folder)
{
  g_autofree char *target = NULL;

  if (g_mkdir_with_parents (folder, 0750) == 0)
    {
      target = free_name (folder, file->name);
      if (g_rename (file->path, target) == 0)
        return g_steal_pointer (&target);
    }

  g_warning ("A receipt file cannot be moved to %s: %s", folder, g_strerror (errno));
  return NULL;
}

static void
set_aside (CustomsSpool *spool,
           SpoolFile    *file)
{
  g_autofree char *folder = g_build_filename (spool->directory, "failed", NULL);
  g_autofree char *target = move_file (file, folder);
  g_autofree char *reason_file = NULL;
  g_autofree char *reason = NULL;

  if (target == NULL)
    return;

  reason_file = g_strconcat (target, ".reason", NULL);
  reason = g_strconcat (file->error->message, "\n", NULL);
  if (!g_file_set_contents (reason_file, reason, -1, NULL))
    g_warning ("The reason of a refused file cannot be written: %s", reason);
  spool->refused++;
  g_message ("A receipt file was refused: %s", file->error->message);
}

static char *
done_folder (CustomsSpool *spool)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return g_build_filename (spool->directory, "done", day, NULL);
}

static void
put_away (CustomsSpool *spool,
          GPtrArray    *files)
{
  g_autofree char *folder = done_folder (spool);

  for (guint i = 0; i < files->len; i++)
    {
      SpoolFile *file = files->pdata[i];

      if (file->later)
        g_warning ("A receipt file cannot be read and stays: %s", file->error->message);
      else if (file->messages == NULL)
        set_aside (spool, file);
      else
        g_free (move_file (file, folder));
    }
}

static gboolean
store_files (CustomsSpool  *spool,
             GPtrArray     *files,
             GError       **error)
{
  Batch batch = { files, 0 };

  if (!gateway_store_write (spool->store, store_batch, &batch, error))
    return FALSE;

  spool->messages += batch.added;
  return TRUE;
}

/* After a batch was refused: one file that the store will not take must not hold up the others. */
static gboolean
store_each (CustomsSpool *spool,
            GPtrArray    *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      SpoolFile *file = files->pdata[i];
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();

      g_ptr_array_add (alone, file);
      if (file->messages == NULL || store_files (spool, alone, &file->error))
        continue;
      if (g_error_matches (file->error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FULL))
        return FALSE;
      g_clear_pointer (&file->messages, g_ptr_array_unref);
    }

  return TRUE;
}

/* Stored first, moved then: whatever dies in between is read once more and stored no second time. Returns how many files
 * there were. */
static guint
take_batch (CustomsSpool *spool)
{
  g_autoptr (GPtrArray) files = collect_files (spool);
  g_autoptr (GError) error = NULL;

  if (files->len == 0)
    return 0;

  if (!store_files (spool, files, &error)
      && (g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FULL) || !store_each (spool, files)))
    {
      g_warning ("Receipts cannot be stored and stay where they are: %s", error->message);
      return 0;
    }

  put_away (spool, files);
  return files->len;
}

static void
wait_for_next_look (CustomsSpool *spool)
{
  gint64 until = g_get_monotonic_time () + LOOK_INTERVAL;

  g_mutex_lock (&spool->lock);
  while (!spool->stopping && g_cond_wait_until (&spool->wake, &spool->lock, until))
    ;
  g_mutex_unlock (&spool->lock);
}

static gboolean
is_stopping (CustomsSpool *spool)
{
  gboolean stopping;

  g_mutex_lock (&spool->lock);
  stopping = spool->stopping;
  g_mutex_unlock (&spool->lock);
  return stopping;
}

static gpointer
watch_folder (gpointer data)
{
  CustomsSpool *spool = data;

  while (!is_stopping (spool))
    if (take_batch (spool) < MOST_IN_A_BATCH)
      wait_for_next_look (spool);

  return NULL;
}

CustomsSpool *
customs_spool_new (GatewayStore  *store,
                   const char    *directory,
                   GError       **error)
{
  CustomsSpool *spool;

  if (g_mkdir_with_parents (directory, 0750) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "Spool %s: %s", directory, g_strerror (errno));
      return NULL;
    }

  spool = g_new0 (CustomsSpool, 1);
  spool->store = store;
  spool->directory = g_strdup (directory);
  g_mutex_init (&spool->lock);
  g_cond_init (&spool->wake);
  spool->thread = g_thread_new ("customs-spool", watch_folder, spool);
  return spool;
}

void
customs_spool_free (CustomsSpool *spool)
{
  g_mutex_lock (&spool->lock);
  spool->stopping = TRUE;
  g_cond_signal (&spool->wake);
  g_mutex_unlock (&spool->lock);

  g_thread_join (spool->thread);
  g_mutex_clear (&spool->lock);
  g_cond_clear (&spool->wake);
  g_free (spool->directory);
  g_free (spool);
}

guint64
customs_spool_messages (CustomsSpool *spool)
{
  return spool->messages;
}

guint64
customs_spool_refused (CustomsSpool *spool)
{
  return spool->refused;
}
