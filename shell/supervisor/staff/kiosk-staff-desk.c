/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-desk.h"

#include "core/kiosk-terminal-settings.h"
#include "kiosk-enroller.h"
#include "kiosk-gateway-check.h"
#include "kiosk-staff-dbus.h"

#define OBJECT_PATH "/org/parkkiosk/Staff"
#define MOST_LINES  500

struct _KioskStaffDesk
{
  GObject               parent_instance;

  const KioskStaffRoom *room;        /* (unowned) */
  GDBusConnection      *connection;  /* (owned) */
  KioskDBusStaff       *skeleton;    /* (owned) */
  KioskOutboxControl   *outbox;      /* (owned) (nullable): once somebody is in */
  KioskStaffRole        role;
};

G_DEFINE_FINAL_TYPE (KioskStaffDesk, kiosk_staff_desk, G_TYPE_OBJECT)

/* A call on its way through the check of a PIN. */
typedef struct
{
  KioskStaffDesk        *self;       /* (owned) */
  GDBusMethodInvocation *invocation;
  KioskStaffRole         role;
} Entrance;

static void
record (KioskStaffDesk *self,
        const char     *what,
        const char     *detail)
{
  kiosk_audit_record (self->room->audit, kiosk_staff_role_get_nick (self->role), what, detail);
}

static gboolean
refuse (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "This role may not do that");
  return TRUE;
}

static void
admit (KioskStaffDesk *self,
       KioskStaffRole  role)
{
  g_autoptr (GError) error = NULL;

  self->role = role;
  record (self, "enter", "");
  if (self->outbox != NULL)
    return;

  self->outbox = kiosk_outbox_control_new (self->room->outbox);
  kiosk_outbox_control_restrict (self->outbox);
  if (!kiosk_outbox_control_export (self->outbox, self->connection, &error))
    g_warning ("Staff cannot see the outbox: %s", error->message);
}

static void
record_failure (KioskStaffDesk *self,
                KioskStaffRole  role,
                guint           wait)
{
  guint failures = kiosk_pins_get_failures (self->room->pins, role);
  g_autofree char *detail = g_strdup_printf ("%s: %u wrong in a row, next try in %u s", kiosk_staff_role_get_nick (role), failures, wait);

  kiosk_audit_record (self->room->audit, "nobody", "wrong-pin", detail);
  if (failures >= KIOSK_PINS_FREE_TRIES)
    g_warning ("Somebody tries PINs: %s", detail);
}

static void
on_pin_checked (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Entrance *entrance = user_data;
  g_autoptr (KioskStaffDesk) self = entrance->self;
  g_autoptr (GError) error = NULL;
  guint wait = 0;
  gboolean right = kiosk_pins_check_finish (KIOSK_PINS (source), result, &wait, &error);

  if (error != NULL)
    {
      g_warning ("A PIN cannot be checked: %s", error->message);
      g_dbus_method_invocation_return_gerror (entrance->invocation, error);
      return;
    }

  if (right)
    admit (self, entrance->role);
  else
    record_failure (self, entrance->role, wait);
  kiosk_dbus_staff_complete_enter (self->skeleton, entrance->invocation, right, wait);
}

static gboolean
on_enter (KioskStaffDesk        *self,
          GDBusMethodInvocation *invocation,
          const char            *role,
          const char            *pin)
{
  Entrance *entrance = g_new0 (Entrance, 1);

  self->role = KIOSK_STAFF_NOBODY;
  entrance->self = g_object_ref (self);
  entrance->invocation = invocation;
  entrance->role = kiosk_staff_role_from_nick (role);
  kiosk_pins_check_async (self->room->pins, entrance->role, pin, g_get_real_time () / G_USEC_PER_SEC, on_pin_checked, entrance);
  return TRUE;
}

static gboolean
on_get (KioskStaffDesk        *self,
        GDBusMethodInvocation *invocation,
        const char            *group,
        const char            *key)
{
  g_autofree char *value = NULL;

  if (self->role == KIOSK_STAFF_NOBODY)
    return refuse (invocation);

  value = kiosk_settings_store_get (self->room->settings, group, key);
  if (value == NULL)
    g_dbus_method_invocation_return_error (invocation, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s: there is no such setting", group, key);
  else
    kiosk_dbus_staff_complete_get (self->skeleton, invocation, value,
                                   kiosk_settings_store_is_changed (self->room->settings, group, key));
  return TRUE;
}

static gboolean
on_set (KioskStaffDesk        *self,
        GDBusMethodInvocation *invocation,
        const char            *group,
        const char            *key,
        const char            *value,
        const char            *seen)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  g_autofree char *detail = g_strdup_printf ("%s: %s: %s → %s", group, key, seen, value);

  if (!kiosk_staff_role_may_set (self->role, group, key))
    return refuse (invocation);

  now = kiosk_settings_store_set (self->room->settings, group, key, value, seen, &error);
  record (self, now != NULL ? "set" : "set-refused", now != NULL ? detail : error->message);
  if (now != NULL)
    kiosk_dbus_staff_complete_set (self->skeleton, invocation, now);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
  return TRUE;
}

static gboolean
on_reset (KioskStaffDesk        *self,
          GDBusMethodInvocation *invocation,
          const char            *group,
          const char            *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  g_autofree char *detail = NULL;

  if (!kiosk_staff_role_may_set (self->role, group, key))
    return refuse (invocation);

  now = kiosk_settings_store_reset (self->room->settings, group, key, &error);
  if (now == NULL)
    {
      g_dbus_method_invocation_return_gerror (invocation, error);
      return TRUE;
    }

  detail = g_strdup_printf ("%s: %s: back to %s", group, key, now);
  record (self, "reset", detail);
  kiosk_dbus_staff_complete_reset (self->skeleton, invocation, now);
  return TRUE;
}

