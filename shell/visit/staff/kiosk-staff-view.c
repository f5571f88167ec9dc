/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-view.h"

#include "core/kiosk-terminal-settings.h"
#include "kiosk-pin-pad.h"
#include "kiosk-service-info.h"
#include "kiosk-setting-row.h"
#include "kiosk-staff-outbox.h"
#include "kiosk-staff-services.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOG_LINES 60

struct _KioskStaffView
{
  GtkWidget         parent_instance;

  KioskDBusStaff   *staff;      /* (owned) */
  GDBusConnection  *connection; /* (owned) */
  KioskContext     *context;    /* (owned) */
  GPtrArray        *services;   /* (owned) */

  GtkLabel         *subtitle;
  GtkStack         *stages;
  GtkBox           *pin;
  GtkWidget        *main;
  GtkStack         *pages;
  GtkWidget        *terminal_tab;
  GtkBox           *services_page;
  GtkBox           *terminal_page;
  GtkBox           *service_page;
  GtkBox           *outbox_page;
  GtkLabel         *log;
};

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffView, kiosk_staff_view, GTK_TYPE_WIDGET)

/* What has a page of its own, and what is set when the terminal is set up. */
static gboolean
has_row (const char *role,
         const char *key)
{
  static const char * const elsewhere[] = { "services", "disabled-services", "token-file", "publisher-key", NULL };
  static const char * const of_the_park[] = { "opening-hours", "hotline", "notice", "emergency", NULL };

  if (g_strv_contains (elsewhere, key))
    return FALSE;
  return strcmp (role, "engineer") == 0 || g_strv_contains (of_the_park, key);
}

static void
add_row (KioskStaffView  *self,
         GtkBox          *page,
         const char      *group,
         GSettingsSchema *schema,
         const char      *key)
{
  if (kiosk_setting_row_can_show (schema, key))
    gtk_box_append (page, kiosk_setting_row_new (self->staff, group, schema, key));
}

static void
add_service_rows (KioskStaffView  *self,
                  const char      *group,
                  GSettingsSchema *schema)
{
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);

  for (guint i = 0; keys[i] != NULL; i++)
    add_row (self, self->service_page, group, schema, keys[i]);
}

/* What is wanted most comes first; a schema has no order. */
static void
add_terminal_rows (KioskStaffView  *self,
                   const char      *role,
                   GSettingsSchema *schema)
{
  static const char * const first[] = {
    "emergency", "notice", "opening-hours", "hotline", "park", "terminal-name", "gateway-url", "handoff-url", NULL,
  };
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);

  for (guint i = 0; first[i] != NULL; i++)
    if (has_row (role, first[i]))
      add_row (self, self->terminal_page, "Kiosk", schema, first[i]);
  for (guint i = 0; keys[i] != NULL; i++)
    if (has_row (role, keys[i]) && !g_strv_contains (first, keys[i]))
      add_row (self, self->terminal_page, "Kiosk", schema, keys[i]);
}

static void
on_service_settings (KioskStaffView   *self,
                     KioskServiceInfo *service)
{
  g_autoptr (GSettingsSchema) schema = kiosk_service_info_find_schema (service);
  g_autofree char *group = g_strconcat ("services/", kiosk_service_info_get_id (service), NULL);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->service_page))) != NULL)
    gtk_box_remove (self->service_page, old);
  add_service_rows (self, group, schema);
  gtk_stack_set_visible_child_name (self->pages, "service");
}

static void
on_log (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KioskStaffView) self = KIOSK_STAFF_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (!kiosk_dbus_staff_call_read_log_finish (KIOSK_DBUS_STAFF (source), &lines, result, &error))
    return;

  text = g_strjoinv ("\n", lines);
  gtk_label_set_label (self->log, text);
}

static void
on_page_changed (KioskStaffView *self)
{
  if (self->staff != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "log") == 0)
    kiosk_dbus_staff_call_read_log (self->staff, LOG_LINES, NULL, on_log, g_object_ref (self));
}

static void
on_admitted (KioskStaffView *self,
             const char     *role)
{
  const char * const none[] = { NULL };
  g_autoptr (GSettingsSchema) schema = kiosk_terminal_settings_find_schema (none, "Kiosk");
  GtkWidget *services = kiosk_staff_services_new (self->staff, role, self->context, self->services);

  gtk_box_append (self->services_page, services);
  g_signal_connect_object (services, "settings", G_CALLBACK (on_service_settings), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->outbox_page, kiosk_staff_outbox_new (self->connection));
  if (strcmp (role, "attendant") != 0)
    add_terminal_rows (self, role, schema);
  gtk_widget_set_visible (self->terminal_tab, strcmp (role, "attendant") != 0);
  gtk_widget_set_visible (self->main, TRUE);
  gtk_stack_set_visible_child_name (self->stages, "pages");
  gtk_widget_set_visible (GTK_WIDGET (self->pin), FALSE);
}

static void
on_leave (KioskStaffView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

/* A tab bears the name of its page. */
static void
on_tab (GtkToggleButton *tab,
        KioskStaffView  *self)
{
  if (gtk_toggle_button_get_active (tab))
    gtk_stack_set_visible_child_name (self->pages, gtk_widget_get_name (GTK_WIDGET (tab)));
}

GtkWidget *
kiosk_staff_view_new (GDBusConnection  *connection,
                      KioskContext     *context,
                      KioskParkProfile *profile,
                      GPtrArray        *services)
{
  KioskStaffView *self = g_object_new (KIOSK_TYPE_STAFF_VIEW, NULL);
  g_autofree char *park = kiosk_park_profile_dup (profile, "Name", kiosk_context_get_locale (context));
  g_autofree char *subtitle = g_strdup_printf (_("%s · version %s"), park, KIOSK_VERSION);
  GtkWidget *pad;

  self->connection = g_object_ref (connection);
  self->context = g_object_ref (context);
  self->services = g_ptr_array_ref (services);
  /* without properties and signals, and on a connection of two, there is nothing to wait for */
  self->staff = kiosk_dbus_staff_proxy_new_sync (connection,
                                                 G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS,
                                                 NULL, "/org/parkkiosk/Staff", NULL, NULL);
  gtk_label_set_label (self->subtitle, subtitle);
  pad = kiosk_pin_pad_new (self->staff);
  gtk_widget_set_vexpand (pad, TRUE);
  gtk_box_append (self->pin, pad);
  g_signal_connect_object (pad, "admitted", G_CALLBACK (on_admitted), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_view_dispose (GObject *object)
{
  KioskStaffView *self = KIOSK_STAFF_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  g_clear_object (&self->connection);
  g_clear_object (&self->context);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  G_OBJECT_CLASS (kiosk_staff_view_parent_class)->dispose (object);
}

static void
kiosk_staff_view_class_init (KioskStaffViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_view_dispose;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", KIOSK_TYPE_STAFF_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, stages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, pin);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, main);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, pages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, terminal_tab);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, services_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, terminal_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, service_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, outbox_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, log);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
}

static void
kiosk_staff_view_init (KioskStaffView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
