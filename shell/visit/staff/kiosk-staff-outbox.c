/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-outbox.h"

#include "core/kiosk-core.h"
#include "kiosk-outbox-dbus.h"
#include "kiosk-service-info.h"
#include "kiosk-staff-outbox-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A line of a thousand takes a second to draw; whoever clears the first ones sees the next. */
#define MOST_ROWS 50

struct _KioskStaffOutbox
{
  GtkWidget               parent_instance;

  KioskDBusOutboxControl *outbox;   /* (owned) */
  GPtrArray              *services; /* (owned) */
  char                   *locale;

  GtkLabel               *count;
  GtkBox                 *rows;
  GtkWidget              *retry;
};

G_DEFINE_FINAL_TYPE (KioskStaffOutbox, kiosk_staff_outbox, GTK_TYPE_WIDGET)

/* (transfer full): as staff know it */
static char *
name_service (KioskStaffOutbox *self,
              const char       *id)
{
  for (guint i = 0; i < self->services->len; i++)
    {
      KioskManifest *manifest = kiosk_service_info_get_manifest (self->services->pdata[i]);

      if (manifest != NULL && strcmp (kiosk_service_info_get_id (self->services->pdata[i]), id) == 0)
        return kiosk_manifest_dup_name (manifest, self->locale);
    }

  return g_strdup (id);
}

static void
add_item (KioskStaffOutbox *self,
          JsonObject       *item)
{
  g_autofree char *service = name_service (self, json_object_get_string_member_with_default (item, "service", ""));

  gtk_box_append (self->rows, kiosk_staff_outbox_row_new (service, item));
}

static void
show_items (KioskStaffOutbox *self,
            JsonArray        *items)
{
  guint n = json_array_get_length (items);
  g_autofree char *count = g_strdup_printf (ngettext ("%u waits to be delivered", "%u wait to be delivered", n), n);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
  for (guint i = 0; i < MIN (n, MOST_ROWS); i++)
    {
      JsonObject *item = kiosk_json_array_object (items, i, NULL);

      if (item != NULL)
        add_item (self, item);
    }
  gtk_label_set_label (self->count, count);
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
kiosk_staff_outbox_new (GDBusConnection *connection,
                        GPtrArray       *services,
                        const char      *locale)
{
  KioskStaffOutbox *self = g_object_new (KIOSK_TYPE_STAFF_OUTBOX, NULL);

  self->services = g_ptr_array_ref (services);
  self->locale = g_strdup (locale);
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
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->locale, g_free);
  G_OBJECT_CLASS (kiosk_staff_outbox_parent_class)->dispose (object);
}

static void
kiosk_staff_outbox_class_init (KioskStaffOutboxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_outbox_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-outbox.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, count);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffOutbox, retry);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
kiosk_staff_outbox_init (KioskStaffOutbox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
