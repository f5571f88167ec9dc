/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A visit without a screen: once it is shown, it hands in what it is told to over the socket OUTBOX_DRILL, as a visit does,
 * and says what its visitor would see. A line "submit NUMBER SERVICE KIND PAYLOAD" is answered by "key NUMBER KEY" and
 * then "accepted NUMBER REFERENCE", "queued NUMBER CODE" or "failed NUMBER CODE-OF-ERROR MESSAGE"; "probe" by "ready" or
 * "failed probe ...". */

#include "core/kiosk-core.h"
#include "kiosk-context.h"
#include "kiosk-supervisor-link.h"
#include "kiosk-supervisor-outbox.h"

#include <gio/gunixsocketaddress.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static KioskSupervisorLink *supervisor;
static KioskContext *context;
static GDataInputStream *orders;
static GOutputStream *told;
static GHashTable *submissions; /* those of this visitor, by number: another try is of the same one */

static void G_GNUC_PRINTF (1, 2)
say (const char *format,
     ...)
{
  va_list values;
  g_autofree char *line = NULL;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  if (!g_output_stream_printf (told, NULL, NULL, NULL, "%s\n", g_strdelimit (line, "\n", ' ')))
    exit (EXIT_FAILURE);
}

static void
on_submitted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree char *number = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskReceipt) receipt = kiosk_context_submit_finish (context, result, &error);

  if (receipt == NULL)
    say ("failed %s %d %s", number, error->code, error->message);
  else if (kiosk_receipt_is_queued (receipt))
    say ("queued %s %s", number, kiosk_receipt_get_code (receipt));
  else
    say ("accepted %s %s", number, kiosk_receipt_get_reference (receipt));
}

static void
submit (char **words)
{
  g_autoptr (JsonNode) payload = json_from_string (words[4], NULL);
  KioskSubmission *submission = g_hash_table_lookup (submissions, words[1]);

  if (submission == NULL)
    {
      submission = kiosk_submission_new (words[2], words[3], payload);
      g_hash_table_insert (submissions, g_strdup (words[1]), submission);
    }

  say ("key %s %s", words[1], kiosk_submission_get_key (submission));
  kiosk_context_submit_async (context, submission, NULL, on_submitted, g_strdup (words[1]));
}

static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = kiosk_outbox_get_key_finish (KIOSK_OUTBOX (source), result, &error);

  if (key != NULL)
    say ("ready probe");
  else
    say ("failed probe %d %s", error->code, error->message);
}

static void
on_order (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *line = g_data_input_stream_read_line_finish (orders, result, NULL, NULL);
  g_auto (GStrv) words = NULL;

  if (line == NULL)
    exit (EXIT_FAILURE);

  words = g_strsplit (line, " ", 5);
  if (strcmp (words[0], "submit") == 0)
    submit (words);
  else
    kiosk_outbox_get_key_async (kiosk_context_get_outbox (context), NULL, on_probed, NULL);
  g_data_input_stream_read_line_async (orders, G_PRIORITY_DEFAULT, NULL, on_order, NULL);
}

static void
on_show (void)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (g_getenv ("OUTBOX_DRILL"));
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);

  kiosk_supervisor_link_tell_shown (supervisor);
  kiosk_supervisor_link_tell_began (supervisor);
  if (connection == NULL)
    exit (EXIT_FAILURE);

  told = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  orders = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  say ("shown %d", (int) getpid ());
  g_data_input_stream_read_line_async (orders, G_PRIORITY_DEFAULT, NULL, on_order, NULL);
}

static void
on_lost (void)
{
  exit (EXIT_FAILURE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (KioskBackend) backend = kiosk_backend_new ("http://127.0.0.1:9", NULL);
  g_autoptr (KioskOutbox) outbox = NULL;
  g_autoptr (GError) error = NULL;

  supervisor = kiosk_supervisor_link_new (atoi (g_getenv ("KIOSK_SUPERVISOR_FD")), &error);
  if (supervisor == NULL)
    g_error ("%s", error->message);

  outbox = kiosk_supervisor_outbox_new (kiosk_supervisor_link_get_connection (supervisor));
  context = kiosk_context_new (backend, "zh_CN", "haicang");
  kiosk_context_set_outbox (context, outbox);
  submissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_signal_connect (supervisor, "show", G_CALLBACK (on_show), NULL);
  g_signal_connect (supervisor, "lost", G_CALLBACK (on_lost), NULL);
  kiosk_supervisor_link_tell_ready (supervisor, TRUE);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
