/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-control.h"

#include "kiosk-control-dbus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OBJECT_PATH "/org/parkkiosk/Control"
#define PATIENCE    10 /* seconds */

struct _KioskControl
{
  GObject           parent_instance;

  GDBusServer        *server;     /* (owned) */
  KioskDBusControl   *skeleton;   /* (owned) */
  KioskSupervisor    *supervisor; /* (owned) */
  KioskOutboxControl *outbox;     /* (owned) (nullable) */
  char               *socket;
};

G_DEFINE_FINAL_TYPE (KioskControl, kiosk_control, G_TYPE_OBJECT)

static char *
socket_path (const char *runtime)
{
  return g_build_filename (runtime, "control", NULL);
}

static gboolean
on_get_status (KioskControl          *self,
               GDBusMethodInvocation *invocation)
{
  g_autofree char *json = kiosk_supervisor_describe (self->supervisor);

  kiosk_dbus_control_complete_get_status (self->skeleton, invocation, json);
  return TRUE;
}

static gboolean
on_release_service (KioskControl          *self,
                    GDBusMethodInvocation *invocation,
                    const char            *service)
{
  gboolean released = kiosk_quarantine_release (kiosk_supervisor_get_quarantine (self->supervisor), service);

  kiosk_dbus_control_complete_release_service (self->skeleton, invocation, released);
  return TRUE;
}

static gboolean
on_new_connection (KioskControl    *self,
                   GDBusConnection *connection)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, OBJECT_PATH, NULL)
         && (self->outbox == NULL || kiosk_outbox_control_export (self->outbox, connection, NULL));
}

KioskControl *
kiosk_control_new (const char          *runtime,
                   KioskSupervisor     *supervisor,
                   KioskOutboxControl  *outbox,
                   GError             **error)
{
  g_autoptr (KioskControl) self = g_object_new (KIOSK_TYPE_CONTROL, NULL);
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autofree char *address = NULL;

  self->supervisor = g_object_ref (supervisor);
  g_set_object (&self->outbox, outbox);
  self->socket = socket_path (runtime);
  g_unlink (self->socket);

  address = g_strconcat ("unix:path=", self->socket, NULL);
  self->server = g_dbus_server_new_sync (address, G_DBUS_SERVER_FLAGS_AUTHENTICATION_REQUIRE_SAME_USER,
                                         guid, NULL, NULL, error);
  if (self->server == NULL)
    return NULL;

  g_signal_connect_swapped (self->server, "new-connection", G_CALLBACK (on_new_connection), self);
  g_dbus_server_start (self->server);
  return g_steal_pointer (&self);
}

static void
on_silence (int number)
{
  static const char words[] = "park-kiosk: The kiosk that runs here does not answer\n";

  _exit (write (STDERR_FILENO, words, strlen (words)) > 0 ? EXIT_FAILURE : EXIT_FAILURE + 1);
}

GDBusConnection *
kiosk_control_connect (const char  *runtime,
                       GError     **error)
{
  g_autofree char *socket = socket_path (runtime);
  g_autofree char *address = g_strconcat ("unix:path=", socket, NULL);
  GDBusConnection *connection;

  /* one that is stopped, or has no file left to open, takes the connection and says nothing */
  signal (SIGALRM, on_silence);
  alarm (PATIENCE);
  connection = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, error);
  alarm (0);

  if (connection == NULL)
    g_prefix_error (error, "No kiosk is running here: ");
  return connection;
}

static KioskDBusControl *
connect_to_running (const char  *runtime,
                    GError     **error)
{
  g_autoptr (GDBusConnection) connection = kiosk_control_connect (runtime, error);

  if (connection == NULL)
    return NULL;

  return kiosk_dbus_control_proxy_new_sync (connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                                            OBJECT_PATH, NULL, error);
}

char *
kiosk_control_status (const char  *runtime,
                      GError     **error)
{
  g_autoptr (KioskDBusControl) control = connect_to_running (runtime, error);
  char *json = NULL;

  if (control != NULL)
    kiosk_dbus_control_call_get_status_sync (control, &json, NULL, error);
  return json;
}

gboolean
kiosk_control_release (const char  *runtime,
                       const char  *service,
                       GError     **error)
{
  g_autoptr (KioskDBusControl) control = connect_to_running (runtime, error);
  gboolean released = FALSE;

  if (control != NULL)
    kiosk_dbus_control_call_release_service_sync (control, service, &released, NULL, error);
  return released;
}

static void
kiosk_control_finalize (GObject *object)
{
  KioskControl *self = KIOSK_CONTROL (object);

  if (self->server != NULL)
    {
      g_dbus_server_stop (self->server);
      g_unlink (self->socket);
    }
  g_clear_object (&self->server);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->supervisor);
  g_clear_object (&self->outbox);
  g_free (self->socket);
  G_OBJECT_CLASS (kiosk_control_parent_class)->finalize (object);
}

static void
kiosk_control_class_init (KioskControlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_control_finalize;
}

static void
kiosk_control_init (KioskControl *self)
{
  self->skeleton = kiosk_dbus_control_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-get-status", G_CALLBACK (on_get_status), self);
  g_signal_connect_swapped (self->skeleton, "handle-release-service", G_CALLBACK (on_release_service), self);
}
