/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: one writer owns the writing connection; each reading thread gets a connection of its own on first use. A
 * database call blocks, hence the threads. */

#include "config.h"
#include "build-options.h"
#include "gateway-store.h"

#include "gateway-db-private.h"
#include "gateway-migrations.h"

#define MOST_IN_A_GROUP 512

typedef struct
{
  GatewayWork      work;
  GatewayWorkDone  done;
  gpointer         data;
  GError          *error;
} Job;

struct _GatewayStore
{
  char                   *url;
  const GatewayDbBackend *backend;
  GatewayDb              *writer; /* (owned): of the writer thread */
  GThread                *thread;
  GAsyncQueue            *jobs;
  _Atomic gboolean        failing;
  GMutex                  lock;
  GPtrArray              *readers; /* (owned): all readers' connections, to be closed at the end */
};

/* Pushed behind the last job to end the thread. */
static Job last_job;

/* Returns FALSE if the whole transaction is spoilt. A work that fails spoils only its savepoint, except where the
 * database gave up the transaction, as on a full disk. */
static gboolean
do_job (GatewayStore  *store,
        Job           *job,
        GError       **error)
{
  g_clear_error (&job->error);
  if (gateway_db_execute (store->writer, error, "SAVEPOINT job", "") < 0)
    return FALSE;

  if (!job->work (store->writer, job->data, &job->error)
      && gateway_db_execute (store->writer, error, "ROLLBACK TO job", "") < 0)
    return FALSE;
  return gateway_db_execute (store->writer, error, "RELEASE job", "") >= 0;
}

/* One transaction for all of them: the disk is asked once. */
static gboolean
try_jobs (GatewayStore  *store,
          Job          **jobs,
          guint          n,
          GError       **error)
{
  gboolean good = gateway_db_execute (store->writer, error, store->backend->begin_writing, "") >= 0;

  if (!good)
    return FALSE;

  for (guint i = 0; good && i < n; i++)
    good = do_job (store, jobs[i], error);
  if (good && gateway_db_execute (store->writer, error, "COMMIT", "") >= 0)
    return TRUE;

  gateway_db_execute (store->writer, NULL, "ROLLBACK", "");
  return FALSE;
}

static void
commit_jobs (GatewayStore  *store,
             Job          **jobs,
             guint          n)
{
  g_autoptr (GError) error = NULL;

  if (try_jobs (store, jobs, n, &error))
    return;

  if (n > 1 && !g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_BUSY))
    {
      for (guint i = 0; i < n; i++)
        commit_jobs (store, jobs + i, 1);
      return;
    }

  for (guint i = 0; i < n; i++)
    if (jobs[i]->error == NULL)
      jobs[i]->error = g_error_copy (error);
}

/* Whether it is the store's fault and not the work's own. */
static gboolean
is_failing (GPtrArray *group)
{
  gboolean failing = FALSE;

  for (guint i = 0; i < group->len; i++)
    {
      const GError *error = ((Job *) group->pdata[i])->error;

      failing |= g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_BUSY)
                 || g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FULL);
    }

  return failing;
}

static void
finish_group (GatewayStore *store,
              GPtrArray    *group)
{
  commit_jobs (store, (Job **) group->pdata, group->len);
  store->failing = is_failing (group);
  for (guint i = 0; i < group->len; i++)
    {
      Job *job = group->pdata[i];

      job->done (job->data, job->error);
    }
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_error (&job->error);
  g_free (job);
}

static gpointer
write_jobs (gpointer data)
{
  GatewayStore *store = data;
  gboolean running = TRUE;

  while (running)
    {
      g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (job_free);
      Job *job = g_async_queue_pop (store->jobs);

      for (; job != NULL && job != &last_job; job = group->len < MOST_IN_A_GROUP ? g_async_queue_try_pop (store->jobs) : NULL)
        g_ptr_array_add (group, job);

      running = job != &last_job;
      if (group->len > 0)
        finish_group (store, group);
    }

  return NULL;
}

static const GatewayDbBackend *
choose_backend (const char  *url,
                GError     **error)
{
  if (!g_str_has_prefix (url, "postgresql:") && !g_str_has_prefix (url, "postgres:"))
    return &gateway_sqlite_backend;

#if HAVE_POSTGRESQL
  return &gateway_postgres_backend;
#else
  g_set_error_literal (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FAILED,
                       "This program was built without PostgreSQL");
  return NULL;
#endif
}

