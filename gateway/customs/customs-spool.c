/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: one reads the folder, because reading files and waiting for the store's commit block. It asks the folder
 * itself, at short intervals, rather than trust notifications: they are lost when nobody listens, and on network drives. */

#include "customs-spool.h"

#include "customs-spool-file.h"
#include "customs-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdatomic.h>

#define LOOK_INTERVAL   (250 * G_TIME_SPAN_MILLISECOND)
#define RETRY_INTERVAL  (5 * G_TIME_SPAN_SECOND)
#define MOST_IN_A_BATCH 512
#define MOST_BYTES      (16 * 1024 * 1024)

struct _CustomsSpool
{
  GatewayStore    *store;
  char            *directory;
  GThread         *thread;
  GMutex           lock;
  GCond            wake;
  gboolean         stopping;
  GHashTable      *troubled;   /* names of files that stay, to the monotonic time of the next try; of the thread */
  gboolean         stuck;      /* the store takes nothing; of the thread */
  gboolean         more;       /* the last batch left files behind; of the thread */
  _Atomic guint64  messages;
  _Atomic guint64  refused;
  _Atomic guint64  waiting;
};

/* Said once for each file, not at each try. */
static void
postpone (CustomsSpool     *spool,
          CustomsSpoolFile *file,
          const GError     *error)
{
  gint64 *due = g_new (gint64, 1);

  if (!g_hash_table_contains (spool->troubled, file->name))
    g_warning ("A receipt file stays and is tried again: %s", error->message);

  *due = g_get_monotonic_time () + RETRY_INTERVAL;
  g_hash_table_replace (spool->troubled, g_strdup (file->name), due);
}

static gboolean
is_postponed (CustomsSpool *spool,
              const char   *name)
{
  const gint64 *due = g_hash_table_lookup (spool->troubled, name);

  return due != NULL && *due > g_get_monotonic_time ();
}

/* Whoever took it away: a file that is there is tried, and postponed anew, as soon as it is due. */
static gboolean
is_gone (gpointer name,
         gpointer due,
         gpointer data)
{
  return *(gint64 *) due + RETRY_INTERVAL < g_get_monotonic_time ();
}

static GPtrArray *
collect_files (CustomsSpool *spool)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) customs_spool_file_free);
  g_autoptr (GDir) dir = g_dir_open (spool->directory, 0, NULL);
  goffset bytes = 0;
  const char *name;

  spool->more = FALSE;
  while (dir != NULL && !spool->more && (name = g_dir_read_name (dir)) != NULL)
    {
      CustomsSpoolFile *file = is_postponed (spool, name) ? NULL : customs_spool_file_new (spool->directory, name);

      if (file == NULL)
        continue;

      customs_spool_file_read (file);
      bytes += file->size;
      g_ptr_array_add (files, file);
      spool->more = files->len == MOST_IN_A_BATCH || bytes >= MOST_BYTES;
    }

  return files;
}

typedef struct
{
  CustomsSpoolFile **files;
  guint              n_files;
  guint64            added;
} Batch;

static gboolean
store_batch (GatewayDb  *db,
             gpointer    data,
             GError    **error)
{
  Batch *batch = data;

  batch->added = 0;
  for (guint i = 0; i < batch->n_files; i++)
    {
      GPtrArray *messages = batch->files[i]->messages;

      for (guint m = 0; messages != NULL && m < messages->len; m++)
        {
          gboolean added;

          if (!customs_store_message (db, messages->pdata[m], CUSTOMS_SOURCE_SINGLE_WINDOW, &added, error))
            return FALSE;
          batch->added += added;
        }
    }

  return TRUE;
}

static gboolean
store_files (CustomsSpool      *spool,
             CustomsSpoolFile **files,
             guint              n_files,
             GError           **error)
{
  Batch batch = { files, n_files, 0 };

  if (!gateway_store_write (spool->store, store_batch, &batch, error))
    return FALSE;

  spool->messages += batch.added;
  return TRUE;
}

