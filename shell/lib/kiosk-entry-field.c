/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-entry-field-private.h"

#include "kiosk-focus-private.h"
#include "kiosk-icons-private.h"

struct _KioskEntryField
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkText *text;        /* (unowned): the delegate of @entry */
  GtkLabel *counter;
  GtkButton *clear;

  KioskTypedText *typed;
};

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskEntryField, kiosk_entry_field, GTK_TYPE_WIDGET)

static void
show_typed (KioskEntryField *self,
            guint            caret)
{
  guint length = kiosk_typed_text_get_length (self->typed);
  g_autofree char *shown = kiosk_typed_text_get_shown (self->typed);
  g_autofree char *count = g_strdup_printf ("%u / %u", length, kiosk_typed_text_get_max_length (self->typed));

  gtk_entry_buffer_set_text (gtk_text_get_buffer (self->text), shown, -1);
  gtk_editable_set_position (GTK_EDITABLE (self->text), caret);
  gtk_label_set_text (self->counter, count);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), length > 0);
}

static guint
replace (KioskEntryField *self,
         guint            start,
         guint            end,
         const char      *text,
         gssize           length)
{
  g_autofree char *before = g_strdup (kiosk_typed_text_get_value (self->typed));
  guint caret = kiosk_typed_text_replace (self->typed, start, end, text, length);

  show_typed (self, caret);
  if (!g_str_equal (before, kiosk_typed_text_get_value (self->typed)))
    g_signal_emit (self, signals[CHANGED], 0);

  return caret;
}

static void
on_insert_text (GtkEditable     *editable,
                const char      *text,
                int              length,
                int             *position,
                KioskEntryField *self)
{
  g_signal_stop_emission_by_name (editable, "insert-text");
  *position = replace (self, *position, *position, text, length);
}

static void
on_delete_text (GtkEditable     *editable,
                int              start,
                int              end,
                KioskEntryField *self)
{
  int last = end < 0 ? (int) gtk_entry_buffer_get_length (gtk_text_get_buffer (self->text)) : end;

  g_signal_stop_emission_by_name (editable, "delete-text");

  /* A blank between groups is not a character of the value: the one beyond it goes, seen from the caret. */
  if (start < last
      && kiosk_typed_text_to_value (self->typed, start) == kiosk_typed_text_to_value (self->typed, last))
    {
      if (gtk_editable_get_position (editable) == start)
        last++;
      else
        start = MAX (start - 1, 0);
    }
  replace (self, start, last, "", 0);
}

static void
on_activate (GtkText         *text,
             KioskEntryField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* What a visitor typed does not leave the field. */
static void
on_copy (GtkText         *text,
         KioskEntryField *self)
{
  g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
on_cut (GtkText         *text,
        KioskEntryField *self)
{
  g_signal_stop_emission_by_name (text, "cut-clipboard");
}

static void
on_insert_emoji (GtkText         *text,
                 KioskEntryField *self)
{
  g_signal_stop_emission_by_name (text, "insert-emoji");
}

static void
on_clear (GtkButton       *button,
          KioskEntryField *self)
{
  kiosk_entry_field_set_value (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static int
find_position (KioskEntryField *self,
               double           x)
{
  int length = gtk_entry_buffer_get_length (gtk_text_get_buffer (self->text));
  double nearest = G_MAXDOUBLE;
  int position = 0;

  for (int i = 0; i <= length; i++)
    {
      graphene_rect_t caret;

      gtk_text_compute_cursor_extents (self->text, i, &caret, NULL);
      if (ABS (caret.origin.x - x) > nearest)
        break;
      nearest = ABS (caret.origin.x - x);
      position = i;
    }

  return position;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            KioskEntryField *self)
{
  double text_x;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->text), x, y, &text_x, NULL);
  gtk_text_grab_focus_without_selecting (self->text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), find_position (self, text_x));
}

static void
watch_text (KioskEntryField *self)
{
  g_signal_connect (self->text, "insert-text", G_CALLBACK (on_insert_text), self);
  g_signal_connect (self->text, "delete-text", G_CALLBACK (on_delete_text), self);
  g_signal_connect (self->text, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (self->text, "copy-clipboard", G_CALLBACK (on_copy), self);
  g_signal_connect (self->text, "cut-clipboard", G_CALLBACK (on_cut), self);
  g_signal_connect (self->text, "insert-emoji", G_CALLBACK (on_insert_emoji), self);
}

/* GtkText's gestures and actions open a context menu, handles and bubbles that have no place here. */
static void
remove_menus (KioskEntryField *self)
{
  GtkWidget *text = GTK_WIDGET (self->text);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }

  gtk_widget_action_set_enabled (text, "menu.popup", FALSE);
}

static gboolean
kiosk_entry_field_grab_focus (GtkWidget *widget)
{
  KioskEntryField *self = KIOSK_ENTRY_FIELD (widget);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gboolean focused = gtk_text_grab_focus_without_selecting (self->text);

  gtk_editable_set_position (GTK_EDITABLE (self->text), position);

  return focused;
}

static gboolean
kiosk_entry_field_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  return kiosk_focus_move (widget, direction, GTK_WIDGET_CLASS (kiosk_entry_field_parent_class));
}

