/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-services.h"

#include "kiosk-staff-order.h"
#include "kiosk-staff-service-row.h"

struct _KioskStaffServices
{
  GtkWidget        parent_instance;

  KioskDBusStaff  *staff;   /* (owned) */
  KioskStaffOrder *order;   /* (owned) */

  GtkBox          *rows;
  GtkLabel        *trouble;
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
              const char         *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

static void
show_switches (KioskStaffServices *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    kiosk_staff_service_row_set_on (KIOSK_STAFF_SERVICE_ROW (row), kiosk_staff_order_is_on (self->order, row));
}

static void
on_moved (KioskStaffServiceRow *row,
          int                   direction,
          KioskStaffServices   *self)
{
  kiosk_staff_order_step (self->order, GTK_WIDGET (row), direction);
}

static void
on_switched (KioskStaffServiceRow *row,
             gboolean              on,
             KioskStaffServices   *self)
{
  kiosk_staff_order_set_on (self->order, GTK_WIDGET (row), on);
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
  const char *id = kiosk_service_info_get_id (kiosk_staff_service_row_get_service (row));

  kiosk_dbus_staff_call_release_service (self->staff, id, NULL, NULL, NULL);
}

static void
add_service (KioskStaffServices *self,
             KioskServiceInfo   *service,
             const char         *role,
             KioskContext       *context)
{
  GtkWidget *row = kiosk_staff_service_row_new (service, role, context);

  g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, 0);
  g_signal_connect_object (row, "switched", G_CALLBACK (on_switched), self, 0);
  g_signal_connect_object (row, "settings", G_CALLBACK (on_settings), self, 0);
  g_signal_connect_object (row, "release", G_CALLBACK (on_release), self, 0);
  kiosk_staff_order_add (self->order, row, kiosk_service_info_get_id (service),
                         kiosk_staff_service_row_get_handle (KIOSK_STAFF_SERVICE_ROW (row)));
}

GtkWidget *
kiosk_staff_services_new (KioskDBusStaff *staff,
                          const char     *role,
                          KioskContext   *context,
                          GPtrArray      *services)
{
  KioskStaffServices *self = g_object_new (KIOSK_TYPE_STAFF_SERVICES, NULL);

  self->staff = g_object_ref (staff);
  self->order = kiosk_staff_order_new (staff, self->rows, "services", "disabled-services");
  g_signal_connect_object (self->order, "switched", G_CALLBACK (show_switches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order, "trouble", G_CALLBACK (show_trouble), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < services->len; i++)
    add_service (self, services->pdata[i], role, context);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_services_dispose (GObject *object)
{
  KioskStaffServices *self = KIOSK_STAFF_SERVICES (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->order);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
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
