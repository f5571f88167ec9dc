/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "build-options.h"
#include "kiosk-window-private.h"

#include "form/kiosk-flow-page.h"
#include "kiosk-attract.h"
#include "kiosk-bottom-bar.h"
#include "kiosk-home.h"
#include "kiosk-idle-warning.h"
#include "kiosk-keyboard.h"
#include "kiosk-language.h"
#include "kiosk-playlist.h"
#include "kiosk-rest-screen.h"
#include "kiosk-style.h"
#include "kiosk-task-view.h"

/* Who needs large text needs more time, too. */
#define LARGE_TEXT_PATIENCE 2

/* Of a hundred: a screen that nobody can see is a dead one. */
#define MOST_DIMMING 80

enum
{
  SIGNAL_BEGAN,
  SIGNAL_SERVICE_CHANGED,
  SIGNAL_TOUCHED,
  SIGNAL_NOTICE,
  SIGNAL_VISIT_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskWindow, kiosk_window, GTK_TYPE_WINDOW)

/* Only what is on the screen is visible, so that only that is in the accessibility tree. */
void
kiosk_window_show_screen (KioskWindow *self,
                          GtkWidget   *screen)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (self->home, screen == self->home);
  gtk_widget_set_visible (self->task, screen == self->task);
  kiosk_magnifier_show_top (self->magnifier);
}

void
kiosk_window_remove_overlay (KioskWindow  *self,
                             GtkWidget   **overlay)
{
  if (*overlay != NULL)
    gtk_overlay_remove_overlay (self->overlay, *overlay);
  *overlay = NULL;
}

void
kiosk_window_update_patience (KioskWindow *self)
{
  guint seconds;

  if (self->staff != NULL)
    return;

  seconds = g_settings_get_uint (self->settings, self->writes ? "form-seconds" : "browse-seconds");

  kiosk_visit_clock_set_patience (self->clock, self->large_text ? seconds * LARGE_TEXT_PATIENCE : seconds);
}

static void
forget_copied (KioskWindow *self)
{
  if (self->keyboard != NULL)
    kiosk_keyboard_forget (KIOSK_KEYBOARD (self->keyboard));
}

static void
set_writes (KioskWindow *self,
            gboolean     writes)
{
  self->writes = writes;
  kiosk_window_update_patience (self);
}

void
kiosk_window_end_visit (KioskWindow *self,
                        const char  *reason)
{
  kiosk_visit_clock_stop (self->clock);
  kiosk_window_stop_reading (self);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_signal_emit (self, signals[SIGNAL_VISIT_ENDED], 0, reason);
}

static void
on_clock_expired (KioskWindow *self)
{
  kiosk_window_end_visit (self, "timeout");
}

/* (nullable): the form that the visitor is filling in */
static KioskFlowPage *
form_on_screen (KioskWindow *self)
{
  KioskPage *page = self->task != NULL ? kiosk_task_view_get_page (KIOSK_TASK_VIEW (self->task)) : NULL;

  return page != NULL && KIOSK_IS_FLOW_PAGE (page) && kiosk_flow_page_can_park (KIOSK_FLOW_PAGE (page)) ? KIOSK_FLOW_PAGE (page) : NULL;
}

static void
on_clock_warning (KioskWindow *self)
{
  if (self->staff != NULL)
    {
      kiosk_window_end_visit (self, "timeout");
      return;
    }

  kiosk_window_add_dialog (self, &self->warning, kiosk_idle_warning_new (self->clock, form_on_screen (self) != NULL));
}

static void
go_on (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  kiosk_window_remove_dialog (self, &self->warning);
  kiosk_visit_clock_go_on (self->clock);
}

/* The visitor is busy with a phone, which is as good as a touch. */
static void
attend (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  kiosk_visit_clock_touch (KIOSK_WINDOW (widget)->clock);
}

static void
park (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KioskFlowPage *form = form_on_screen (KIOSK_WINDOW (widget));

  go_on (widget, action, parameter);
  if (form != NULL)
    kiosk_flow_page_park (form);
}

