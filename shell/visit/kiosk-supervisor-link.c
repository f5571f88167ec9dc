/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-supervisor-link.h"

#include "kiosk-visit-dbus.h"

#include <gio/gunixconnection.h>
#include <unistd.h>

#define ALIVE_INTERVAL 1 /* seconds */

struct _KioskSupervisorLink
{
  GObject          parent_instance;

  GDBusConnection *connection; /* (owned) */
  KioskDBusVisit  *visit;      /* (owned): what is exported */
  guint            alive_id;
  gboolean         drawn;
  gboolean         touched;
};

enum
{
  SIGNAL_SHOW,
  SIGNAL_SHOW_STAFF,
  SIGNAL_QUARANTINED,
  SIGNAL_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSupervisorLink, kiosk_supervisor_link, G_TYPE_OBJECT)

static gboolean
on_show (KioskSupervisorLink   *self,
         GDBusMethodInvocation *invocation)
{
  kiosk_dbus_visit_complete_show (self->visit, invocation);
  g_signal_emit (self, signals[SIGNAL_SHOW], 0);
  return TRUE;
}

static gboolean
on_show_staff (KioskSupervisorLink   *self,
               GDBusMethodInvocation *invocation)
{
  kiosk_dbus_visit_complete_show_staff (self->visit, invocation);
  g_signal_emit (self, signals[SIGNAL_SHOW_STAFF], 0);
  return TRUE;
}

static gboolean
on_ping (KioskSupervisorLink   *self,
         GDBusMethodInvocation *invocation)
{
  kiosk_dbus_visit_complete_ping (self->visit, invocation);
  return TRUE;
}

static gboolean
on_set_quarantined (KioskSupervisorLink   *self,
                    GDBusMethodInvocation *invocation,
                    const char * const    *services)
{
  kiosk_dbus_visit_complete_set_quarantined (self->visit, invocation);
  g_signal_emit (self, signals[SIGNAL_QUARANTINED], 0, services);
  return TRUE;
}

static void
on_closed (KioskSupervisorLink *self)
{
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

static GDBusConnection *
connect_to (int      fd,
            GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);
  g_autoptr (GSocketConnection) stream = NULL;

  if (socket == NULL)
    {
      close (fd);
      return NULL;
    }

  stream = g_socket_connection_factory_create_connection (socket);
  return g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL, G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                     NULL, NULL, error);
}

KioskSupervisorLink *
kiosk_supervisor_link_new (int      fd,
                           GError **error)
{
  g_autoptr (KioskSupervisorLink) self = g_object_new (KIOSK_TYPE_SUPERVISOR_LINK, NULL);

  self->connection = connect_to (fd, error);
  if (self->connection == NULL
      || !g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->visit), self->connection,
                                            "/org/parkkiosk/Visit", error))
    return NULL;

  g_signal_connect_object (self->connection, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  g_dbus_connection_start_message_processing (self->connection);
  return g_steal_pointer (&self);
}

GDBusConnection *
kiosk_supervisor_link_get_connection (KioskSupervisorLink *self)
{
  return self->connection;
}

void
kiosk_supervisor_link_tell_ready (KioskSupervisorLink *self,
                                  gboolean             touch)
{
  kiosk_dbus_visit_emit_ready (self->visit, touch);
}

void
kiosk_supervisor_link_tell_shown (KioskSupervisorLink *self)
{
  kiosk_dbus_visit_emit_shown (self->visit);
}

void
kiosk_supervisor_link_tell_began (KioskSupervisorLink *self)
{
  kiosk_dbus_visit_emit_began (self->visit);
}

void
kiosk_supervisor_link_tell_service (KioskSupervisorLink *self,
                                    const char          *service)
{
  kiosk_dbus_visit_emit_service_changed (self->visit, service);
  /* written before the service's code runs: what goes wrong in it is its own */
  g_dbus_connection_flush_sync (self->connection, NULL, NULL);
}

static void
on_alive_due (gpointer user_data)
{
  KioskSupervisorLink *self = user_data;

  kiosk_dbus_visit_emit_alive (self->visit, self->drawn, self->touched);
  self->alive_id = 0;
  self->drawn = FALSE;
  self->touched = FALSE;
}

static void
schedule_alive (KioskSupervisorLink *self)
{
  if (self->alive_id == 0)
    self->alive_id = g_timeout_add_once (ALIVE_INTERVAL * 1000, on_alive_due, self);
}

void
kiosk_supervisor_link_tell_drawn (KioskSupervisorLink *self)
{
  self->drawn = TRUE;
  schedule_alive (self);
}

void
kiosk_supervisor_link_tell_touched (KioskSupervisorLink *self)
{
  self->touched = TRUE;
  schedule_alive (self);
}

void
kiosk_supervisor_link_tell_notice (KioskSupervisorLink *self,
                                   const char          *kind,
                                   const char          *detail)
{
  kiosk_dbus_visit_emit_notice (self->visit, kind, detail);
}

void
kiosk_supervisor_link_tell_ended (KioskSupervisorLink *self,
                                  const char          *reason)
{
  kiosk_dbus_visit_emit_ended (self->visit, reason);
  g_dbus_connection_flush_sync (self->connection, NULL, NULL);
}

static void
kiosk_supervisor_link_dispose (GObject *object)
{
  KioskSupervisorLink *self = KIOSK_SUPERVISOR_LINK (object);

  g_clear_handle_id (&self->alive_id, g_source_remove);
  g_clear_object (&self->connection);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (kiosk_supervisor_link_parent_class)->dispose (object);
}

static void
kiosk_supervisor_link_class_init (KioskSupervisorLinkClass *klass)
{
  GType type = KIOSK_TYPE_SUPERVISOR_LINK;

  G_OBJECT_CLASS (klass)->dispose = kiosk_supervisor_link_dispose;

  signals[SIGNAL_SHOW] = g_signal_new ("show", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_STAFF] = g_signal_new ("show-staff", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_QUARANTINED] = g_signal_new ("quarantined", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[SIGNAL_LOST] = g_signal_new ("lost", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_supervisor_link_init (KioskSupervisorLink *self)
{
  self->visit = kiosk_dbus_visit_skeleton_new ();
  g_signal_connect_object (self->visit, "handle-show", G_CALLBACK (on_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "handle-show-staff", G_CALLBACK (on_show_staff), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "handle-ping", G_CALLBACK (on_ping), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "handle-set-quarantined", G_CALLBACK (on_set_quarantined), self,
                           G_CONNECT_SWAPPED);
}
