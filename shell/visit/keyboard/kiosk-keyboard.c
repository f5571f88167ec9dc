/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-keyboard.h"

#include "kiosk-entry.h"

#include <glib/gi18n-lib.h>

#define REPEAT_INTERVAL 70

enum { DIGITS, NUMBER, LATIN, N_LAYOUTS };

struct _KioskKeyboard
{
  GtkWidget  parent_instance;

  GtkText   *target;    /* (nullable): weak */
  guint      repeat_id;

  GtkWidget *layouts[N_LAYOUTS];
  GtkButton *actions[N_LAYOUTS];
  GtkWidget *deletes[N_LAYOUTS];
};

G_DEFINE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, GTK_TYPE_WIDGET)

static gboolean
wants_capitals (GtkText *text)
{
  return (gtk_text_get_input_hints (text) & GTK_INPUT_HINT_UPPERCASE_CHARS) != 0;
}

static void
insert_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *written = NULL;
  GtkEditable *editable;
  int position;

  if (self->target == NULL)
    return;

  editable = GTK_EDITABLE (self->target);
  written = wants_capitals (self->target) ? g_ascii_strup (key, -1) : g_strdup (key);
  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, written, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
delete_backwards (KioskKeyboard *self)
{
  if (self->target != NULL)
    g_signal_emit_by_name (self->target, "backspace");
}

static void
delete_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  delete_backwards (KIOSK_KEYBOARD (widget));
}

static void
press_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (self->target != NULL)
    g_signal_emit_by_name (self->target, "activate");
}

/* The field keeps what it has; without the focus there is nothing to write into. */
static void
hide (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static gboolean
on_repeat (gpointer user_data)
{
  delete_backwards (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_delete_held (KioskKeyboard *self)
{
  g_clear_handle_id (&self->repeat_id, g_source_remove);
  self->repeat_id = g_timeout_add (REPEAT_INTERVAL, on_repeat, self);
}

static void
on_delete_let_go (KioskKeyboard *self)
{
  g_clear_handle_id (&self->repeat_id, g_source_remove);
}

static void
repeat_while_held (KioskKeyboard *self,
                   GtkWidget     *key)
{
  GtkGesture *gesture = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (on_delete_held), self);
  g_signal_connect_swapped (gesture, "end", G_CALLBACK (on_delete_let_go), self);
  g_signal_connect_swapped (gesture, "cancel", G_CALLBACK (on_delete_let_go), self);
  gtk_widget_add_controller (key, GTK_EVENT_CONTROLLER (gesture));
}

static int
choose_layout (GtkText *text)
{
  switch (gtk_text_get_input_purpose (text))
    {
    case GTK_INPUT_PURPOSE_DIGITS:
    case GTK_INPUT_PURPOSE_PHONE:
    case GTK_INPUT_PURPOSE_PIN:
      return DIGITS;
    case GTK_INPUT_PURPOSE_NUMBER:
      return NUMBER;
    default:
      return LATIN;
    }
}

static void
show_layout (KioskKeyboard *self,
             int            layout)
{
  GtkWidget *entry = gtk_widget_get_ancestor (GTK_WIDGET (self->target), KIOSK_TYPE_ENTRY);
  const char *label = entry != NULL ? kiosk_entry_get_action_label (KIOSK_ENTRY (entry)) : NULL;

  for (int i = 0; i < N_LAYOUTS; i++)
    gtk_widget_set_visible (self->layouts[i], i == layout);

  gtk_button_set_label (self->actions[layout], label != NULL ? label : _("Done"));
  if (wants_capitals (self->target))
    gtk_widget_add_css_class (GTK_WIDGET (self), "capitals");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "capitals");
}

void
kiosk_keyboard_set_target (KioskKeyboard *self,
                           GtkText       *text)
{
  on_delete_let_go (self);
  g_set_weak_pointer (&self->target, text);
  if (text != NULL)
    show_layout (self, choose_layout (text));
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

GtkWidget *
kiosk_keyboard_new (void)
{
  return g_object_new (KIOSK_TYPE_KEYBOARD, NULL);
}

static void
kiosk_keyboard_dispose (GObject *object)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);
  GtkWidget *child;

  on_delete_let_go (self);
  g_clear_weak_pointer (&self->target);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_keyboard_parent_class)->dispose (object);
}

static void
bind_part (GtkWidgetClass *widget_class,
           const char     *name,
           gssize          offset)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, offset);
}

static void
kiosk_keyboard_class_init (KioskKeyboardClass *klass)
{
  static const char * const names[N_LAYOUTS][3] = {
    { "digits", "digits_action", "digits_delete" },
    { "number", "number_action", "number_delete" },
    { "latin", "latin_action", "latin_delete" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_keyboard_dispose;

  gtk_widget_class_install_action (widget_class, "keyboard.insert", "s", insert_text);
  gtk_widget_class_install_action (widget_class, "keyboard.delete", NULL, delete_text);
  gtk_widget_class_install_action (widget_class, "keyboard.action", NULL, press_action);
  gtk_widget_class_install_action (widget_class, "keyboard.hide", NULL, hide);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-keyboard.ui");
  for (int i = 0; i < N_LAYOUTS; i++)
    {
      bind_part (widget_class, names[i][0], G_STRUCT_OFFSET (KioskKeyboard, layouts[i]));
      bind_part (widget_class, names[i][1], G_STRUCT_OFFSET (KioskKeyboard, actions[i]));
      bind_part (widget_class, names[i][2], G_STRUCT_OFFSET (KioskKeyboard, deletes[i]));
    }
}

static void
kiosk_keyboard_init (KioskKeyboard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_LAYOUTS; i++)
    repeat_while_held (self, self->deletes[i]);
}
