/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-window.h"

#include "kiosk-attract.h"
#include "kiosk-bottom-bar.h"
#include "kiosk-entry.h"
#include "kiosk-home.h"
#include "kiosk-keyboard.h"
#include "kiosk-language-chooser.h"
#include "kiosk-language.h"
#include "kiosk-task-view.h"
#include "kiosk-visit-clock.h"

#include <glib/gi18n-lib.h>

#define REVEAL_MARGIN 20
#define REVEAL_DELAY  30

struct _KioskWindow
{
  GtkWindow         parent_instance;

  KioskContext     *context;  /* (owned) */
  KioskParkProfile *profile;  /* (owned) */
  GPtrArray        *services; /* (owned) */
  KioskVisitClock  *clock;    /* (owned) */
  GCancellable     *opening;  /* (owned) (nullable): a service is being opened */
  GtkAdjustment    *scroll;   /* (owned) (nullable): of the page with the field that is written into */
  guint             reveal_id;

  GtkOverlay       *overlay;
  GtkBox           *screens;
  GtkWidget        *attract;
  GtkWidget        *home;     /* (nullable): these four once the visit has begun */
  GtkWidget        *task;
  GtkWidget        *keyboard;
  GtkWidget        *bottom_bar;
  GtkWidget        *chooser;  /* (nullable) */
};

enum
{
  SIGNAL_VISIT_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskWindow, kiosk_window, GTK_TYPE_WINDOW)

/* Only what is on the screen is visible, so that only that is in the accessibility tree. */
static void
show_screen (KioskWindow *self,
             GtkWidget   *screen)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (self->home, screen == self->home);
  gtk_widget_set_visible (self->task, screen == self->task);
}

static void
end_visit (KioskWindow *self)
{
  kiosk_visit_clock_stop (self->clock);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_signal_emit (self, signals[SIGNAL_VISIT_ENDED], 0);
}

static void
on_task_finished (KioskWindow *self)
{
  show_screen (self, self->home);
  kiosk_task_view_clear (KIOSK_TASK_VIEW (self->task));
}

static void
show_page (KioskWindow *self,
           KioskPage   *page)
{
  show_screen (self, self->task);
  kiosk_task_view_push (KIOSK_TASK_VIEW (self->task), page);
}

static void
on_service_opened (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KioskWindow) self = KIOSK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  KioskPage *page = kiosk_service_info_open_finish (KIOSK_SERVICE_INFO (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (page != NULL)
    {
      show_page (self, page);
      g_object_unref (page);
    }
  else
    g_warning ("Service %s cannot be opened: %s", kiosk_service_info_get_id (KIOSK_SERVICE_INFO (source)), error->message);
}

static void
open_service (KioskWindow      *self,
              KioskServiceInfo *service)
{
  if (self->opening != NULL)
    return;

  self->opening = g_cancellable_new ();
  kiosk_service_info_open_async (service, self->context, self->opening, on_service_opened, g_object_ref (self));
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
static void
build_screens (KioskWindow *self)
{
  remove_screen (self, &self->attract);
  remove_screen (self, &self->home);
  remove_screen (self, &self->task);
  remove_screen (self, &self->keyboard);
  remove_screen (self, &self->bottom_bar);

  self->home = kiosk_home_new (self->context, self->profile, self->services);
  self->task = kiosk_task_view_new (self->clock);
  self->keyboard = kiosk_keyboard_new ();
  self->bottom_bar = g_object_new (KIOSK_TYPE_BOTTOM_BAR, NULL);
  gtk_widget_set_vexpand (self->home, TRUE);
  gtk_widget_set_vexpand (self->task, TRUE);
  gtk_box_append (self->screens, self->home);
  gtk_box_append (self->screens, self->task);
  gtk_box_append (self->screens, self->keyboard);
  gtk_box_append (self->screens, self->bottom_bar);

  kiosk_home_set_landscape (KIOSK_HOME (self->home), is_landscape (self));
  g_signal_connect_object (self->home, "service-chosen", G_CALLBACK (open_service), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->task, "finished", G_CALLBACK (on_task_finished), self, G_CONNECT_SWAPPED);
}

static void
begin_visit (KioskWindow *self,
             const char  *language)
{
  kiosk_context_set_locale (self->context, language);
  kiosk_language_use (language);
  build_screens (self);
  show_screen (self, self->home);
  kiosk_visit_clock_touch (self->clock);
}

static void
close_chooser (KioskWindow *self)
{
  if (self->chooser != NULL)
    gtk_overlay_remove_overlay (self->overlay, self->chooser);
  self->chooser = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->screens), TRUE);
}

static void
choose_language (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->chooser != NULL)
    return;

  self->chooser = g_object_new (KIOSK_TYPE_LANGUAGE_CHOOSER, NULL);
  gtk_overlay_add_overlay (self->overlay, self->chooser);
}

static void
keep_language (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  close_chooser (KIOSK_WINDOW (widget));
}

static void
set_language (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  const char *language = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) pages = NULL;

  close_chooser (self);
  if (!g_strv_contains (kiosk_language_list (), language))
    return;

  kiosk_context_set_locale (self->context, language);
  kiosk_language_use (language);
  pages = kiosk_task_view_recreate (KIOSK_TASK_VIEW (self->task));
  build_screens (self);
  show_screen (self, pages->len > 0 ? self->task : self->home);
  for (guint i = 0; i < pages->len; i++)
    kiosk_task_view_push (KIOSK_TASK_VIEW (self->task), pages->pdata[i]);
}

static void
end_service (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  end_visit (KIOSK_WINDOW (widget));
}

