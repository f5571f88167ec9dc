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
  KioskSettingsStore *settings;   /* (owned) (nullable) */
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
on_publish (KioskControl          *self,
            GDBusMethodInvocation *invocation,
            GVariant              *file)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (file);
  g_autoptr (GError) error = NULL;

  if (self->settings == NULL)
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There are no settings here");
  else if (kiosk_settings_store_publish (self->settings, bytes, &error))
    kiosk_dbus_control_complete_publish (self->skeleton, invocation, kiosk_settings_store_get_version (self->settings));
  else
    {
      g_warning ("%s", error->message);
      g_dbus_method_invocation_return_gerror (invocation, error);
    }
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
                   KioskSettingsStore  *settings,
                   GError             **error)
{
  g_autoptr (KioskControl) self = g_object_new (KIOSK_TYPE_CONTROL, NULL);
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autofree char *address = NULL;

  self->supervisor = g_object_ref (supervisor);
  g_set_object (&self->outbox, outbox);
  g_set_object (&self->settings, settings);
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

gint64
kiosk_control_publish (const char  *runtime,
                       const char  *file,
                       GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KioskDBusControl) control = NULL;
  gint64 version = 0;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, error))
    return 0;

  bytes = g_bytes_new (text, size);
  control = connect_to_running (runtime, error);
  if (control != NULL
      && !kiosk_dbus_control_call_publish_sync (control, g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE),
                                                &version, NULL, error))
    g_dbus_error_strip_remote_error (*error);
  return version;
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
  g_clear_object (&self->settings);
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
  g_signal_connect_swapped (self->skeleton, "handle-publish", G_CALLBACK (on_publish), self);
}
