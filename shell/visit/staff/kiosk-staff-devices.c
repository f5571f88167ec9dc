/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-devices.h"

#include "camera/kiosk-scanner.h"
#include "kiosk-sound.h"
#include "kiosk-staff-cause.h"
#include "print/kiosk-printer.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>

/* A tone that nobody misses, and that shows how loud the loudspeaker is. */
#define PITCH    660.0
#define SECONDS  1.5
#define FADING   0.8
#define LOUDNESS 0.6

struct _KioskStaffDevices
{
  GtkWidget        parent_instance;

  KioskDBusStaff  *staff;     /* (owned) */
  KioskCamera     *camera;    /* (owned) (nullable) */
  KioskPrinter    *paper;     /* (owned) (nullable) */
  GSettings       *settings;  /* (owned) */
  KioskSound      *sound;     /* (owned) (nullable): once it was asked for */

  GtkLabel        *network;
  GtkLabel        *addresses;
  KioskStaffCause *network_cause;
  GtkLabel        *printer;
  GtkLabel        *camera_state;
  GtkToggleButton *look;
  KioskScanner    *view;
  KioskStaffCause *camera_cause;
  GtkLabel        *touch;
  KioskTouchGrid  *touch_map;
  KioskStaffCause *touch_cause;
  GtkLabel        *speaker;
  KioskStaffCause *speaker_cause;
};

enum
{
  SIGNAL_TOUCH_TEST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffDevices, kiosk_staff_devices, GTK_TYPE_WIDGET)

static void
set_state (GtkLabel   *label,
           const char *words,
           const char *css_class)
{
  const char *classes[] = { "state", css_class, NULL };

  gtk_label_set_label (label, words);
  gtk_widget_set_css_classes (GTK_WIDGET (label), classes);
}

/* (transfer full): where this terminal is in the network */
static char *
list_addresses (void)
{
  g_autoptr (GString) list = g_string_new (NULL);
  struct ifaddrs *all = NULL;

  if (getifaddrs (&all) != 0)
    return g_strdup ("");

  for (struct ifaddrs *one = all; one != NULL; one = one->ifa_next)
    {
      char text[NI_MAXHOST];
      int family = one->ifa_addr != NULL ? one->ifa_addr->sa_family : AF_UNSPEC;
      socklen_t size = family == AF_INET ? sizeof (struct sockaddr_in) : sizeof (struct sockaddr_in6);

      if ((family == AF_INET || family == AF_INET6) && (one->ifa_flags & IFF_LOOPBACK) == 0 && (one->ifa_flags & IFF_UP) != 0
          && getnameinfo (one->ifa_addr, size, text, sizeof text, NULL, 0, NI_NUMERICHOST) == 0)
        g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? ", " : "", text, one->ifa_name);
    }
  freeifaddrs (all);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
on_gateway (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffDevices) self = KIOSK_STAFF_DEVICES (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *words = NULL;
  guint milliseconds;

  if (!kiosk_dbus_staff_call_check_gateway_finish (KIOSK_DBUS_STAFF (source), &cause, &detail, &milliseconds, NULL, result, &error))
    {
      g_dbus_error_strip_remote_error (error);
      kiosk_staff_cause_show (self->network_cause, "trouble", error->message);
      return;
    }

  words = g_strdup_printf (_("In order · %d ms"), (int) milliseconds);
  set_state (self->network, *cause == '\0' ? words : _("Out of order"), *cause == '\0' ? "ok" : "error");
  kiosk_staff_cause_show (self->network_cause, cause, detail);
}

static void
check_network (KioskStaffDevices *self)
{
  g_autofree char *list = list_addresses ();
  g_autofree char *url = g_settings_get_string (self->settings, "gateway-url");
  g_autofree char *words = g_strdup_printf (_("This terminal: %s\nGateway: %s"), *list != '\0' ? list : _("no address"), url);

  gtk_label_set_label (self->addresses, words);
  set_state (self->network, _("Checking"), NULL);
  kiosk_staff_cause_show (self->network_cause, NULL, NULL);
  kiosk_dbus_staff_call_check_gateway (self->staff, NULL, on_gateway, g_object_ref (self));
}