void
kiosk_window_tell_service (KioskWindow *self,
                           const char  *service)
{
  g_signal_emit (self, signals[SIGNAL_SERVICE_CHANGED], 0, service);
}

static void
on_task_finished (KioskWindow *self)
{
  kiosk_window_show_screen (self, self->home);
  kiosk_task_view_clear (KIOSK_TASK_VIEW (self->task));
  forget_copied (self);
  set_writes (self, FALSE);
  kiosk_window_tell_service (self, "");
}

static void
on_page_left (KioskWindow *self)
{
  kiosk_window_stop_reading (self);
  kiosk_magnifier_show_top (self->magnifier);
  forget_copied (self);
  set_writes (self, FALSE);
  if (self->by_keys)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
remove_screen (KioskWindow  *self,
               GtkWidget   **screen)
{
  if (*screen != NULL)
    gtk_box_remove (self->screens, *screen);
  *screen = NULL;
}

static gboolean
is_landscape (KioskWindow *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) > gtk_widget_get_height (GTK_WIDGET (self));
}

/* The screens of a visit, in the language that is in use now. */
void
kiosk_window_build_screens (KioskWindow *self)
{
  remove_screen (self, &self->attract);
  remove_screen (self, &self->home);
  remove_screen (self, &self->task);
  remove_screen (self, &self->keyboard);
  remove_screen (self, &self->bottom_bar);

  self->home = kiosk_home_new (self->context, self->profile, self->services);
  self->task = kiosk_task_view_new (self->clock);
  self->keyboard = kiosk_keyboard_new (self->composer, kiosk_context_get_locale (self->context));
  kiosk_keyboard_set_click (KIOSK_KEYBOARD (self->keyboard), self->click);
  kiosk_window_update_keys (self);
  self->bottom_bar = kiosk_bottom_bar_new (kiosk_context_get_speaker (self->context));
  gtk_widget_set_vexpand (self->home, TRUE);
  gtk_widget_set_vexpand (self->task, TRUE);
  gtk_box_append (self->screens, self->home);
  gtk_box_append (self->screens, self->task);
  gtk_box_append (self->screens, self->keyboard);
  gtk_box_append (self->screens, self->bottom_bar);
  kiosk_window_rebuild_magnifier (self);

  kiosk_home_set_landscape (KIOSK_HOME (self->home), is_landscape (self));
  kiosk_bottom_bar_set_landscape (KIOSK_BOTTOM_BAR (self->bottom_bar), is_landscape (self));
  g_signal_connect_object (self->home, "service-chosen", G_CALLBACK (kiosk_window_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->task, "finished", G_CALLBACK (on_task_finished), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->task, "page-left", G_CALLBACK (on_page_left), self, G_CONNECT_SWAPPED);
}

static void
begin_visit (KioskWindow *self,
             const char  *language)
{
  kiosk_window_attend (self);
  kiosk_window_use_language (self, language);
  kiosk_window_build_screens (self);
  kiosk_window_show_screen (self, self->home);
  kiosk_visit_clock_go_on (self->clock);
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0);
}

static void
end_service (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  kiosk_window_end_visit (KIOSK_WINDOW (widget), "button");
}

static void
on_focus_changed (KioskWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean writing = focus != NULL && GTK_IS_TEXT (focus);

  kiosk_window_seek_focus (self);
  kiosk_window_look_soon (self);
  if (self->keyboard == NULL)
    return;

  kiosk_keyboard_set_target (KIOSK_KEYBOARD (self->keyboard), writing ? GTK_TEXT (focus) : NULL);
  if (self->bottom_bar != NULL)
    gtk_widget_set_visible (self->bottom_bar, !writing);
  kiosk_style_set (GTK_WIDGET (self), "writing", writing);
  kiosk_field_scroller_follow (self->scroller, writing ? focus : NULL);
  kiosk_window_follow_focus (self);
  if (writing)
    {
      set_writes (self, TRUE);
      kiosk_window_stop_reading (self);
    }
}

