/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-outbox.h"

#include "core/kiosk-core.h"
#include "kiosk-outbox-dbus.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _KioskStaffOutbox
{
  GtkWidget               parent_instance;

  KioskDBusOutboxControl *outbox;  /* (owned) */

  GtkLabel               *count;
  GtkLabel               *items;
  GtkWidget              *retry;
};

G_DEFINE_FINAL_TYPE (KioskStaffOutbox, kiosk_staff_outbox, GTK_TYPE_WIDGET)

static void
add_item (JsonArray *array,
          guint      index,
          JsonNode  *node,
          gpointer   user_data)
{
  GString *lines = user_data;
  JsonObject *item = json_node_get_object (node);

  g_string_append_printf (lines, "%s  %s  %s  × %" G_GINT64_FORMAT "  %s%s\n",
                          json_object_get_string_member_with_default (item, "created", ""),
                          json_object_get_string_member_with_default (item, "service", ""),
                          json_object_get_string_member_with_default (item, "kind", ""),
                          json_object_get_int_member_with_default (item, "tries", 0),
                          json_object_get_boolean_member_with_default (item, "parked", FALSE) ? _("parked: ") : "",
                          json_object_get_string_member_with_default (item, "last_error", ""));
}

static void
show_items (KioskStaffOutbox *self,
            JsonArray        *items)
{
  guint n = json_array_get_length (items);
  g_autofree char *count = g_strdup_printf (ngettext ("%u waits to be delivered", "%u wait to be delivered", n), n);
  g_autoptr (GString) lines = g_string_new (NULL);

  json_array_foreach_element (items, add_item, lines);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->items, lines->str);
  gtk_widget_set_sensitive (self->retry, n > 0);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KioskStaffOutbox) self = KIOSK_STAFF_OUTBOX (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (kiosk_dbus_outbox_control_call_list_finish (KIOSK_DBUS_OUTBOX_CONTROL (source), &json, result, &error))
    root = kiosk_json_parse (json, strlen (json), &error);

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    show_items (self, json_node_get_array (root));
  else if (error != NULL)
    gtk_label_set_label (self->count, error->message);
}

static void
list (KioskStaffOutbox *self)
{
  kiosk_dbus_outbox_control_call_list (self->outbox, NULL, on_listed, g_object_ref (self));
}

static void
on_retried (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffOutbox) self = KIOSK_STAFF_OUTBOX (user_data);

  kiosk_dbus_outbox_control_call_retry_finish (KIOSK_DBUS_OUTBOX_CONTROL (source), NULL, result, NULL);
  list (self);
}

static void
on_retry (KioskStaffOutbox *self)
{
  kiosk_dbus_outbox_control_call_retry (self->outbox, "all", NULL, on_retried, g_object_ref (self));
}

GtkWidget *
kiosk_staff_outbox_new (GDBusConnection *connection)
{
  KioskStaffOutbox *self = g_object_new (KIOSK_TYPE_STAFF_OUTBOX, NULL);

  self->outbox = kiosk_dbus_outbox_control_proxy_new_sync (connection,
                                                           G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES
                                                             | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                                                           NULL, "/org/parkkiosk/Control", NULL, NULL);
  list (self);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_outbox_dispose (GObject *object)
{
  KioskStaffOutbox *self = KIOSK_STAFF_OUTBOX (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (kiosk_staff_outbox_parent_class)->dispose (object);
}

static void
kiosk_staff_outbox_class_init (KioskStaffOutboxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_outbox_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-outbox.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, count);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, items);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, retry);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
kiosk_staff_outbox_init (KioskStaffOutbox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