/* At once: gtk_adjustment_clamp_page() would glide there, and be stopped half-way while a page slides in. */
static void
scroll_to (GtkAdjustment *scroll,
           double         top,
           double         bottom)
{
  double value = MAX (gtk_adjustment_get_value (scroll), bottom - gtk_adjustment_get_page_size (scroll));

  gtk_adjustment_set_value (scroll, MIN (value, top));
}

/* Scrolls the page until all of the field that is written into, with its label and its error, stands above the keyboard. */
static void
reveal_entry (KioskWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, KIOSK_TYPE_ENTRY) : NULL;
  GtkWidget *viewport = entry != NULL ? gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT) : NULL;
  GtkWidget *page = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_rect_t bounds, whole;
  double top;

  if (page == NULL || self->scroll == NULL
      || !gtk_widget_compute_bounds (entry, page, &bounds) || !gtk_widget_compute_bounds (page, page, &whole))
    return;

  /* from the page's edge: its own coordinates begin inside its padding */
  top = bounds.origin.y - whole.origin.y;
  scroll_to (self->scroll, top - REVEAL_MARGIN, top + bounds.size.height + REVEAL_MARGIN);
}

static void
on_reveal_due (gpointer user_data)
{
  KioskWindow *self = user_data;

  self->reveal_id = 0;
  reveal_entry (self);
}

/* The page got another height, as when the keyboard slides in: look again when it has been laid out. */
static void
schedule_reveal (KioskWindow *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add_once (REVEAL_DELAY, on_reveal_due, self);
}

static void
follow_scroll (KioskWindow *self,
               GtkWidget   *focus)
{
  GtkWidget *scrolled = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *scroll = scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll, schedule_reveal, self);
  g_set_object (&self->scroll, scroll);
  if (scroll != NULL)
    g_signal_connect_object (scroll, "changed", G_CALLBACK (schedule_reveal), self, G_CONNECT_SWAPPED);
}

static void
on_focus_changed (KioskWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean writing = focus != NULL && GTK_IS_TEXT (focus);

  if (self->keyboard == NULL)
    return;

  kiosk_keyboard_set_target (KIOSK_KEYBOARD (self->keyboard), writing ? GTK_TEXT (focus) : NULL);
  gtk_widget_set_visible (self->bottom_bar, !writing);
  follow_scroll (self, writing ? focus : NULL);
  if (writing)
    schedule_reveal (self);
}

static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          KioskWindow              *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (self->home != NULL
      && (type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS || type == GDK_KEY_PRESS || type == GDK_SCROLL))
    kiosk_visit_clock_touch (self->clock);

  return GDK_EVENT_PROPAGATE;
}

static void
set_style (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
kiosk_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  set_style (widget, "landscape", width > height);
  if (self->home != NULL)
    kiosk_home_set_landscape (KIOSK_HOME (self->home), width > height);
  GTK_WIDGET_CLASS (kiosk_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* A look that a visitor switches: a CSS class of the window, and the state of the button that stands for it. */
static void
on_look_changed (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  set_style (GTK_WIDGET (user_data), g_action_get_name (G_ACTION (action)), g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
add_looks (KioskWindow *self)
{
  static const GActionEntry looks[] = {
    { "large-text", NULL, NULL, "false", on_look_changed },
    { "high-contrast", NULL, NULL, "false", on_look_changed },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), looks, G_N_ELEMENTS (looks), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "look", G_ACTION_GROUP (group));
}

KioskWindow *
kiosk_window_new (KioskContext     *context,
                  KioskParkProfile *profile,
                  GPtrArray        *services,
                  guint             visit_seconds)
{
  KioskWindow *self = g_object_new (KIOSK_TYPE_WINDOW, NULL);

  self->context = g_object_ref (context);
  self->profile = g_object_ref (profile);
  self->services = g_ptr_array_ref (services);
  self->clock = kiosk_visit_clock_new (visit_seconds);
  g_signal_connect_object (self->clock, "expired", G_CALLBACK (end_visit), self, G_CONNECT_SWAPPED);

  self->attract = kiosk_attract_new (profile);
  gtk_widget_set_vexpand (self->attract, TRUE);
  gtk_box_append (self->screens, self->attract);
  g_signal_connect_object (self->attract, "begin", G_CALLBACK (begin_visit), self, G_CONNECT_SWAPPED);
  return self;
}

void
kiosk_window_open_service (KioskWindow      *self,
                           KioskServiceInfo *service)
{
  begin_visit (self, kiosk_context_get_locale (self->context));
  open_service (self, service);
}

static void
kiosk_window_dispose (GObject *object)
{
  KioskWindow *self = KIOSK_WINDOW (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->scroll);
  g_clear_object (&self->opening);
  g_clear_object (&self->clock);
  g_clear_object (&self->context);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  G_OBJECT_CLASS (kiosk_window_parent_class)->dispose (object);
}

static void
kiosk_window_class_init (KioskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_window_dispose;
  widget_class->size_allocate = kiosk_window_size_allocate;

  signals[SIGNAL_VISIT_ENDED] = g_signal_new ("visit-ended", KIOSK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "visit.choose-language", NULL, choose_language);
  gtk_widget_class_install_action (widget_class, "visit.keep-language", NULL, keep_language);
  gtk_widget_class_install_action (widget_class, "visit.set-language", "s", set_language);
  gtk_widget_class_install_action (widget_class, "visit.end", NULL, end_service);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, screens);
  gtk_widget_class_bind_template_callback (widget_class, on_event);
}

static void
kiosk_window_init (KioskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_looks (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_changed), NULL);
}
