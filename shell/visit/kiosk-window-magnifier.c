/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the magnifier shows: a new page from its top, and then what the visitor is at. */

#include "kiosk-window-private.h"

#include "kiosk-bottom-bar.h"
#include "kiosk-entry.h"
#include "kiosk-keyboard.h"
#include "kiosk-task-view.h"

#include "form/kiosk-field.h"

#define LOOK "magnify"

static gboolean
is_writing (KioskWindow *self)
{
  return self->keyboard != NULL && gtk_widget_get_visible (self->keyboard);
}

void
kiosk_window_update_magnifier (KioskWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->looks, LOOK);

  if (self->bottom_bar != NULL)
    kiosk_bottom_bar_offer_magnifying (KIOSK_BOTTOM_BAR (self->bottom_bar), self->large_text);
  if (kiosk_magnifier_is_on (self->magnifier) == g_variant_get_boolean (state))
    return;

  kiosk_magnifier_set_on (self->magnifier, g_variant_get_boolean (state));
  if (self->by_keys || is_writing (self))
    kiosk_window_follow_focus (self);
}

/* Its words are of the language, too. */
void
kiosk_window_rebuild_magnifier (KioskWindow *self)
{
  kiosk_magnifier_set_on (self->magnifier, FALSE);
  kiosk_window_update_magnifier (self);
}

void
kiosk_window_stop_magnifying (KioskWindow *self)
{
  g_action_group_change_action_state (self->looks, LOOK, g_variant_new_boolean (FALSE));
}

/* From the keys back to what was written with them. */
static void
follow_last (KioskWindow *self)
{
  GtkWidget *entry = self->last_focus != NULL ? gtk_widget_get_ancestor (self->last_focus, KIOSK_TYPE_ENTRY) : NULL;

  if (entry != NULL && gtk_widget_get_mapped (entry))
    kiosk_magnifier_follow (self->magnifier, entry);
}

/* (nullable) */
static GtkWidget *
find_shown (GtkWidget  *widget,
            gboolean (* is_sought) (GtkWidget *widget))
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (is_sought (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_shown (child, is_sought);
  return found;
}

/* What a page begins with, or says instead of what it is there for. */
static gboolean
is_heading (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "state-title")
         || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_HEADING;
}

static gboolean
is_error (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "kiosk-entry-error");
}

/* Where nothing is pressed the focus is of no interest, unless it went to what is wrong: the reason stands below that. */
static void
follow_error (KioskWindow *self,
              GtkWidget   *focus)
{
  GtkWidget *field = gtk_widget_get_ancestor (focus, KIOSK_TYPE_FIELD);
  GtkWidget *error = field != NULL ? find_shown (field, is_error) : NULL;

  if (error != NULL)
    kiosk_magnifier_follow (self->magnifier, error);
}

/* Who touches a field that is written into already wants the keys. */
static void
return_to_keys (KioskWindow *self,
                GdkEvent    *event)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = is_writing (self) ? gtk_widget_get_ancestor (focus, KIOSK_TYPE_ENTRY) : NULL;
  GtkWidget *touched = NULL;
  double x, y;

  if (gdk_event_get_position (event, &x, &y))
    touched = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  if (entry != NULL && touched != NULL && gtk_widget_is_ancestor (touched, entry))
    kiosk_window_follow_focus (self);
}

void
kiosk_window_note_finger (KioskWindow *self,
                          GdkEvent    *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS)
    self->touched = TRUE;
  else if (type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL || type == GDK_BUTTON_RELEASE)
    self->touched = FALSE;
  if (type == GDK_TOUCH_END || type == GDK_BUTTON_RELEASE)
    return_to_keys (self, event);
}

/* A button has the focus when it is touched, and would then go from under the finger before that lifts. */
void
kiosk_window_follow_focus (KioskWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  kiosk_magnifier_set_written (self->magnifier, is_writing (self) ? GTK_TEXT (focus) : NULL);
  if (is_writing (self))
    kiosk_magnifier_follow (self->magnifier, kiosk_keyboard_get_keys (KIOSK_KEYBOARD (self->keyboard)));
  else if (focus == NULL)
    follow_last (self);
  else if (self->by_keys)
    kiosk_magnifier_follow (self->magnifier, focus);
  else if (!self->touched)
    follow_error (self, focus);
}

void
kiosk_window_look_at_top (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  KioskPage *page = self->task != NULL ? kiosk_task_view_get_page (KIOSK_TASK_VIEW (self->task)) : NULL;

  if (!kiosk_magnifier_is_on (self->magnifier))
    return;

  kiosk_magnifier_show_top (self->magnifier);
  if (is_writing (self))
    kiosk_window_follow_focus (self);
  else if (page != NULL)
    kiosk_magnifier_follow (self->magnifier, find_shown (GTK_WIDGET (page), is_heading));
}
