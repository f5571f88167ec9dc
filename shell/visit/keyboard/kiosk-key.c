/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-key.h"

#include "kiosk-keyboard.h"

#define HELD_AFTER      500 /* milliseconds: until the alternatives are offered */
#define REPEAT_INTERVAL 70  /* milliseconds */
#define CARET_STEP      32  /* pixels of dragging for one character */

struct _KioskKey
{
  GtkButton   parent_instance;

  GtkImage   *icon;
  GtkLabel   *face;
  GtkLabel   *hint;

  char       *alternatives; /* (nullable) */
  GtkWidget  *popover;      /* (nullable): with the alternatives */
  GtkGesture *elsewhere;    /* (nullable): weak, of the window; sees touches beside @popover */
  gboolean    repeats;
  gboolean    repeating;    /* pressed by being held */
  gboolean    held;         /* long enough to do something else than a touch does */
  guint       held_id;      /* until then, and of the repeats */
  int         moved;        /* characters that the caret went in this drag */
};

enum
{
  PROP_0,
  PROP_FACE,
  PROP_ICON,
  PROP_WRITES,
  PROP_ALTERNATIVES,
  PROP_REPEATS,
  PROP_MOVES_CARET,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskKey, kiosk_key, GTK_TYPE_BUTTON)

static KioskKeyboard *
get_keyboard (KioskKey *self)
{
  return KIOSK_KEYBOARD (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_KEYBOARD));
}

static void
close_alternatives (KioskKey *self)
{
  GtkWidget *window = self->elsewhere != NULL ? gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (self->elsewhere)) : NULL;

  if (window != NULL)
    gtk_widget_remove_controller (window, GTK_EVENT_CONTROLLER (self->elsewhere));
  g_clear_weak_pointer (&self->elsewhere);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* It takes no grab, which would take the focus from the field: a touch beside it closes it here. */
static void
on_touched (KioskKey        *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (self->popover != NULL && gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (self->popover)))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
close_when_touched_elsewhere (KioskKey *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_touched), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_EVENT_CONTROLLER (gesture));
  g_set_weak_pointer (&self->elsewhere, gesture);
}

static void
on_alternative_chosen (KioskKey  *self,
                       GtkButton *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "keyboard.insert", "s", gtk_button_get_label (button));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
create_alternatives (KioskKey *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (const char *p = self->alternatives; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *label = g_strndup (p, g_utf8_next_char (p) - p);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_focus_on_click (button, FALSE);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_alternative_chosen), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
open_alternatives (KioskKey *self)
{
  close_alternatives (self);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "alternatives");
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_alternatives (self));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  close_when_touched_elsewhere (self);
}

static void
press_again (KioskKey *self)
{
  self->repeating = TRUE;
  g_signal_emit_by_name (self, "clicked");
  self->repeating = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "keyboard.sound", NULL);
}

static gboolean
on_repeat (gpointer user_data)
{
  press_again (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_held (gpointer user_data)
{
  KioskKey *self = user_data;

  self->held = TRUE;
  self->held_id = self->repeats ? g_timeout_add (REPEAT_INTERVAL, on_repeat, self) : 0;
  if (self->repeats)
    press_again (self);
  else
    open_alternatives (self);
}

static void
begin_holding (KioskKey *self)
{
  guint delay = self->repeats ? kiosk_keyboard_get_repeat_delay (get_keyboard (self)) : HELD_AFTER;

  /* a touch while the alternatives are open closes them, and does no more */
  self->held = self->popover != NULL && gtk_widget_get_visible (self->popover);
  if ((self->repeats || self->alternatives != NULL) && delay > 0)
    self->held_id = g_timeout_add_once (delay, on_held, self);
}

static void
end_holding (KioskKey *self)
{
  g_clear_handle_id (&self->held_id, g_source_remove);
}

static void
offer_alternatives (KioskKey   *self,
                    const char *alternatives)
{
  g_autofree char *first = NULL;

  if (alternatives == NULL || *alternatives == '\0')
    return;

  self->alternatives = g_strdup (alternatives);
  first = g_strndup (alternatives, g_utf8_next_char (alternatives) - alternatives);
  gtk_label_set_text (self->hint, first);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
}

static void
on_drag_begin (KioskKey *self)
{
  self->moved = 0;
}

static void
on_drag_update (KioskKey   *self,
                double      x,
                double      y,
                GtkGesture *gesture)
{
  int wanted = (int) (x / CARET_STEP);

  if (wanted == self->moved)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "keyboard.move", "i", wanted - self->moved);
  self->moved = wanted;
}

static void
move_caret_by_dragging (KioskKey *self)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  g_signal_connect_swapped (gesture, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (gesture, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
set_face (KioskKey   *self,
          const char *face)
{
  gtk_label_set_text (self->face, face != NULL ? face : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->face), -1);
}

static void
set_icon (KioskKey   *self,
          const char *icon)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
}

static void
set_writes (KioskKey   *self,
            const char *writes)
{
  if (writes == NULL)
    return;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "keyboard.insert");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", writes);
}