static gboolean
is_touch (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS || type == GDK_KEY_PRESS || type == GDK_SCROLL;
}

static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          KioskWindow              *self)
{
  gboolean composed = self->rest == NULL && kiosk_window_compose (self, event);

  kiosk_window_note_finger (self, event);
  if (is_touch (event))
    {
      kiosk_visit_clock_touch (self->clock);
      g_signal_emit (self, signals[SIGNAL_TOUCHED], 0);
      kiosk_window_note_hand (self, event);
    }

  if (composed || self->rest != NULL || (self->lockdown != NULL && kiosk_lockdown_swallows (self->lockdown, event)))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

static void
on_rest_over (KioskWindow *self)
{
  kiosk_window_end_visit (self, "rest");
}

static void
on_repeated_tries (KioskWindow *self,
                   guint        tries)
{
  g_autofree char *detail = g_strdup_printf ("%u attempts in a row", tries);

  if (self->rest != NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, "break-out", detail);
  kiosk_visit_clock_stop (self->clock);
  kiosk_window_stop_reading (self);
  kiosk_window_remove_overlay (self, &self->warning);
  kiosk_window_close_chooser (self);
  kiosk_window_stop_magnifying (self);
  self->rest = kiosk_rest_screen_new (g_settings_get_uint (self->settings, "rest-seconds"));
  g_signal_connect_object (self->rest, "over", G_CALLBACK (on_rest_over), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->overlay, self->rest);
  gtk_widget_set_visible (GTK_WIDGET (self->screens), FALSE);
}

static gboolean
kiosk_window_close_request (GtkWindow *window)
{
  KioskWindow *self = KIOSK_WINDOW (window);

  if (self->lockdown != NULL)
    kiosk_lockdown_count_try (self->lockdown);
  else
    kiosk_window_end_visit (self, "closed");
  return TRUE;
}

static void
kiosk_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  kiosk_style_set (widget, "landscape", width > height);
  if (self->home != NULL)
    {
      kiosk_home_set_landscape (KIOSK_HOME (self->home), width > height);
      kiosk_bottom_bar_set_landscape (KIOSK_BOTTOM_BAR (self->bottom_bar), width > height);
    }
  GTK_WIDGET_CLASS (kiosk_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
on_item_skipped (KioskWindow *self,
                 const char  *sentence)
{
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, "playlist", sentence);
}

static void
add_attract (KioskWindow *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, "opening-hours");
  g_autoptr (GError) error = NULL;
  KioskWeekHours *hours = kiosk_week_hours_parse (text, &error);

  if (hours == NULL)
    {
      g_warning ("Opening hours: %s", error->message);
      hours = kiosk_week_hours_parse ("", NULL);
    }

  self->attract = kiosk_attract_new (self->profile, self->playlist, hours);
  gtk_widget_set_vexpand (self->attract, TRUE);
  gtk_box_append (self->screens, self->attract);
  g_signal_connect_object (self->attract, "begin", G_CALLBACK (begin_visit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attract, "skipped", G_CALLBACK (on_item_skipped), self, G_CONNECT_SWAPPED);
}

KioskWindow *
kiosk_window_new (KioskContext     *context,
                  KioskParkProfile *profile,
                  GPtrArray        *services,
                  KioskPlaylist    *playlist,
                  GSettings        *settings)
{
  KioskWindow *self = g_object_new (KIOSK_TYPE_WINDOW, NULL);

  self->context = g_object_ref (context);
  self->profile = g_object_ref (profile);
  self->services = g_ptr_array_ref (services);
  self->playlist = g_object_ref (playlist);
  self->settings = g_object_ref (settings);
  self->click = kiosk_key_click_new (settings);
  self->clock = kiosk_visit_clock_new (g_settings_get_uint (settings, "browse-seconds"),
                                       g_settings_get_uint (settings, "warning-seconds"));
  g_signal_connect_object (self->clock, "warning", G_CALLBACK (on_clock_warning), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "expired", G_CALLBACK (on_clock_expired), self, G_CONNECT_SWAPPED);

  add_attract (self);
  kiosk_window_add_reading (self);
  return self;
}

void
kiosk_window_lock (KioskWindow *self)
{
  self->lockdown = kiosk_lockdown_new ();
  self->by_keys = TRUE;  /* until the first touch: assistive technology presses without one */
  g_signal_connect_object (self->lockdown, "repeated", G_CALLBACK (on_repeated_tries), self, G_CONNECT_SWAPPED);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

void
kiosk_window_dim (KioskWindow *self,
                  guint        percent)
{
  gtk_widget_set_visible (self->shade, percent > 0);
  gtk_widget_set_opacity (self->shade, MIN (percent, MOST_DIMMING) / 100.0);
}

void
kiosk_window_open_service (KioskWindow      *self,
                           KioskServiceInfo *service)
{
  begin_visit (self, kiosk_context_get_locale (self->context));
  kiosk_window_open (self, service);
}

static void
kiosk_window_dispose (GObject *object)
{
  KioskWindow *self = KIOSK_WINDOW (object);

  g_clear_handle_id (&self->hold_id, g_source_remove);
  kiosk_window_remove_keys (self);
  g_clear_object (&self->looks);
  g_clear_object (&self->guide);
  g_clear_object (&self->reader);
  g_clear_object (&self->reading);
  g_clear_object (&self->opening);
  g_clear_object (&self->clock);
  g_clear_object (&self->lockdown);
  g_clear_object (&self->scroller);
  g_clear_object (&self->composer);
  g_clear_object (&self->click);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  g_clear_object (&self->profile);
  g_clear_object (&self->playlist);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  G_OBJECT_CLASS (kiosk_window_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_strings)
{
  return g_signal_new (name, KIOSK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_strings, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kiosk_window_class_init (KioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_window_dispose;
  widget_class->size_allocate = kiosk_window_size_allocate;

  GTK_WINDOW_CLASS (klass)->close_request = kiosk_window_close_request;

  signals[SIGNAL_BEGAN] = add_signal ("began", 0);
  signals[SIGNAL_SERVICE_CHANGED] = add_signal ("service-changed", 1);
  signals[SIGNAL_TOUCHED] = add_signal ("touched", 0);
  signals[SIGNAL_NOTICE] = add_signal ("notice", 2);
  signals[SIGNAL_VISIT_ENDED] = add_signal ("visit-ended", 1);

  gtk_widget_class_install_action (widget_class, "visit.choose-language", NULL, kiosk_window_choose_language);
  gtk_widget_class_install_action (widget_class, "visit.keep-language", NULL, kiosk_window_keep_language);
  gtk_widget_class_install_action (widget_class, "visit.set-language", "s", kiosk_window_set_language);
  gtk_widget_class_install_action (widget_class, "visit.look-at-top", NULL, kiosk_window_look_at_top);
  gtk_widget_class_install_action (widget_class, "visit.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "visit.attend", NULL, attend);
  gtk_widget_class_install_action (widget_class, "visit.end", NULL, end_service);
  gtk_widget_class_install_action (widget_class, "visit.park", NULL, park);
  kiosk_window_install_keys (widget_class);
  kiosk_window_install_voice (widget_class);
  gtk_widget_class_install_action (widget_class, "visit.resume-form", NULL, kiosk_window_resume_form);
  gtk_widget_class_install_action (widget_class, "visit.open-form", "(sss)", kiosk_window_open_form);

  g_type_ensure (KIOSK_TYPE_MAGNIFIER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, magnifier);
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, shade);
  gtk_widget_class_bind_template_callback (widget_class, on_event);
}

static void
kiosk_window_init (KioskWindow *self)
{
  const char *tables = g_getenv ("KIOSK_INPUT_DIR");

  self->scroller = kiosk_field_scroller_new ();
  self->composer = kiosk_composer_new (tables != NULL ? tables : KIOSK_INPUT_DIR);
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_window_add_looks (self);
  kiosk_window_add_keys (self);
  kiosk_window_add_hidden_way (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_changed), NULL);
}
