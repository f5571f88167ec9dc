/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-commands.h"

#include "kiosk-control.h"
#include "kiosk-outbox-dbus.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

/* A full outbox takes a while to write. */
#define PATIENCE 600000 /* milliseconds */

void
kiosk_outbox_commands_clear (KioskOutboxCommands *commands)
{
  g_free (commands->retry);
  g_free (commands->discard);
  g_free (commands->export_to);
  g_free (commands->accept_key);
}

gboolean
kiosk_outbox_commands_any (const KioskOutboxCommands *commands)
{
  return commands->list || commands->retry != NULL || commands->discard != NULL || commands->export_to != NULL
         || commands->accept_key != NULL;
}

static gboolean
say_unless (gboolean     done,
            const char  *what,
            const char  *name,
            GError     **error)
{
  if (!done)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s %s", name, what);
  return done;
}

static gboolean
list (KioskDBusOutboxControl  *control,
      GError                 **error)
{
  g_autofree char *json = NULL;

  if (!kiosk_dbus_outbox_control_call_list_sync (control, &json, NULL, error))
    return FALSE;

  g_print ("%s\n", json);
  return TRUE;
}

static gboolean
retry (KioskDBusOutboxControl  *control,
       const char              *key,
       GError                 **error)
{
  guint count;

  if (!kiosk_dbus_outbox_control_call_retry_sync (control, key, &count, NULL, error))
    return FALSE;

  g_print ("%u to be tried again\n", count);
  return say_unless (count > 0 || g_str_equal (key, "all"), "is not in the outbox", key, error);
}

static gboolean
discard (KioskDBusOutboxControl  *control,
         const char              *key,
         GError                 **error)
{
  gboolean discarded;

  return kiosk_dbus_outbox_control_call_discard_sync (control, key, &discarded, NULL, error)
         && say_unless (discarded, "is not parked in the outbox", key, error);
}

static gboolean
export_to (KioskDBusOutboxControl  *control,
           const char              *file,
           GError                 **error)
{
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  int fd = open (file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean passed;
  guint count;

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", file, g_strerror (errno));
      return FALSE;
    }

  passed = g_unix_fd_list_append (files, fd, error) == 0;
  close (fd);
  if (!passed || !kiosk_dbus_outbox_control_call_export_sync (control, g_variant_new_handle (0), files, &count, NULL, NULL, error))
    return FALSE;

  g_print ("%u written, sealed as they are\n", count);
  return TRUE;
}

static gboolean
accept_key (KioskDBusOutboxControl  *control,
            const char              *id,
            GError                 **error)
{
  gboolean accepted;

  return kiosk_dbus_outbox_control_call_accept_key_sync (control, id, &accepted, NULL, error)
         && say_unless (accepted, "is not the key that the gateway shows", id, error);
}

gboolean
kiosk_outbox_commands_run (const KioskOutboxCommands *commands,
                           const char                *runtime,
                           GError                   **error)
{
  g_autoptr (GDBusConnection) connection = kiosk_control_connect (runtime, error);
  g_autoptr (KioskDBusOutboxControl) control = NULL;

  if (connection != NULL)
    control = kiosk_dbus_outbox_control_proxy_new_sync (connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                                                        "/org/parkkiosk/Control", NULL, error);
  if (control == NULL)
    return FALSE;

  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (control), PATIENCE);
  if (commands->retry != NULL)
    return retry (control, commands->retry, error);
  if (commands->discard != NULL)
    return discard (control, commands->discard, error);
  if (commands->export_to != NULL)
    return export_to (control, commands->export_to, error);
  if (commands->accept_key != NULL)
    return accept_key (control, commands->accept_key, error);
  return list (control, error);
}