GatewayStore *
gateway_store_open (const char  *url,
                    GError     **error)
{
  const GatewayDbBackend *backend = choose_backend (url, error);
  g_autoptr (GatewayDb) writer = backend != NULL ? backend->open (url, TRUE, error) : NULL;
  GatewayStore *store;

  if (writer == NULL || !gateway_migrations_apply (writer, error))
    return NULL;

  store = g_new0 (GatewayStore, 1);
  store->url = g_strdup (url);
  store->backend = backend;
  store->writer = g_steal_pointer (&writer);
  store->jobs = g_async_queue_new ();
  store->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) gateway_db_close);
  g_mutex_init (&store->lock);
  store->thread = g_thread_new ("store-writer", write_jobs, store);
  return store;
}

/* The calling thread's connections, by store: a test may have several. */
static GHashTable *
readers_of_thread (void)
{
  static GPrivate readers = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

  if (g_private_get (&readers) == NULL)
    g_private_set (&readers, g_hash_table_new (NULL, NULL));
  return g_private_get (&readers);
}

void
gateway_store_close (GatewayStore *store)
{
  g_hash_table_remove (readers_of_thread (), store);
  g_async_queue_push (store->jobs, &last_job);
  g_thread_join (store->thread);
  g_async_queue_unref (store->jobs);
  g_ptr_array_unref (store->readers);
  gateway_db_close (store->writer);
  g_mutex_clear (&store->lock);
  g_free (store->url);
  g_free (store);
}

GatewayDb *
gateway_store_reader (GatewayStore  *store,
                      GError       **error)
{
  GHashTable *mine = readers_of_thread ();
  GatewayDb *reader = g_hash_table_lookup (mine, store);

  if (reader != NULL)
    return reader;

  reader = store->backend->open (store->url, FALSE, error);
  if (reader == NULL)
    return NULL;

  g_hash_table_insert (mine, store, reader);
  g_mutex_lock (&store->lock);
  g_ptr_array_add (store->readers, reader);
  g_mutex_unlock (&store->lock);
  return reader;
}

gboolean
gateway_store_is_failing (GatewayStore *store)
{
  return store->failing;
}

guint
gateway_store_get_waiting (GatewayStore *store)
{
  gint length = g_async_queue_length (store->jobs);

  /* less than nought while the writer waits for work */
  return (guint) MAX (length, 0);
}

void
gateway_store_write_async (GatewayStore    *store,
                           GatewayWork      work,
                           GatewayWorkDone  done,
                           gpointer         data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->done = done;
  job->data = data;
  g_async_queue_push (store->jobs, job);
}

typedef struct
{
  GatewayWork  work;
  gpointer     data;
  GMutex       lock;
  GCond        finished;
  gboolean     done;
  GError      *error;
} Waiter;

static gboolean
do_for_waiter (GatewayDb  *db,
               gpointer    data,
               GError    **error)
{
  Waiter *waiter = data;

  return waiter->work (db, waiter->data, error);
}

static void
wake_waiter (gpointer      data,
             const GError *error)
{
  Waiter *waiter = data;

  g_mutex_lock (&waiter->lock);
  waiter->error = error != NULL ? g_error_copy (error) : NULL;
  waiter->done = TRUE;
  g_cond_signal (&waiter->finished);
  g_mutex_unlock (&waiter->lock);
}

gboolean
gateway_store_write (GatewayStore  *store,
                     GatewayWork    work,
                     gpointer       data,
                     GError       **error)
{
  Waiter waiter = { .work = work, .data = data };

  g_mutex_init (&waiter.lock);
  g_cond_init (&waiter.finished);
  gateway_store_write_async (store, do_for_waiter, wake_waiter, &waiter);

  g_mutex_lock (&waiter.lock);
  while (!waiter.done)
    g_cond_wait (&waiter.finished, &waiter.lock);
  g_mutex_unlock (&waiter.lock);

  g_mutex_clear (&waiter.lock);
  g_cond_clear (&waiter.finished);
  if (waiter.error == NULL)
    return TRUE;

  g_propagate_error (error, waiter.error);
  return FALSE;
}
