/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-outbox-row.h"

#include "kiosk-staff-cause.h"

#include <glib/gi18n-lib.h>

struct _KioskStaffOutboxRow
{
  GtkWidget        parent_instance;

  GtkLabel        *service;
  GtkLabel        *since;
  KioskStaffCause *cause;
};

G_DEFINE_FINAL_TYPE (KioskStaffOutboxRow, kiosk_staff_outbox_row, GTK_TYPE_WIDGET)

static char *
describe (JsonObject *item)
{
  const char *created = json_object_get_string_member_with_default (item, "created", "");
  guint tries = (guint) json_object_get_int_member_with_default (item, "tries", 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (created, NULL);
  g_autofree char *since = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup (created);

  return g_strdup_printf (ngettext ("Since %s, tried %u time", "Since %s, tried %u times", tries), since, tries);
}

GtkWidget *
kiosk_staff_outbox_row_new (const char *service,
                            JsonObject *item)
{
  KioskStaffOutboxRow *self = g_object_new (KIOSK_TYPE_STAFF_OUTBOX_ROW, NULL);
  g_autofree char *since = describe (item);

  gtk_label_set_label (self->service, service);
  gtk_label_set_label (self->since, since);
  kiosk_staff_cause_show (self->cause, json_object_get_string_member_with_default (item, "cause", ""),
                          json_object_get_string_member_with_default (item, "last_error", ""));
  return GTK_WIDGET (self);
}

static void
kiosk_staff_outbox_row_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_staff_outbox_row_parent_class)->dispose (object);
}

static void
kiosk_staff_outbox_row_class_init (KioskStaffOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_outbox_row_dispose;
  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutboxRow, service);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutboxRow, since);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutboxRow, cause);
}

static void
kiosk_staff_outbox_row_init (KioskStaffOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