static void
kiosk_entry_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_entry_field_parent_class)->dispose (object);
}

static void
kiosk_entry_field_finalize (GObject *object)
{
  kiosk_typed_text_free (KIOSK_ENTRY_FIELD (object)->typed);

  G_OBJECT_CLASS (kiosk_entry_field_parent_class)->finalize (object);
}

static void
kiosk_entry_field_class_init (KioskEntryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kiosk_entry_field_dispose;
  object_class->finalize = kiosk_entry_field_finalize;
  widget_class->focus = kiosk_entry_field_focus;
  widget_class->grab_focus = kiosk_entry_field_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-entry-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskEntryField, entry);
  gtk_widget_class_bind_template_child (widget_class, KioskEntryField, counter);
  gtk_widget_class_bind_template_child (widget_class, KioskEntryField, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_entry_field_init (KioskEntryField *self)
{
  kiosk_icons_add ();
  self->typed = kiosk_typed_text_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  watch_text (self);
  remove_menus (self);
}

GtkEntry *
kiosk_entry_field_get_entry (KioskEntryField *self)
{
  return self->entry;
}

KioskTypedText *
kiosk_entry_field_get_typed (KioskEntryField *self)
{
  return self->typed;
}

void
kiosk_entry_field_set_value (KioskEntryField *self,
                             const char      *value)
{
  replace (self, 0, G_MAXUINT, value, -1);
}

void
kiosk_entry_field_update (KioskEntryField *self,
                          gboolean         counts)
{
  gtk_widget_set_visible (GTK_WIDGET (self->counter), counts);
  replace (self, 0, G_MAXUINT, kiosk_typed_text_get_value (self->typed), -1);
}

/* Colour alone would not be seen by everybody: the character stands out in weight as well. */
void
kiosk_entry_field_mark (KioskEntryField *self,
                        guint            index,
                        const GdkRGBA   *colour)
{
  g_autofree char *shown = kiosk_typed_text_get_shown (self->typed);
  guint position = kiosk_typed_text_to_shown (self->typed, index);
  const char *start = g_utf8_offset_to_pointer (shown, position);
  const char *end = *start != '\0' ? g_utf8_next_char (start) : start;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *marks[] = {
    pango_attr_weight_new (PANGO_WEIGHT_BOLD),
    pango_attr_foreground_new (colour->red * 65535, colour->green * 65535, colour->blue * 65535),
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      marks[i]->start_index = start - shown;
      marks[i]->end_index = end - shown;
      pango_attr_list_insert (attributes, marks[i]);
    }
  gtk_text_set_attributes (self->text, attributes);
  gtk_editable_set_position (GTK_EDITABLE (self->text), position + 1);
}

void
kiosk_entry_field_unmark (KioskEntryField *self)
{
  gtk_text_set_attributes (self->text, NULL);
}
