/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: the connection is suspended while its work waits for the store's group commit, so that no worker thread
 * waits with it. The writer thread does the work and wakes the connection up; the answer is made on the connection's own
 * worker thread. Between the two nobody else touches the request. */

#include "gateway-dispatch.h"

#include "../gateway-log.h"

#define MOST_WAITING 2000          /* works; as many as the disk does within a second or so */
#define PROBE_SIZE   (256 * 1024)  /* bytes */

static gboolean
do_work (GatewayDb  *db,
         gpointer    data,
         GError    **error)
{
  GatewayRequest *request = data;

  return request->work (db, request->work_data, error);
}

static void
wake_up (gpointer      data,
         const GError *error)
{
  GatewayRequest *request = data;

  request->work_error = error != NULL ? g_error_copy (error) : NULL;
  MHD_resume_connection (request->connection);
}

void
gateway_request_write (GatewayRequest *request,
                       GatewayWork     work,
                       GatewayWritten  written,
                       gpointer        data,
                       GDestroyNotify  free_data)
{
  GatewayStore *store = gateway_server_get_store (request->server);

  request->work_data = data;
  request->free_work_data = free_data;
  if (gateway_store_get_waiting (store) >= MOST_WAITING)
    {
      gateway_request_busy (request);
      return;
    }

  request->work = work;
  request->written = written;
  request->result = MHD_YES;
  gateway_server_suspended (request->server, 1);
  MHD_suspend_connection (request->connection);
  gateway_store_write_async (store, do_work, wake_up, request);
}

static gboolean
could_not_be_stored (const GError *error)
{
  return g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_FULL)
         || g_error_matches (error, GATEWAY_STORE_ERROR, GATEWAY_STORE_ERROR_BUSY);
}

void
gateway_dispatch_written (GatewayRequest *request)
{
  const GError *error = request->work_error;

  gateway_server_suspended (request->server, -1);
  request->work = NULL;
  if (could_not_be_stored (error))
    {
      gateway_log (G_LOG_LEVEL_WARNING, "The store cannot be written to", "route", request->route->path, "cause", error->message, NULL);
      gateway_request_busy (request);
    }
  else if (error != NULL && error->domain == GATEWAY_STORE_ERROR)
    gateway_request_fail (request, error);
  else
    request->written (request, request->work_data != NULL ? request->work_data : request->data, error);
}

/* As much as a large submission takes, so that the last corner of a disk does not count. */
static gboolean
write_probe (GatewayDb  *db,
             gpointer    unused,
             GError    **error)
{
  g_autofree char *room = g_strnfill (PROBE_SIZE, 'x');

  return gateway_db_execute (db, error, "INSERT INTO store_probe (id, room) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET room = $1",
                             "s", room) >= 0;
}

void
gateway_request_probe (GatewayRequest *request,
                       GatewayWritten  written)
{
  if (gateway_store_is_failing (gateway_server_get_store (request->server)))
    gateway_request_write (request, write_probe, written, NULL, NULL);
  else
    written (request, request->data, NULL);
}
