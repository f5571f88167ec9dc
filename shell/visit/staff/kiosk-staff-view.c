/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-view.h"

#include "core/kiosk-terminal-settings.h"
#include "kiosk-pin-pad.h"
#include "kiosk-service-info.h"
#include "kiosk-setting-row.h"
#include "kiosk-staff-clock.h"
#include "kiosk-staff-devices.h"
#include "kiosk-staff-enrolment.h"
#include "kiosk-staff-outbox.h"
#include "kiosk-staff-playlist.h"
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
  KioskPlaylist    *playlist;   /* (owned) */
  GSettings        *settings;   /* (owned) */
  GtkWidget        *devices;    /* (nullable): once somebody is in */
  GtkWidget        *touch_test; /* (nullable): above all, while it is on */

  GtkOverlay       *overlay;
  GtkLabel         *subtitle;
  GtkStack         *stages;
  GtkBox           *pin;
  GtkWidget        *main;
  GtkStack         *pages;
  GtkWidget        *terminal_tab;
  GtkWidget        *playlist_tab;
  GtkWidget        *enrol;
  GtkBox           *services_page;
  GtkBox           *terminal_page;
  GtkBox           *service_page;
  GtkBox           *enrolment_page;
  GtkBox           *playlist_page;
  GtkBox           *devices_page;
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
  static const char * const elsewhere[] = { "services", "disabled-services", "token-file", "publisher-key", "backlight",
                                             "playlist-order", "playlist-off", NULL };
  static const char * const of_the_park[] = { "opening-hours", "hotline", "notice", "emergency", "volume", "brightness", NULL };

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
    "emergency", "notice", "opening-hours", "hotline", "volume", "brightness", "park", "terminal-name", "gateway-url", "handoff-url", NULL,
  };
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);

  for (guint i = 0; first[i] != NULL; i++)
    if (has_row (role, first[i]))
      add_row (self, self->terminal_page, "Kiosk", schema, first[i]);
  for (guint i = 0; keys[i] != NULL; i++)
    if (has_row (role, keys[i]) && !g_strv_contains (first, keys[i]))
      add_row (self, self->terminal_page, "Kiosk", schema, keys[i]);
}

/* Only the page that is on the screen is visible, so that only that is in the accessibility tree. */
static void
show_page (KioskStaffView *self,
           const char     *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->pages, page);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); other != NULL; other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_visible (other, other == page);
}

static void
clear_page (GtkBox *page)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_box_remove (page, old);
}

/* Begun anew each time: nothing of an earlier try is left in it. */
static void
on_enrol (KioskStaffView *self)
{
  clear_page (self->enrolment_page);
  gtk_box_append (self->enrolment_page, kiosk_staff_enrolment_new (self->staff, self->context));
  show_page (self, "enrolment");
}

static void
on_service_settings (KioskStaffView   *self,
                     KioskServiceInfo *service)
{
  g_autoptr (GSettingsSchema) schema = kiosk_service_info_find_schema (service);
  g_autofree char *group = g_strconcat ("services/", kiosk_service_info_get_id (service), NULL);

  clear_page (self->service_page);
  add_service_rows (self, group, schema);
  show_page (self, "service");
}

static void
on_touch_test_over (KioskStaffView *self)
{
  kiosk_staff_devices_tell_touch (KIOSK_STAFF_DEVICES (self->devices), KIOSK_TOUCH_TEST (self->touch_test));
  gtk_overlay_remove_overlay (self->overlay, self->touch_test);
  self->touch_test = NULL;
}

static void
on_touch_test (KioskStaffView *self)
{
  gboolean landscape = gtk_widget_get_width (GTK_WIDGET (self)) > gtk_widget_get_height (GTK_WIDGET (self));

  self->touch_test = kiosk_touch_test_new (landscape);
  g_signal_connect_object (self->touch_test, "over", G_CALLBACK (on_touch_test_over), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->overlay, self->touch_test);
}

static void
add_devices (KioskStaffView *self)
{
  self->devices = kiosk_staff_devices_new (self->staff, self->context, self->settings);
  g_signal_connect_object (self->devices, "touch-test", G_CALLBACK (on_touch_test), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->devices_page, self->devices);
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
  add_devices (self);
  gtk_box_append (self->outbox_page, kiosk_staff_outbox_new (self->connection, self->services, kiosk_context_get_locale (self->context)));
  if (strcmp (role, "attendant") != 0)
    {
      gtk_box_prepend (self->terminal_page, kiosk_staff_clock_new (self->staff));
      add_terminal_rows (self, role, schema);
      gtk_box_append (self->playlist_page, kiosk_staff_playlist_new (self->staff, self->playlist));
    }
  gtk_widget_set_visible (self->terminal_tab, strcmp (role, "attendant") != 0);
  gtk_widget_set_visible (self->playlist_tab, strcmp (role, "attendant") != 0);
  gtk_widget_set_visible (self->enrol, strcmp (role, "engineer") == 0);
  gtk_widget_set_visible (self->main, TRUE);
  gtk_stack_set_visible_child_name (self->stages, "pages");
  show_page (self, "services");
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
    show_page (self, gtk_widget_get_name (GTK_WIDGET (tab)));
}

GtkWidget *
kiosk_staff_view_new (GDBusConnection  *connection,
                      KioskContext     *context,
                      KioskParkProfile *profile,
                      GPtrArray        *services,
                      KioskPlaylist    *playlist,
                      GSettings        *settings)
{
  KioskStaffView *self = g_object_new (KIOSK_TYPE_STAFF_VIEW, NULL);
  g_autofree char *park = kiosk_park_profile_dup (profile, "Name", kiosk_context_get_locale (context));
  g_autofree char *subtitle = g_strdup_printf (_("%s · version %s"), park, KIOSK_VERSION);
  GtkWidget *pad;

  self->connection = g_object_ref (connection);
  self->context = g_object_ref (context);
  self->services = g_ptr_array_ref (services);
  self->playlist = g_object_ref (playlist);
  self->settings = g_object_ref (settings);
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
  g_clear_object (&self->playlist);
  g_clear_object (&self->settings);
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
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, overlay);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, stages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, pin);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, main);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, pages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, terminal_tab);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, enrol);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, services_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, terminal_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, service_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, enrolment_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, playlist_tab);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, playlist_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, devices_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, outbox_page);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffView, log);
  gtk_widget_class_bind_template_callback (widget_class, on_enrol);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
}

static void
kiosk_staff_view_init (KioskStaffView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
