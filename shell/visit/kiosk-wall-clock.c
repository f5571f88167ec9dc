/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-wall-clock.h"

#include <glib/gi18n-lib.h>

struct _KioskWallClock
{
  GtkBox    parent_instance;

  GtkLabel *time;
  GtkLabel *date;
  guint     tick_id;
};

G_DEFINE_FINAL_TYPE (KioskWallClock, kiosk_wall_clock, GTK_TYPE_BOX)

static const char *
month_name (int month)
{
  const char * const names[] = { _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
                                 _("August"), _("September"), _("October"), _("November"), _("December") };

  return names[month - 1];
}

static const char *
day_name (int day)
{
  const char * const names[] = { _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
                                 _("Sunday") };

  return names[day - 1];
}

static char *
format_date (GDateTime *now)
{
  g_autofree char *day = g_strdup_printf ("%d", g_date_time_get_day_of_month (now));

  /* Translators: %1$s is the name of the month, %2$s the day of the month, %3$s the name of the day */
  return g_strdup_printf (_("%3$s, %2$s %1$s"), month_name (g_date_time_get_month (now)), day,
                          day_name (g_date_time_get_day_of_week (now)));
}

static void
update (KioskWallClock *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *date = format_date (now);

  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->date, date);
}

static gboolean on_tick (gpointer user_data);

/* At the next full minute, so that the clock is never late and wakes the machine no more than it must. */
static void
wait_for_minute (KioskWallClock *self)
{
  guint past = (guint) (g_get_real_time () / G_USEC_PER_SEC % 60);

  self->tick_id = g_timeout_add_seconds (60 - past, on_tick, self);
}

static gboolean
on_tick (gpointer user_data)
{
  KioskWallClock *self = user_data;

  update (self);
  wait_for_minute (self);
  return G_SOURCE_REMOVE;
}

static void
kiosk_wall_clock_dispose (GObject *object)
{
  g_clear_handle_id (&KIOSK_WALL_CLOCK (object)->tick_id, g_source_remove);
  G_OBJECT_CLASS (kiosk_wall_clock_parent_class)->dispose (object);
}

static void
kiosk_wall_clock_class_init (KioskWallClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_wall_clock_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-wall-clock.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWallClock, time);
  gtk_widget_class_bind_template_child (widget_class, KioskWallClock, date);
}

static void
kiosk_wall_clock_init (KioskWallClock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
  wait_for_minute (self);
}