/* After a batch was refused: one file that the store will not take must not hold up the others. */
static gboolean
store_each (CustomsSpool  *spool,
            GPtrArray     *files,
            GError       **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      CustomsSpoolFile *file = files->pdata[i];
      g_autoptr (GError) refused = NULL;

      if (store_files (spool, (CustomsSpoolFile **) &files->pdata[i], 1, &refused))
        continue;
      if (!g_error_matches (refused, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_CONSTRAINT))
        {
          g_propagate_error (error, g_steal_pointer (&refused));
          return FALSE;
        }

      file->state = CUSTOMS_SPOOL_FILE_BAD;
      file->error = g_steal_pointer (&refused);
    }

  return TRUE;
}

static gboolean
store_all (CustomsSpool  *spool,
           GPtrArray     *files,
           GError       **error)
{
  g_autoptr (GError) refused = NULL;

  if (store_files (spool, (CustomsSpoolFile **) files->pdata, files->len, &refused))
    return TRUE;
  if (g_error_matches (refused, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_CONSTRAINT))
    return store_each (spool, files, error);

  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Returns whether the folder is rid of it. */
static gboolean
put_away (CustomsSpool     *spool,
          CustomsSpoolFile *file,
          const char       *done,
          const char       *failed)
{
  g_autoptr (GError) error = NULL;

  if (file->state == CUSTOMS_SPOOL_FILE_TORN)
    return FALSE;

  if (file->state == CUSTOMS_SPOOL_FILE_LOCKED)
    error = g_error_copy (file->error);
  else if (file->state == CUSTOMS_SPOOL_FILE_GOOD)
    customs_spool_file_move (file, done, &error);
  else if (customs_spool_file_refuse (file, failed, &error))
    {
      spool->refused++;
      g_message ("A receipt file was refused: %s", file->error->message);
    }

  if (error != NULL)
    postpone (spool, file, error);
  else
    g_hash_table_remove (spool->troubled, file->name);
  return error == NULL;
}

/* Returns how many the folder is rid of. */
static guint
put_all_away (CustomsSpool *spool,
              GPtrArray    *files)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *done = g_build_filename (spool->directory, "done", day, NULL);
  g_autofree char *failed = g_build_filename (spool->directory, "failed", NULL);

  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += put_away (spool, files->pdata[i], done, failed);

  g_hash_table_foreach_remove (spool->troubled, is_gone, NULL);
  spool->waiting = g_hash_table_size (spool->troubled);
  return n;
}

static void
say_stuck (CustomsSpool *spool,
           const GError *error)
{
  if (error != NULL && !spool->stuck)
    g_warning ("Receipts cannot be stored and stay where they are: %s", error->message);
  if (error == NULL && spool->stuck)
    g_message ("Receipts are stored again");
  spool->stuck = error != NULL;
}

/* Stored first, moved then: whatever dies in between is read once more and stored no second time. Returns how long to
 * wait for the next batch. */
static gint64
take_batch (CustomsSpool *spool)
{
  g_autoptr (GPtrArray) files = collect_files (spool);
  g_autoptr (GError) error = NULL;

  if (files->len > 0 && !store_all (spool, files, &error))
    {
      say_stuck (spool, error);
      spool->waiting = files->len;
      return RETRY_INTERVAL;
    }

  say_stuck (spool, NULL);
  return put_all_away (spool, files) > 0 && spool->more ? 0 : LOOK_INTERVAL;
}

static gboolean
wait_for_next_look (CustomsSpool *spool,
                    gint64        interval)
{
  gint64 until = g_get_monotonic_time () + interval;
  gboolean go_on;

  g_mutex_lock (&spool->lock);
  while (!spool->stopping && g_cond_wait_until (&spool->wake, &spool->lock, until))
    ;
  go_on = !spool->stopping;
  g_mutex_unlock (&spool->lock);
  return go_on;
}

static gpointer
watch_folder (gpointer data)
{
  CustomsSpool *spool = data;

  while (wait_for_next_look (spool, take_batch (spool)))
    ;

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
  spool->troubled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  g_hash_table_unref (spool->troubled);
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

guint64
customs_spool_waiting (CustomsSpool *spool)
{
  return spool->waiting;
}
