/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-services.h"

#include "kiosk-staff-service-row.h"

#include <string.h>

#define GROUP "Kiosk"

struct _KioskStaffServices
{
  GtkWidget       parent_instance;

  KioskDBusStaff *staff;   /* (owned) */
  char           *order;   /* (nullable): settings as they were told last, in text */
  char           *off;     /* (nullable) */

  GtkBox         *rows;
  GtkLabel       *trouble;
};

enum
{
  SIGNAL_SETTINGS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffServices, kiosk_staff_services, GTK_TYPE_WIDGET)

static void
show_trouble (KioskStaffServices *self,
              GError             *error)
{
  if (error != NULL)
    g_dbus_error_strip_remote_error (error);
  gtk_label_set_label (self->trouble, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), error != NULL);
}

static KioskStaffServiceRow *
next_row (KioskStaffServices   *self,
          KioskStaffServiceRow *row)
{
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (row)) : gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  return next != NULL ? KIOSK_STAFF_SERVICE_ROW (next) : NULL;
}

static const char *
id_of (KioskStaffServiceRow *row)
{
  return kiosk_service_info_get_id (kiosk_staff_service_row_get_service (row));
}

static gboolean
is_in (const char *list,
       const char *id)
{
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE_STRING_ARRAY, list, NULL, NULL, NULL);
  g_autofree const char **ids = value != NULL ? g_variant_get_strv (value, NULL) : NULL;

  return ids != NULL && g_strv_contains (ids, id);
}

static void
show_switches (KioskStaffServices *self)
{
  for (KioskStaffServiceRow *row = next_row (self, NULL); row != NULL; row = next_row (self, row))
    kiosk_staff_service_row_set_on (row, !is_in (self->off, id_of (row)));
}

/* (transfer full): the services' identifiers in text; of those that are off if @only_off, with @changed as it is asked for */
static char *
list_services (KioskStaffServices   *self,
               gboolean              only_off,
               KioskStaffServiceRow *changed,
               gboolean              on)
{
  g_autoptr (GVariantBuilder) ids = g_variant_builder_new (G_VARIANT_TYPE_STRING_ARRAY);
  g_autoptr (GVariant) value = NULL;

  for (KioskStaffServiceRow *row = next_row (self, NULL); row != NULL; row = next_row (self, row))
    if (!only_off || (row == changed ? !on : is_in (self->off, id_of (row))))
      g_variant_builder_add (ids, "s", id_of (row));

  value = g_variant_ref_sink (g_variant_builder_end (ids));
  return g_variant_print (value, FALSE);
}

static void
on_got_order (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KioskStaffServices) self = KIOSK_STAFF_SERVICES (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->order, g_free);
  if (!kiosk_dbus_staff_call_get_finish (KIOSK_DBUS_STAFF (source), &self->order, NULL, result, &error))
    show_trouble (self, error);
}

static void
on_got_off (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffServices) self = KIOSK_STAFF_SERVICES (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->off, g_free);
  if (kiosk_dbus_staff_call_get_finish (KIOSK_DBUS_STAFF (source), &self->off, NULL, result, &error))
    show_switches (self);
  else
    show_trouble (self, error);
}

static void
ask (KioskStaffServices *self)
{
  kiosk_dbus_staff_call_get (self->staff, GROUP, "services", NULL, on_got_order, g_object_ref (self));
  kiosk_dbus_staff_call_get (self->staff, GROUP, "disabled-services", NULL, on_got_off, g_object_ref (self));
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskStaffServices) self = KIOSK_STAFF_SERVICES (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;

  kiosk_dbus_staff_call_set_finish (KIOSK_DBUS_STAFF (source), &now, result, &error);
  show_trouble (self, error);
  ask (self);
}

static void
set (KioskStaffServices *self,
     const char         *key,
     const char         *value,
     const char         *seen)
{
  if (seen != NULL)
    kiosk_dbus_staff_call_set (self->staff, GROUP, key, value, seen, NULL, on_set, g_object_ref (self));
}

static void
on_moved (KioskStaffServiceRow *row,
          int                   direction,
          KioskStaffServices   *self)
{
  GtkWidget *other = direction < 0 ? gtk_widget_get_prev_sibling (GTK_WIDGET (row)) : gtk_widget_get_next_sibling (GTK_WIDGET (row));
  g_autofree char *order = NULL;

  if (other == NULL)
    return;

  if (direction < 0)
    gtk_box_reorder_child_after (self->rows, other, GTK_WIDGET (row));
  else
    gtk_box_reorder_child_after (self->rows, GTK_WIDGET (row), other);
  order = list_services (self, FALSE, NULL, FALSE);
  set (self, "services", order, self->order);
}

static void
on_switched (KioskStaffServiceRow *row,
             gboolean              on,
             KioskStaffServices   *self)
{
  g_autofree char *off = NULL;

  if (self->off == NULL)
    return;

  off = list_services (self, TRUE, row, on);
  set (self, "disabled-services", off, self->off);
}

static void
on_settings (KioskStaffServiceRow *row,
             KioskStaffServices   *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTINGS], 0, kiosk_staff_service_row_get_service (row));
}

/* The supervisor tells the visit which services rest, and the row follows. */
static void
on_release (KioskStaffServiceRow *row,
            KioskStaffServices   *self)
{
  kiosk_dbus_staff_call_release_service (self->staff, id_of (row), NULL, NULL, NULL);
}

GtkWidget *
kiosk_staff_services_new (KioskDBusStaff *staff,
                          const char     *role,
                          KioskContext   *context,
                          GPtrArray      *services)
{
  KioskStaffServices *self = g_object_new (KIOSK_TYPE_STAFF_SERVICES, NULL);

  self->staff = g_object_ref (staff);
  for (guint i = 0; i < services->len; i++)
    {
      GtkWidget *row = kiosk_staff_service_row_new (services->pdata[i], role, context);

      g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, 0);
      g_signal_connect_object (row, "switched", G_CALLBACK (on_switched), self, 0);
      g_signal_connect_object (row, "settings", G_CALLBACK (on_settings), self, 0);
      g_signal_connect_object (row, "release", G_CALLBACK (on_release), self, 0);
      gtk_box_append (self->rows, row);
    }

  ask (self);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_services_dispose (GObject *object)
{
  KioskStaffServices *self = KIOSK_STAFF_SERVICES (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->off, g_free);
  G_OBJECT_CLASS (kiosk_staff_services_parent_class)->dispose (object);
}

static void
kiosk_staff_services_class_init (KioskStaffServicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_services_dispose;
  signals[SIGNAL_SETTINGS] = g_signal_new ("settings", KIOSK_TYPE_STAFF_SERVICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, KIOSK_TYPE_SERVICE_INFO);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-services.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServices, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServices, trouble);
}

static void
kiosk_staff_services_init (KioskStaffServices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
