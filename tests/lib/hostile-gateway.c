/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "hostile-gateway.h"

#define MOST_GROWTH (48 * 1024)        /* KiB */

void
hostile_set_up (Hostile   *hostile,
                RawAnswer  answer,
                gpointer   data)
{
  g_autofree char *url = NULL;

  hostile->server = raw_server_new (answer, data);
  url = raw_server_get_url (hostile->server);
  hostile->backend = kiosk_backend_new (url, NULL);
}

void
hostile_tear_down (Hostile *hostile)
{
  g_assert_finalize_object (hostile->backend);
  raw_server_free (hostile->server);
}

KioskRequest *
hostile_new_get (guint deadline)
{
  KioskRequest *request = kiosk_request_new ("GET", "/v1/things/%s", "1", NULL);

  kiosk_request_set_deadline (request, deadline);

  return request;
}

void
hostile_expect (Hostile *hostile,
                guint    deadline,
                int      code)
{
  g_autoptr (KioskRequest) request = hostile_new_get (deadline);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  long memory = backend_peak_memory ();

  g_assert_null (backend_fetch (hostile->backend, request, NULL, &error));
  g_assert_error (error, KIOSK_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, deadline * 1000 + 1500000);
  g_assert_cmpint (backend_peak_memory () - memory, <, MOST_GROWTH);
}

gboolean
hostile_answer_drip (RawServer     *server,
                     GOutputStream *out,
                     guint          nth)
{
  raw_server_print (server, out, HOSTILE_HEAD "Content-Length: 1000\r\n\r\n");
  while (raw_server_print (server, out, " "))
    g_usleep (20000);

  return FALSE;
}

gboolean
hostile_answer_drip_headers (RawServer     *server,
                             GOutputStream *out,
                             guint          nth)
{
  raw_server_print (server, out, "HTTP/1.1 200 OK\r\nX: ");
  while (raw_server_print (server, out, "x"))
    g_usleep (20000);

  return FALSE;
}

gboolean
hostile_answer_silence (RawServer     *server,
                        GOutputStream *out,
                        guint          nth)
{
  return TRUE;
}