static void
update_printer (KioskStaffDevices *self)
{
  KioskPrinterState state = self->paper != NULL ? kiosk_printer_get_state (self->paper) : KIOSK_PRINTER_MISSING;

  if (state == KIOSK_PRINTER_MISSING)
    set_state (self->printer, _("No printer is set up"), NULL);
  else if (state == KIOSK_PRINTER_UNKNOWN)
    set_state (self->printer, _("Checking"), NULL);
  else if (state == KIOSK_PRINTER_READY)
    set_state (self->printer, _("In order"), "ok");
  else
    set_state (self->printer, kiosk_printer_describe (self->paper), "error");
}

static void
update_camera (KioskStaffDevices *self)
{
  const GError *error = self->camera != NULL ? kiosk_camera_get_error (self->camera) : NULL;
  const char *detail = error != NULL ? error->message : NULL;

  switch (kiosk_camera_get_state (self->camera))
    {
    case KIOSK_CAMERA_STATE_LIVE:
      set_state (self->camera_state, _("In order"), "ok");
      kiosk_staff_cause_show (self->camera_cause, NULL, NULL);
      break;
    case KIOSK_CAMERA_STATE_FAILED:
      set_state (self->camera_state, _("Out of order"), "error");
      kiosk_staff_cause_show (self->camera_cause, "camera-failed", detail);
      break;
    case KIOSK_CAMERA_STATE_MISSING:
      set_state (self->camera_state, _("Not found"), "warn");
      kiosk_staff_cause_show (self->camera_cause, "camera-missing", detail);
      break;
    default:
      set_state (self->camera_state, kiosk_camera_is_available (self->camera) ? _("Off") : _("Not found"), NULL);
      kiosk_staff_cause_show (self->camera_cause, NULL, NULL);
    }
}

static void
on_look (KioskStaffDevices *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->view), gtk_toggle_button_get_active (self->look));
}

static void
on_scanned (KioskStaffDevices *self)
{
  set_state (self->camera_state, _("In order: a code was read"), "ok");
}

static void
on_touch_test (KioskStaffDevices *self)
{
  g_signal_emit (self, signals[SIGNAL_TOUCH_TEST], 0);
}

void
kiosk_staff_devices_tell_touch (KioskStaffDevices *self,
                                KioskTouchTest    *test)
{
  KioskTouchGrid *grid = kiosk_touch_test_get_grid (test);
  guint left = kiosk_touch_grid_get_left (grid);
  guint size = kiosk_touch_grid_get_size (grid);
  guint fingers = kiosk_touch_test_get_fingers (test);
  g_autofree char *words = left == 0 ? g_strdup_printf (_("All %u fields answer, to %u fingers at a time"), size, fingers)
                                     : g_strdup_printf (_("%u of %u fields do not answer"), left, size);

  set_state (self->touch, words, left == 0 ? "ok" : "error");
  kiosk_touch_grid_judge (self->touch_map, grid);
  gtk_widget_set_visible (GTK_WIDGET (self->touch_map), left > 0);
  kiosk_staff_cause_show (self->touch_cause, left > 0 ? "touch" : NULL, NULL);
}

static void
on_sound_changed (KioskStaffDevices *self)
{
  const GError *error = kiosk_sound_get_error (self->sound);
  GstBuffer *tone;

  if (error != NULL)
    {
      gboolean missing = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

      set_state (self->speaker, missing ? _("Not found") : _("Out of order"), missing ? "warn" : "error");
      kiosk_staff_cause_show (self->speaker_cause, missing ? "sound-missing" : "sound-failed", error->message);
      return;
    }

  tone = kiosk_sound_make_tone (PITCH, SECONDS, FADING, LOUDNESS);
  kiosk_sound_play (self->sound, tone);
  gst_buffer_unref (tone);
  set_state (self->speaker, _("A tone is being played. Nothing to hear? See to volume and cable."), "ok");
}

