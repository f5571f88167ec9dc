/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The language, and the looks that a visitor switches. */

#include "kiosk-window-private.h"

#include "kiosk-keyboard.h"
#include "kiosk-language-chooser.h"
#include "kiosk-language.h"
#include "kiosk-style.h"
#include "kiosk-task-view.h"
#include "print/kiosk-printer.h"

#define LARGE_TEXT_DELAY 2000 /* milliseconds: EN 301 549, 5.7 */

void
kiosk_window_close_chooser (KioskWindow *self)
{
  if (self->chooser != NULL)
    kiosk_window_remove_dialog (self, &self->chooser);
  gtk_widget_set_visible (GTK_WIDGET (self->screens), TRUE);
}

void
kiosk_window_use_language (KioskWindow *self,
                           const char  *language)
{
  KioskPrinter *printer = kiosk_context_get_printer (self->context);
  g_autofree char *park = kiosk_park_profile_dup (self->profile, "Name", language);

  kiosk_context_set_locale (self->context, language);
  kiosk_language_use (language);
  if (printer != NULL)
    kiosk_printer_set_place (printer, language, park);
}

void
kiosk_window_choose_language (GtkWidget  *widget,
                              const char *action,
                              GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->chooser != NULL)
    return;

  kiosk_window_stop_reading (self);
  kiosk_window_add_dialog (self, &self->chooser, g_object_new (KIOSK_TYPE_LANGUAGE_CHOOSER, NULL));
}

void
kiosk_window_keep_language (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  kiosk_window_close_chooser (KIOSK_WINDOW (widget));
}

void
kiosk_window_set_language (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  const char *language = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) pages = NULL;

  kiosk_window_close_chooser (self);
  if (!g_strv_contains (kiosk_language_list (), language))
    return;

  kiosk_window_use_language (self, language);
  pages = kiosk_task_view_recreate (KIOSK_TASK_VIEW (self->task));
  kiosk_window_build_screens (self);
  kiosk_window_show_screen (self, pages->len > 0 ? self->task : self->home);
  for (guint i = 0; i < pages->len; i++)
    kiosk_task_view_push (KIOSK_TASK_VIEW (self->task), pages->pdata[i]);
  if (self->by_keys)
    gtk_widget_child_focus (self->bottom_bar, GTK_DIR_TAB_FORWARD);
}

static const char * const looks[] = { "large-text", "magnify", "high-contrast", "low-position" };

static void
on_before_paint (GdkFrameClock *clock,
                 KioskWindow   *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_before_paint, self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GVariant) state = g_action_group_get_action_state (self->looks, looks[i]);

      kiosk_style_set (GTK_WIDGET (self), looks[i], g_variant_get_boolean (state));
    }
  kiosk_window_update_magnifier (self);
}

/* A look that a visitor switches: a CSS class of the window, and the state of the button that stands for it. The class comes
 * with the next frame: GTK also measures between frames, and would then add up what it knows of the old look and of the new. */
static void
on_look_changed (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (user_data));

  g_simple_action_set_state (action, state);
  g_signal_handlers_disconnect_by_func (clock, on_before_paint, user_data);
  g_signal_connect_object (clock, "before-paint", G_CALLBACK (on_before_paint), user_data, 0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_BEFORE_PAINT);
}

/* Who needs large text is often slow with keys, too. */
void
kiosk_window_update_keys (KioskWindow *self)
{
  guint delay = g_settings_get_uint (self->settings, "key-repeat-delay");

  if (self->keyboard == NULL)
    return;

  if (self->large_text && delay > 0)
    delay = MAX (delay, LARGE_TEXT_DELAY);
  kiosk_keyboard_set_pace (KIOSK_KEYBOARD (self->keyboard), delay, g_settings_get_uint (self->settings, "double-strike"));
}

static void
on_large_text_changed (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  KioskWindow *self = user_data;

  on_look_changed (action, state, self);
  self->large_text = g_variant_get_boolean (state);
  if (!self->large_text)
    kiosk_window_stop_magnifying (self);
  kiosk_window_update_patience (self);
  kiosk_window_update_keys (self);
}

void
kiosk_window_add_looks (KioskWindow *self)
{
  static const GActionEntry entries[] = {
    { "large-text", NULL, NULL, "false", on_large_text_changed },
    { "magnify", NULL, NULL, "false", on_look_changed },
    { "high-contrast", NULL, NULL, "false", on_look_changed },
    { "low-position", NULL, NULL, "false", on_look_changed },
  };

  self->looks = G_ACTION_GROUP (g_simple_action_group_new ());
  g_action_map_add_action_entries (G_ACTION_MAP (self->looks), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "look", self->looks);
}