static void
kiosk_key_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  KioskKey *self = KIOSK_KEY (object);

  switch (property_id)
    {
    case PROP_FACE:
      set_face (self, g_value_get_string (value));
      break;
    case PROP_ICON:
      set_icon (self, g_value_get_string (value));
      break;
    case PROP_WRITES:
      set_writes (self, g_value_get_string (value));
      break;
    case PROP_ALTERNATIVES:
      offer_alternatives (self, g_value_get_string (value));
      break;
    case PROP_REPEATS:
      self->repeats = g_value_get_boolean (value);
      break;
    case PROP_MOVES_CARET:
      if (g_value_get_boolean (value))
        move_caret_by_dragging (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_key_dispose (GObject *object)
{
  KioskKey *self = KIOSK_KEY (object);

  end_holding (self);
  close_alternatives (self);
  G_OBJECT_CLASS (kiosk_key_parent_class)->dispose (object);
}

static void
kiosk_key_finalize (GObject *object)
{
  g_free (KIOSK_KEY (object)->alternatives);
  G_OBJECT_CLASS (kiosk_key_parent_class)->finalize (object);
}

/* A popover is no child that the button's own layout would place. */
static void
kiosk_key_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  KioskKey *self = KIOSK_KEY (widget);

  GTK_WIDGET_CLASS (kiosk_key_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* A key is heard when it is seen to go down, and held from then on. */
static void
kiosk_key_state_flags_changed (GtkWidget     *widget,
                               GtkStateFlags  before)
{
  KioskKey *self = KIOSK_KEY (widget);
  gboolean down = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;

  if (!down)
    end_holding (self);
  if (down && (before & GTK_STATE_FLAG_ACTIVE) == 0)
    {
      begin_holding (self);
      gtk_widget_activate_action (widget, "keyboard.sound", NULL);
    }
  GTK_WIDGET_CLASS (kiosk_key_parent_class)->state_flags_changed (widget, before);
}

/* What was held has done what it does already. */
static void
kiosk_key_clicked (GtkButton *button)
{
  KioskKey *self = KIOSK_KEY (button);

  if (self->repeating)
    return;
  if (self->held || !kiosk_keyboard_takes (get_keyboard (self), GTK_WIDGET (self)))
    g_signal_stop_emission_by_name (button, "clicked");
  self->held = FALSE;
}

static void
kiosk_key_class_init (KioskKeyClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags later = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_key_set_property;
  object_class->dispose = kiosk_key_dispose;
  object_class->finalize = kiosk_key_finalize;
  widget_class->size_allocate = kiosk_key_size_allocate;
  widget_class->state_flags_changed = kiosk_key_state_flags_changed;
  GTK_BUTTON_CLASS (klass)->clicked = kiosk_key_clicked;

  props[PROP_FACE] = g_param_spec_string ("face", NULL, NULL, NULL, later);
  props[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, later);
  props[PROP_WRITES] = g_param_spec_string ("writes", NULL, NULL, NULL, later);
  props[PROP_ALTERNATIVES] = g_param_spec_string ("alternatives", NULL, NULL, NULL, flags);
  props[PROP_REPEATS] = g_param_spec_boolean ("repeats", NULL, NULL, FALSE, flags);
  props[PROP_MOVES_CARET] = g_param_spec_boolean ("moves-caret", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-key.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskKey, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskKey, face);
  gtk_widget_class_bind_template_child (widget_class, KioskKey, hint);
}

static void
kiosk_key_init (KioskKey *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_key_new (const char *face,
               const char *writes,
               const char *alternatives)
{
  return g_object_new (KIOSK_TYPE_KEY, "face", face, "writes", writes, "alternatives", alternatives, NULL);
}