/* Anew each time, with the volume that holds now. */
static void
on_play (KioskStaffDevices *self)
{
  g_clear_object (&self->sound);
  self->sound = kiosk_sound_new (self->settings);
  g_signal_connect_object (self->sound, "changed", G_CALLBACK (on_sound_changed), self, G_CONNECT_SWAPPED);
  kiosk_staff_cause_show (self->speaker_cause, NULL, NULL);
  if (kiosk_sound_get_error (self->sound) != NULL)
    on_sound_changed (self);
  else
    kiosk_sound_prepare (self->sound);
}

GtkWidget *
kiosk_staff_devices_new (KioskDBusStaff *staff,
                         KioskContext   *context,
                         GSettings      *settings)
{
  KioskStaffDevices *self = g_object_new (KIOSK_TYPE_STAFF_DEVICES, NULL);
  KioskCamera *camera = kiosk_context_get_camera (context);

  self->staff = g_object_ref (staff);
  self->settings = g_object_ref (settings);
  g_set_object (&self->camera, camera);
  if (camera != NULL)
    g_signal_connect_object (camera, "notify::state", G_CALLBACK (update_camera), self, G_CONNECT_SWAPPED);
  kiosk_scanner_set_camera (self->view, camera);
  if (g_set_object (&self->paper, kiosk_context_get_printer (context)))
    g_signal_connect_object (self->paper, "changed", G_CALLBACK (update_printer), self, G_CONNECT_SWAPPED);
  update_printer (self);
  set_state (self->touch, _("Not tested yet"), NULL);
  set_state (self->speaker, _("Not tested yet"), NULL);
  update_camera (self);
  return GTK_WIDGET (self);
}

/* Whoever comes back to the page wants to know how it is now. */
static void
kiosk_staff_devices_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kiosk_staff_devices_parent_class)->map (widget);
  check_network (KIOSK_STAFF_DEVICES (widget));
  if (KIOSK_STAFF_DEVICES (widget)->paper != NULL)
    kiosk_printer_watch (KIOSK_STAFF_DEVICES (widget)->paper);
}

static void
kiosk_staff_devices_unmap (GtkWidget *widget)
{
  if (KIOSK_STAFF_DEVICES (widget)->paper != NULL)
    kiosk_printer_unwatch (KIOSK_STAFF_DEVICES (widget)->paper);
  GTK_WIDGET_CLASS (kiosk_staff_devices_parent_class)->unmap (widget);
}

static void
kiosk_staff_devices_dispose (GObject *object)
{
  KioskStaffDevices *self = KIOSK_STAFF_DEVICES (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->staff);
  g_clear_object (&self->camera);
  g_clear_object (&self->paper);
  g_clear_object (&self->settings);
  g_clear_object (&self->sound);
  G_OBJECT_CLASS (kiosk_staff_devices_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, network);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, addresses);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, network_cause);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, printer);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, camera_state);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, look);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, view);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, camera_cause);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, touch);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, touch_map);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, touch_cause);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, speaker);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffDevices, speaker_cause);
}

static void
kiosk_staff_devices_class_init (KioskStaffDevicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_devices_dispose;
  widget_class->map = kiosk_staff_devices_map;
  widget_class->unmap = kiosk_staff_devices_unmap;
  signals[SIGNAL_TOUCH_TEST] = g_signal_new ("touch-test", KIOSK_TYPE_STAFF_DEVICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  g_type_ensure (KIOSK_TYPE_SCANNER);
  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  g_type_ensure (KIOSK_TYPE_TOUCH_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-devices.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, check_network);
  gtk_widget_class_bind_template_callback (widget_class, on_look);
  gtk_widget_class_bind_template_callback (widget_class, on_play);
  gtk_widget_class_bind_template_callback (widget_class, on_scanned);
  gtk_widget_class_bind_template_callback (widget_class, on_touch_test);
}

static void
kiosk_staff_devices_init (KioskStaffDevices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
