/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-staff-clock.h"

#include "kiosk-cause.h"
#include "kiosk-staff-cause.h"

#include <glib/gi18n-lib.h>
#include <sys/timex.h>

struct _KioskStaffClock
{
  GtkWidget        parent_instance;

  KioskDBusStaff  *staff;    /* (owned) */
  guint            tick_id;

  GtkLabel        *time;
  GtkLabel        *zone;
  GtkLabel        *kept;
  KioskStaffCause *cause;
};

G_DEFINE_FINAL_TYPE (KioskStaffClock, kiosk_staff_clock, GTK_TYPE_WIDGET)

/* Whether the kernel was told by something that keeps time, such as an NTP client, that the clock is right. */
static gboolean
is_kept (void)
{
  struct timex clock = { 0 };

  return adjtimex (&clock) != TIME_ERROR && (clock.status & STA_UNSYNC) == 0;
}

static gboolean
on_tick (gpointer user_data)
{
  KioskStaffClock *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");

  gtk_label_set_label (self->time, time);
  return G_SOURCE_CONTINUE;
}

static void
describe_zone (KioskStaffClock *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *name = g_time_zone_get_identifier (g_date_time_get_timezone (now));
  g_autofree char *offset = g_date_time_format (now, "%:z");
  g_autofree char *words = g_strdup_printf (_("Time zone %s, UTC%s"), name, offset);

  gtk_label_set_label (self->zone, words);
}

static void
describe_keeping (KioskStaffClock *self)
{
  gboolean kept = is_kept ();
  const char *classes[] = { "state", kept ? "ok" : "warn", NULL };

  gtk_label_set_label (self->kept, kept ? _("Kept right over the network") : _("Nothing keeps this clock right"));
  gtk_widget_set_css_classes (GTK_WIDGET (self->kept), classes);
}

static void
on_gateway (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KioskStaffClock) self = KIOSK_STAFF_CLOCK (user_data);
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *time = NULL;
  g_autofree char *detail = NULL;
  gint64 seconds = 0;

  if (!kiosk_dbus_staff_call_check_gateway_finish (KIOSK_DBUS_STAFF (source), NULL, NULL, NULL, &seconds, result, NULL) || seconds == 0)
    return;

  there = g_date_time_new_from_unix_local (seconds);
  time = g_date_time_format (there, "%Y-%m-%d %H:%M:%S");
  detail = g_strdup_printf (_("The gateway's clock says %s"), time);
  kiosk_staff_cause_show (self->cause, kiosk_cause_of_clock (g_get_real_time () / G_USEC_PER_SEC, seconds), detail);
}

GtkWidget *
kiosk_staff_clock_new (KioskDBusStaff *staff)
{
  KioskStaffClock *self = g_object_new (KIOSK_TYPE_STAFF_CLOCK, NULL);

  describe_zone (self);
  describe_keeping (self);
  self->staff = g_object_ref (staff);
  return GTK_WIDGET (self);
}

static void
kiosk_staff_clock_map (GtkWidget *widget)
{
  KioskStaffClock *self = KIOSK_STAFF_CLOCK (widget);

  GTK_WIDGET_CLASS (kiosk_staff_clock_parent_class)->map (widget);
  on_tick (self);
  kiosk_dbus_staff_call_check_gateway (self->staff, NULL, on_gateway, g_object_ref (self));
  self->tick_id = g_timeout_add_seconds (1, on_tick, self);
}

static void
kiosk_staff_clock_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KIOSK_STAFF_CLOCK (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (kiosk_staff_clock_parent_class)->unmap (widget);
}

static void
kiosk_staff_clock_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&KIOSK_STAFF_CLOCK (object)->staff);
  G_OBJECT_CLASS (kiosk_staff_clock_parent_class)->dispose (object);
}

static void
kiosk_staff_clock_class_init (KioskStaffClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_clock_dispose;
  widget_class->map = kiosk_staff_clock_map;
  widget_class->unmap = kiosk_staff_clock_unmap;
  g_type_ensure (KIOSK_TYPE_STAFF_CAUSE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/staff/kiosk-staff-clock.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClock, time);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClock, zone);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClock, kept);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClock, cause);
}

static void
kiosk_staff_clock_init (KioskStaffClock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
