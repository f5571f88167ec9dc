/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The hidden way into staff mode, and the window in it. */

#include "kiosk-window-private.h"

#include "kiosk-keyboard.h"
#include "kiosk-staff-view.h"

/* A corner that is held for four seconds; nothing tells of it. GTK tells when a second of them is over. */
#define CORNER 140
#define REST   3000

static void
on_held_long_enough (gpointer user_data)
{
  KioskWindow *self = user_data;

  self->hold_id = 0;
  kiosk_window_end_visit (self, "staff");
}

static void
on_held (GtkGestureLongPress *gesture,
         double               x,
         double               y,
         KioskWindow         *self)
{
  if (self->staff == NULL && x >= gtk_widget_get_width (GTK_WIDGET (self)) - CORNER && y <= CORNER)
    self->hold_id = g_timeout_add_once (REST, on_held_long_enough, self);
}

static void
on_released (KioskWindow *self)
{
  g_clear_handle_id (&self->hold_id, g_source_remove);
}

void
kiosk_window_add_hidden_way (KioskWindow *self)
{
  GtkGesture *gesture = gtk_gesture_long_press_new ();

  gtk_gesture_long_press_set_delay_factor (GTK_GESTURE_LONG_PRESS (gesture), 2);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_held), self, 0);
  g_signal_connect_object (gesture, "end", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gesture, "cancel", G_CALLBACK (on_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
on_leave (KioskWindow *self)
{
  kiosk_window_end_visit (self, "button");
}

/* The spare has its attract screen ready, which makes way; there is nothing of a visitor here. */
void
kiosk_window_open_staff (KioskWindow     *self,
                         GDBusConnection *connection)
{
  self->staff = kiosk_staff_view_new (connection, self->context, self->profile, self->services, self->playlist, self->settings);
  self->keyboard = kiosk_keyboard_new (self->composer, kiosk_context_get_locale (self->context));
  gtk_widget_set_vexpand (self->staff, TRUE);
  gtk_widget_set_visible (self->attract, FALSE);
  gtk_box_append (self->screens, self->staff);
  gtk_box_append (self->screens, self->keyboard);
  g_signal_connect_object (self->staff, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  kiosk_visit_clock_set_patience (self->clock, g_settings_get_uint (self->settings, "staff-seconds"));
  kiosk_visit_clock_go_on (self->clock);
}
