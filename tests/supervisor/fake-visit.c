/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A visit without a screen, so that the supervisor's tests need none: it speaks org.parkkiosk.Visit and behaves as its
 * first argument says. */

#include "kiosk-visit-dbus.h"

#include <gio/gunixconnection.h>
#include <stdlib.h>
#include <string.h>

static KioskDBusVisit *visit;
static const char *mode;

static gboolean
on_misbehave (gpointer user_data)
{
  if (strcmp (mode, "crash") == 0)
    abort ();
  if (strcmp (mode, "hang") == 0)
    for (;;)
      g_usleep (G_USEC_PER_SEC);
  if (strcmp (mode, "leak") == 0)
    for (;;)
      memset (g_malloc (1 << 20), 1, 1 << 20);

  kiosk_dbus_visit_emit_ended (visit, "button");
  return G_SOURCE_REMOVE;
}

/* The supervisor has a lot to read before it comes to the service's name. */
static void
die_at_once (void)
{
  for (guint i = 0; i < 200; i++)
    kiosk_dbus_visit_emit_alive (visit, TRUE, TRUE);
  kiosk_dbus_visit_emit_service_changed (visit, "trial");
  g_dbus_connection_flush_sync (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (visit)), NULL, NULL);
  abort ();
}

static gboolean
on_show (KioskDBusVisit        *object,
         GDBusMethodInvocation *invocation)
{
  kiosk_dbus_visit_complete_show (object, invocation);
  if (strcmp (mode, "unseen") == 0)
    return TRUE;

  kiosk_dbus_visit_emit_shown (object);
  kiosk_dbus_visit_emit_alive (object, TRUE, FALSE);

  if (strcmp (mode, "steady") != 0)
    {
      kiosk_dbus_visit_emit_began (object);
      if (strcmp (mode, "sudden") == 0)
        die_at_once ();
      kiosk_dbus_visit_emit_service_changed (object, "trial");
      if (strcmp (mode, "long") != 0)
        g_timeout_add (20, on_misbehave, NULL);
    }
  return TRUE;
}

static gboolean
on_ping (KioskDBusVisit        *object,
         GDBusMethodInvocation *invocation)
{
  kiosk_dbus_visit_complete_ping (object, invocation);
  return TRUE;
}

static gboolean
on_set_quarantined (KioskDBusVisit        *object,
                    GDBusMethodInvocation *invocation,
                    const char * const    *services)
{
  kiosk_dbus_visit_complete_set_quarantined (object, invocation);
  return TRUE;
}

static GDBusConnection *
connect_to_supervisor (void)
{
  int fd = atoi (g_getenv ("KIOSK_SUPERVISOR_FD"));
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);

  return g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL, G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                     NULL, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autofree char *litter = g_build_filename (g_get_home_dir (), "litter", NULL);

  mode = argc > 1 ? argv[1] : "steady";
  if (strcmp (mode, "stillborn") == 0)
    return EXIT_FAILURE;

  g_file_set_contents (litter, "left behind", -1, NULL);
  connection = connect_to_supervisor ();
  visit = kiosk_dbus_visit_skeleton_new ();
  g_signal_connect (visit, "handle-show", G_CALLBACK (on_show), NULL);
  g_signal_connect (visit, "handle-ping", G_CALLBACK (on_ping), NULL);
  g_signal_connect (visit, "handle-set-quarantined", G_CALLBACK (on_set_quarantined), NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (visit), connection, "/org/parkkiosk/Visit", NULL);
  g_dbus_connection_start_message_processing (connection);

  kiosk_dbus_visit_emit_ready (visit, TRUE);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
