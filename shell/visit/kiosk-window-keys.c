/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who uses the kiosk by a keyboard that is plugged in, or by switches that press its keys: there is always something that has the
 * focus, and it is seen. By touch only what is written into has it. */

#include "kiosk-window-private.h"

#include "form/kiosk-flow-page.h"
#include "kiosk-keyboard.h"
#include "kiosk-task-view.h"

#define FOCUS_PAUSE 50  /* milliseconds: until what is new on the screen has a size */
#define FOCUS_TRIES 20

void
kiosk_window_attend (KioskWindow *self)
{
  self->attended = TRUE;
  gtk_window_set_focus_visible (GTK_WINDOW (self), self->by_keys);
}

void
kiosk_window_note_hand (KioskWindow *self,
                        GdkEvent    *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event))
    {
      self->by_keys = TRUE;
      kiosk_window_note_key (self, gdk_key_event_get_keyval (event));
    }
  else if (type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS)
    self->by_keys = FALSE;
  else
    return;

  kiosk_window_attend (self);
}

/* Who touches something else, or a key that means something else, is done with the letters above the keys. */
static gboolean
ends_composing (KioskWindow *self,
                GdkEvent    *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  graphene_rect_t bounds;
  double x, y;

  if (type == GDK_KEY_PRESS)
    return !gdk_key_event_is_modifier (event);

  return (type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS || type == GDK_SCROLL)
         && gtk_widget_compute_bounds (self->keyboard, GTK_WIDGET (self), &bounds)
         && gdk_event_get_position (event, &x, &y) && y < bounds.origin.y;
}

gboolean
kiosk_window_compose (KioskWindow *self,
                      GdkEvent    *event)
{
  if (self->keyboard == NULL || !gtk_widget_get_visible (self->keyboard))
    return FALSE;
  if (kiosk_keyboard_takes_event (KIOSK_KEYBOARD (self->keyboard), event))
    return TRUE;

  if (ends_composing (self, event))
    kiosk_keyboard_finish (KIOSK_KEYBOARD (self->keyboard));
  return FALSE;
}

/* GTK hides it after three seconds, in which not everybody has found it. Where nobody is, it would be drawn anew all day. */
static void
on_focus_visible_changed (KioskWindow *self)
{
  if (self->by_keys && self->attended && !gtk_window_get_focus_visible (GTK_WINDOW (self)))
    gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

/* Where the visitor is: in a dialog, on a step of a form, on a page, or on a screen. */
GtkWidget *
kiosk_window_find_place (KioskWindow *self)
{
  KioskPage *page = self->task != NULL ? kiosk_task_view_get_page (KIOSK_TASK_VIEW (self->task)) : NULL;
  KioskStep *step = page != NULL && KIOSK_IS_FLOW_PAGE (page) ? kiosk_flow_get_current (kiosk_flow_page_get_flow (KIOSK_FLOW_PAGE (page))) : NULL;

  if (self->warning != NULL)
    return self->warning;
  if (self->chooser != NULL)
    return self->chooser;
  if (self->home != NULL && gtk_widget_get_visible (self->home))
    return self->home;
  if (step != NULL && gtk_widget_get_mapped (GTK_WIDGET (step)))
    return GTK_WIDGET (step);
  return page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (self->screens);
}

static gboolean
is_shown (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* GTK, too, gives the focus to something when what had it is gone, and may find the header. What Tab leads to stays. */
static gboolean
has_focus (KioskWindow *self,
           GtkWidget   *place)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (is_shown (self->lost) || focus == place || gtk_widget_is_ancestor (focus, place));
}

/* On from what had the focus before it was taken away, if that is still there. */
static gboolean
go_on_from (KioskWindow *self,
            GtkWidget   *place)
{
  if (!is_shown (self->lost) || !gtk_widget_is_ancestor (self->lost, place))
    return FALSE;

  gtk_window_set_focus (GTK_WINDOW (self), self->lost);
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* What is new may still be on its way; only where it takes no focus at all, what is around it does. */
static gboolean
give_focus (KioskWindow *self,
            GtkWidget   *place)
{
  return go_on_from (self, place)
         || gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD)
         || (self->focus_tries < FOCUS_TRIES / 2 && gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD));
}

static gboolean
on_focus_due (gpointer user_data)
{
  KioskWindow *self = user_data;
  GtkWidget *place = kiosk_window_find_place (self);

  if (self->by_keys && !has_focus (self, place) && --self->focus_tries > 0
      && (gtk_widget_get_height (place) == 0 || !give_focus (self, place)))
    return G_SOURCE_CONTINUE;

  self->focus_id = 0;
  return G_SOURCE_REMOVE;
}

void
kiosk_window_seek_focus (KioskWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL)
    g_set_weak_pointer (&self->last_focus, focus);
  else if (self->by_keys && self->focus_id == 0)
    {
      g_set_weak_pointer (&self->lost, self->last_focus);
      self->focus_tries = FOCUS_TRIES;
      self->focus_id = g_timeout_add (FOCUS_PAUSE, on_focus_due, self);
    }
}

/* The focus stays in what lies above the others. */
static void
update_reach (KioskWindow *self)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self->screens), self->chooser == NULL && self->warning == NULL);
  if (self->chooser != NULL)
    gtk_widget_set_can_focus (self->chooser, self->warning == NULL);
}

/* The warning may open over the chooser: each knows what had the focus before itself. */
static GtkWidget **
focus_before (KioskWindow  *self,
              GtkWidget   **overlay)
{
  return overlay == &self->warning ? &self->before_warning : &self->before_chooser;
}

void
kiosk_window_add_dialog (KioskWindow  *self,
                         GtkWidget   **overlay,
                         GtkWidget    *dialog)
{
  if (self->warning == NULL && self->chooser == NULL)
    kiosk_magnifier_remember (self->magnifier);
  g_set_weak_pointer (focus_before (self, overlay), gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  *overlay = dialog;
  update_reach (self);
  gtk_overlay_add_overlay (self->overlay, dialog);
  kiosk_magnifier_follow (self->magnifier, gtk_widget_get_first_child (dialog));
}

void
kiosk_window_remove_dialog (KioskWindow  *self,
                            GtkWidget   **overlay)
{
  GtkWidget **before = focus_before (self, overlay);

  kiosk_window_remove_overlay (self, overlay);
  update_reach (self);
  if (self->warning == NULL && self->chooser == NULL)
    kiosk_magnifier_return (self->magnifier);
  if (*before != NULL && GTK_IS_TEXT (*before))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (*before));
  else if (*before != NULL && self->by_keys)
    gtk_widget_grab_focus (*before);
  g_clear_weak_pointer (before);
}

/* Escape: back, as the button does. */
static void
step_back (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->warning != NULL)
    gtk_widget_activate_action (widget, "visit.go-on", NULL);
  else if (self->chooser != NULL)
    gtk_widget_activate_action (widget, "visit.keep-language", NULL);
  else if (self->task != NULL && gtk_widget_get_visible (self->task))
    kiosk_task_view_go_back (KIOSK_TASK_VIEW (self->task));
}

void
kiosk_window_install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "visit.step-back", NULL, step_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "visit.step-back", NULL);
}

void
kiosk_window_add_keys (KioskWindow *self)
{
  g_signal_connect (self, "notify::focus-visible", G_CALLBACK (on_focus_visible_changed), NULL);
}

void
kiosk_window_remove_keys (KioskWindow *self)
{
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_weak_pointer (&self->last_focus);
  g_clear_weak_pointer (&self->lost);
  g_clear_weak_pointer (&self->before_chooser);
  g_clear_weak_pointer (&self->before_warning);
}