/* An enrolment on its way through the gateway. */
typedef struct
{
  KioskStaffDesk        *self;       /* (owned) */
  GDBusMethodInvocation *invocation;
  char                  *what;       /* of the enrolment, without its token */
} Enrolling;

static void
on_enrolled (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Enrolling *enrolling = user_data;
  g_autoptr (KioskStaffDesk) self = enrolling->self;
  g_autofree char *what = enrolling->what;
  g_autofree char *detail = NULL;
  const char *cause = kiosk_enroller_enrol_finish (result, &detail);
  g_autofree char *refusal = g_strdup_printf ("%s: %s", what, cause);

  record (self, *cause == '\0' ? "enrol" : "enrol-refused", *cause == '\0' ? what : refusal);
  kiosk_dbus_staff_complete_enrol (self->skeleton, enrolling->invocation, cause, detail);
}

static gboolean
on_enrol (KioskStaffDesk        *self,
          GDBusMethodInvocation *invocation,
          const char            *gateway,
          const char            *park,
          const char            *terminal,
          const char            *token)
{
  Enrolling *enrolling;

  if (!kiosk_staff_role_may_set (self->role, "Kiosk", "token-file"))
    return refuse (invocation);

  enrolling = g_new0 (Enrolling, 1);
  enrolling->self = g_object_ref (self);
  enrolling->invocation = invocation;
  enrolling->what = g_strdup_printf ("%s of %s at %s", terminal, park, gateway);
  kiosk_enroller_enrol_async (self->room->settings, self->room->token_file, kiosk_enrolment_new (gateway, park, terminal, token),
                              on_enrolled, enrolling);
  return TRUE;
}

static void
on_gateway_checked (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (KioskGatewayCheck) check = kiosk_gateway_check_finish (result);
  GDBusMethodInvocation *invocation = user_data;

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssux)", check->cause, check->detail, check->milliseconds, check->time));
}

static gboolean
on_check_gateway (KioskStaffDesk        *self,
                  GDBusMethodInvocation *invocation)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *token = NULL;

  if (self->role == KIOSK_STAFF_NOBODY)
    return refuse (invocation);

  settings = kiosk_terminal_settings_new (kiosk_settings_store_get_file (self->room->settings), &error);
  if (settings == NULL)
    {
      g_dbus_method_invocation_return_gerror (invocation, error);
      return TRUE;
    }

  url = g_settings_get_string (settings, "gateway-url");
  token = kiosk_terminal_settings_read_token (settings);
  kiosk_gateway_check_async (url, token, on_gateway_checked, invocation);
  return TRUE;
}

static gboolean
on_release_service (KioskStaffDesk        *self,
                    GDBusMethodInvocation *invocation,
                    const char            *service)
{
  gboolean released;

  if (self->role == KIOSK_STAFF_NOBODY)
    return refuse (invocation);

  released = kiosk_quarantine_release (self->room->quarantine, service);
  if (released)
    record (self, "release", service);
  kiosk_dbus_staff_complete_release_service (self->skeleton, invocation, released);
  return TRUE;
}

static gboolean
on_read_log (KioskStaffDesk        *self,
             GDBusMethodInvocation *invocation,
             guint                  count)
{
  g_auto (GStrv) lines = NULL;

  if (self->role == KIOSK_STAFF_NOBODY)
    return refuse (invocation);

  lines = kiosk_audit_read (self->room->audit, MIN (count, MOST_LINES));
  kiosk_dbus_staff_complete_read_log (self->skeleton, invocation, (const char * const *) lines);
  return TRUE;
}

KioskStaffDesk *
kiosk_staff_desk_new (const KioskStaffRoom  *room,
                      GDBusConnection       *connection,
                      GError               **error)
{
  g_autoptr (KioskStaffDesk) self = g_object_new (KIOSK_TYPE_STAFF_DESK, NULL);

  self->room = room;
  self->connection = g_object_ref (connection);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, OBJECT_PATH, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
kiosk_staff_desk_finalize (GObject *object)
{
  KioskStaffDesk *self = KIOSK_STAFF_DESK (object);

  if (g_dbus_interface_skeleton_get_connection (G_DBUS_INTERFACE_SKELETON (self->skeleton)) != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->outbox);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (kiosk_staff_desk_parent_class)->finalize (object);
}

static void
kiosk_staff_desk_class_init (KioskStaffDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_staff_desk_finalize;
}

static void
kiosk_staff_desk_init (KioskStaffDesk *self)
{
  self->skeleton = kiosk_dbus_staff_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->skeleton, "handle-get", G_CALLBACK (on_get), self);
  g_signal_connect_swapped (self->skeleton, "handle-set", G_CALLBACK (on_set), self);
  g_signal_connect_swapped (self->skeleton, "handle-reset", G_CALLBACK (on_reset), self);
  g_signal_connect_swapped (self->skeleton, "handle-enrol", G_CALLBACK (on_enrol), self);
  g_signal_connect_swapped (self->skeleton, "handle-check-gateway", G_CALLBACK (on_check_gateway), self);
  g_signal_connect_swapped (self->skeleton, "handle-release-service", G_CALLBACK (on_release_service), self);
  g_signal_connect_swapped (self->skeleton, "handle-read-log", G_CALLBACK (on_read_log), self);
}
