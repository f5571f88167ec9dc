/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-service-row.h"

#include "kiosk-cause.h"
#include "kiosk-staff-cause.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _KioskStaffServiceRow
{
  GtkWidget         parent_instance;

  KioskServiceInfo *service;  /* (owned) */
  KioskContext     *context;  /* (owned) */
  gint64            began;    /* monotonic time at which the check began */
  gboolean          shows;

  GtkWidget        *handle;
  GtkImage         *icon;
  GtkLabel         *name;
  GtkLabel         *kind;
  GtkLabel         *state;
  KioskStaffCause  *cause;
  GtkWidget        *release;
  GtkWidget        *order;
  GtkWidget        *settings;
  GtkSwitch        *toggle;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_SWITCHED,
  SIGNAL_SETTINGS,
  SIGNAL_RELEASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffServiceRow, kiosk_staff_service_row, GTK_TYPE_WIDGET)

static void
set_state (KioskStaffServiceRow *self,
           const char           *words,
           const char           *css_class)
{
  const char *classes[] = { "state", css_class, NULL };

  gtk_label_set_label (self->state, words);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *words != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
}

static void
tell_trouble (KioskStaffServiceRow *self,
              const GError         *error)
{
  set_state (self, "", NULL);
  kiosk_staff_cause_show (self->cause, kiosk_cause_of_error (error), error->message);
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffServiceRow) self = KIOSK_STAFF_SERVICE_ROW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!kiosk_service_check_finish (KIOSK_SERVICE (source), result, &error))
    {
      tell_trouble (self, error);
      return;
    }

  words = g_strdup_printf (_("In order · %d ms"), (int) ((g_get_monotonic_time () - self->began) / 1000));
  set_state (self, words, "ok");
}

static void
check (KioskStaffServiceRow *self)
{
  const GError *error = kiosk_service_info_get_error (self->service);
  KioskService *service = kiosk_service_info_get_service (self->service);

  gtk_widget_set_visible (self->release, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY));
  if (service == NULL)
    {
      tell_trouble (self, kiosk_service_info_get_error (self->service));
      return;
    }

  kiosk_staff_cause_show (self->cause, NULL, NULL);
  set_state (self, _("Checking"), NULL);
  self->began = g_get_monotonic_time ();
  kiosk_service_check_async (service, self->context, NULL, on_checked, g_object_ref (self));
}

static void
on_up (KioskStaffServiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
on_down (KioskStaffServiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
on_toggled (KioskStaffServiceRow *self)
{
  if (!self->shows)
    g_signal_emit (self, signals[SIGNAL_SWITCHED], 0, gtk_switch_get_active (self->toggle));
}

static void
on_settings (KioskStaffServiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTINGS], 0);
}

static void
on_release (KioskStaffServiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_RELEASE], 0);
}

KioskServiceInfo *
kiosk_staff_service_row_get_service (KioskStaffServiceRow *self)
{
  return self->service;
}

GtkWidget *
kiosk_staff_service_row_get_handle (KioskStaffServiceRow *self)
{
  return self->handle;
}

void
kiosk_staff_service_row_set_on (KioskStaffServiceRow *self,
                                gboolean              on)
{
  self->shows = TRUE;
  gtk_switch_set_active (self->toggle, on);
  self->shows = FALSE;
}

static void
describe (KioskStaffServiceRow *self)
{
  KioskManifest *manifest = kiosk_service_info_get_manifest (self->service);
  g_autoptr (GSettingsSchema) schema = kiosk_service_info_find_schema (self->service);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->settings, schema != NULL);
  gtk_label_set_label (self->kind, kiosk_service_info_get_id (self->service));
  if (manifest == NULL)
    {
      gtk_label_set_label (self->name, kiosk_service_info_get_id (self->service));
      return;
    }

  name = kiosk_manifest_dup_name (manifest, kiosk_context_get_locale (self->context));
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_image_set_from_icon_name (self->icon, kiosk_manifest_get_icon (manifest));
}

static void
hide_from (KioskStaffServiceRow *self,
           const char           *role)
{
  gtk_widget_set_visible (self->handle, strcmp (role, "attendant") != 0);
  gtk_widget_set_visible (self->order, strcmp (role, "attendant") != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), strcmp (role, "attendant") != 0);
  if (strcmp (role, "engineer") != 0)
    gtk_widget_set_visible (self->settings, FALSE);
}

GtkWidget *
kiosk_staff_service_row_new (KioskServiceInfo *service,
                             const char       *role,
                             KioskContext     *context)
{
  KioskStaffServiceRow *self = g_object_new (KIOSK_TYPE_STAFF_SERVICE_ROW, NULL);

  self->service = g_object_ref (service);
  self->context = g_object_ref (context);
  kiosk_staff_service_row_set_on (self, kiosk_service_info_is_offered (service));
  describe (self);
  hide_from (self, role);
  check (self);
  g_signal_connect_object (service, "notify::error", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_service_row_dispose (GObject *object)
{
  KioskStaffServiceRow *self = KIOSK_STAFF_SERVICE_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->service);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kiosk_staff_service_row_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            GType       type)
{
  return g_signal_new (name, KIOSK_TYPE_STAFF_SERVICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, type);
}

static void
kiosk_staff_service_row_class_init (KioskStaffServiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_service_row_dispose;
  signals[SIGNAL_MOVED] = add_signal ("moved", 1, G_TYPE_INT);
  signals[SIGNAL_SWITCHED] = add_signal ("switched", 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_SETTINGS] = add_signal ("settings", 0, 0);
  signals[SIGNAL_RELEASE] = add_signal ("release", 0, 0);

  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-service-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, handle);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, name);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, kind);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, state);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, cause);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, release);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, order);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, settings);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffServiceRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_settings);
  gtk_widget_class_bind_template_callback (widget_class, on_release);
}

static void
kiosk_staff_service_row_init (KioskStaffServiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
