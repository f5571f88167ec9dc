/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-entry.h"

#include <glib/gi18n-lib.h>

#include "kiosk-icons-private.h"
#include "kiosk-typed-text-private.h"

#define MOST_FREE_TEXT 200

struct _KioskEntry
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkBox *box;
  GtkText *text;
  GtkLabel *counter;
  GtkButton *clear;
  GtkBox *error_row;
  GtkLabel *error_label;

  KioskTypedText *typed;
  gboolean has_identifier;
  KioskIdentifier identifier;
  guint max_length;            /* 0: the identifier's, or that of free text */
  char *action_label;          /* (nullable) */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  PROP_TEXT,
  PROP_IDENTIFIER,
  PROP_MAX_LENGTH,
  PROP_INPUT_PURPOSE,
  PROP_INPUT_HINTS,
  PROP_ACTION_LABEL,
  PROP_ERROR,
  N_PROPS
};

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskEntry, kiosk_entry, GTK_TYPE_WIDGET)

static void
update_counter (KioskEntry *self)
{
  guint length = kiosk_typed_text_get_length (self->typed);
  gboolean counts = self->has_identifier || self->max_length != 0;
  g_autofree char *text = g_strdup_printf ("%u / %u", length, kiosk_typed_text_get_max_length (self->typed));

  gtk_label_set_text (self->counter, text);
  gtk_widget_set_visible (GTK_WIDGET (self->counter), counts);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), length > 0);
}

static void
show_text (KioskEntry *self,
           guint       caret)
{
  g_autofree char *shown = kiosk_typed_text_get_shown (self->typed);

  gtk_entry_buffer_set_text (gtk_text_get_buffer (self->text), shown, -1);
  gtk_editable_set_position (GTK_EDITABLE (self->text), caret);
  update_counter (self);
}

static guint
replace (KioskEntry *self,
         guint       start,
         guint       end,
         const char *text,
         gssize      length)
{
  g_autofree char *before = g_strdup (kiosk_typed_text_get_value (self->typed));
  guint caret = kiosk_typed_text_replace (self->typed, start, end, text, length);

  show_text (self, caret);
  if (!g_str_equal (before, kiosk_typed_text_get_value (self->typed)))
    {
      kiosk_entry_set_error (self, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return caret;
}

static void
on_insert_text (GtkEditable *editable,
                const char  *text,
                int          length,
                int         *position,
                KioskEntry  *self)
{
  g_signal_stop_emission_by_name (editable, "insert-text");
  *position = replace (self, *position, *position, text, length);
}

static void
on_delete_text (GtkEditable *editable,
                int          start,
                int          end,
                KioskEntry  *self)
{
  guint length = g_utf8_strlen (gtk_editable_get_text (editable), -1);
  guint last = end < 0 ? length : (guint) end;

  g_signal_stop_emission_by_name (editable, "delete-text");

  /* A blank between groups is not a character of the value: the one beyond it goes, seen from the caret. */
  if (start >= 0 && kiosk_typed_text_to_value (self->typed, start) == kiosk_typed_text_to_value (self->typed, last))
    {
      if (gtk_editable_get_position (editable) == start)
        last++;
      else
        start = MAX (start - 1, 0);
    }
  replace (self, start, last, "", 0);
}

static void
on_activate (GtkText    *text,
             KioskEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* What a visitor typed does not leave the field. */
static void
on_copy (GtkText    *text,
         KioskEntry *self)
{
  g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
on_cut (GtkText    *text,
        KioskEntry *self)
{
  g_signal_stop_emission_by_name (text, "cut-clipboard");
}

static void
on_insert_emoji (GtkText    *text,
                 KioskEntry *self)
{
  g_signal_stop_emission_by_name (text, "insert-emoji");
}

static void
on_clear (GtkButton  *button,
          KioskEntry *self)
{
  kiosk_entry_set_text (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static int
find_position (KioskEntry *self,
               double      x)
{
  int length = gtk_entry_buffer_get_length (gtk_text_get_buffer (self->text));
  double nearest = G_MAXDOUBLE;
  int position = 0;

  for (int i = 0; i <= length; i++)
    {
      graphene_rect_t caret;

      gtk_text_compute_cursor_extents (self->text, i, &caret, NULL);
      if (ABS (caret.origin.x - x) > nearest)
        continue;
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
            KioskEntry      *self)
{
  double text_x;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->box), GTK_WIDGET (self->text), x, y, &text_x, NULL);
  gtk_text_grab_focus_without_selecting (self->text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), find_position (self, text_x));
}

/* GtkText's gestures and actions open a context menu, handles and bubbles that have no place here. */
static void
remove_menus (KioskEntry *self)
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
  gtk_widget_action_set_enabled (text, "misc.insert-emoji", FALSE);
}

static gboolean
kiosk_entry_grab_focus (GtkWidget *widget)
{
  KioskEntry *self = KIOSK_ENTRY (widget);
  gboolean focused = gtk_text_grab_focus_without_selecting (self->text);

  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);

  return focused;
}

static gboolean
is_digits_only (KioskIdentifier kind)
{
  switch (kind)
    {
    case KIOSK_IDENTIFIER_MOBILE_CN:
    case KIOSK_IDENTIFIER_MOBILE_TW:
    case KIOSK_IDENTIFIER_TAIWAN_PERMIT:
    case KIOSK_IDENTIFIER_DECLARATION_NO:
    case KIOSK_IDENTIFIER_HS_CODE:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
choose_keyboard (KioskEntry *self)
{
  GtkInputHints hints = gtk_text_get_input_hints (self->text);

  if (is_digits_only (self->identifier))
    gtk_text_set_input_purpose (self->text, GTK_INPUT_PURPOSE_DIGITS);
  else
    gtk_text_set_input_purpose (self->text, GTK_INPUT_PURPOSE_ALPHA);

  gtk_text_set_input_hints (self->text, hints | GTK_INPUT_HINT_UPPERCASE_CHARS);
}

static void
apply_rule (KioskEntry *self)
{
  guint usual = self->has_identifier ? kiosk_identifier_get_max_length (self->identifier) : MOST_FREE_TEXT;
  guint most = self->max_length != 0 ? self->max_length : usual;

  if (self->has_identifier)
    kiosk_typed_text_set_identifier (self->typed, self->identifier, most);
  else
    kiosk_typed_text_set_free (self->typed, most);

  show_text (self, gtk_editable_get_position (GTK_EDITABLE (self->text)));
}

static void
set_identifier (KioskEntry *self,
                const char *nick)
{
  self->has_identifier = nick != NULL && kiosk_identifier_from_nick (nick, &self->identifier);
  if (nick != NULL && !self->has_identifier)
    g_critical ("There is no identifier \"%s\"", nick);

  if (self->has_identifier)
    choose_keyboard (self);
  apply_rule (self);
}

static void
set_label (KioskEntry *self,
           const char *label)
{
  gtk_label_set_text (self->label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL);
}

static void
set_action_label (KioskEntry *self,
                  const char *action_label)
{
  g_free (self->action_label);
  self->action_label = g_strdup (action_label);
}

static void
kiosk_entry_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  KioskEntry *self = KIOSK_ENTRY (object);

  switch (property_id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;

    case PROP_PLACEHOLDER:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      break;

    case PROP_TEXT:
      kiosk_entry_set_text (self, g_value_get_string (value));
      break;

    case PROP_IDENTIFIER:
      set_identifier (self, g_value_get_string (value));
      break;

    case PROP_MAX_LENGTH:
      self->max_length = g_value_get_uint (value);
      apply_rule (self);
      break;

    case PROP_INPUT_PURPOSE:
      gtk_text_set_input_purpose (self->text, g_value_get_enum (value));
      break;

    case PROP_INPUT_HINTS:
      gtk_text_set_input_hints (self->text, g_value_get_flags (value));
      break;

    case PROP_ACTION_LABEL:
      set_action_label (self, g_value_get_string (value));
      break;

    case PROP_ERROR:
      kiosk_entry_set_error (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static const char *
get_shown_label (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);

  return *text != '\0' ? text : NULL;
}

static void
kiosk_entry_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KioskEntry *self = KIOSK_ENTRY (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, get_shown_label (self->label));
      break;

    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;

    case PROP_TEXT:
      g_value_set_string (value, kiosk_entry_get_text (self));
      break;

    case PROP_IDENTIFIER:
      g_value_set_string (value, self->has_identifier ? kiosk_identifier_get_nick (self->identifier) : NULL);
      break;

    case PROP_MAX_LENGTH:
      g_value_set_uint (value, self->max_length);
      break;

    case PROP_INPUT_PURPOSE:
      g_value_set_enum (value, gtk_text_get_input_purpose (self->text));
      break;

    case PROP_INPUT_HINTS:
      g_value_set_flags (value, gtk_text_get_input_hints (self->text));
      break;

    case PROP_ACTION_LABEL:
      g_value_set_string (value, self->action_label);
      break;

    case PROP_ERROR:
      g_value_set_string (value, get_shown_label (self->error_label));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_entry_parent_class)->dispose (object);
}

static void
kiosk_entry_finalize (GObject *object)
{
  KioskEntry *self = KIOSK_ENTRY (object);

  g_clear_pointer (&self->typed, kiosk_typed_text_free);
  g_free (self->action_label);

  G_OBJECT_CLASS (kiosk_entry_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_IDENTIFIER] = g_param_spec_string ("identifier", NULL, NULL, NULL, flags);
  props[PROP_MAX_LENGTH] = g_param_spec_uint ("max-length", NULL, NULL, 0, 10000, 0, flags);
  props[PROP_INPUT_PURPOSE] = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                                 GTK_INPUT_PURPOSE_FREE_FORM, flags);
  props[PROP_INPUT_HINTS] = g_param_spec_flags ("input-hints", NULL, NULL, GTK_TYPE_INPUT_HINTS,
                                                GTK_INPUT_HINT_NONE, flags);
  props[PROP_ACTION_LABEL] = g_param_spec_string ("action-label", NULL, NULL, NULL, flags);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, label);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, box);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, text);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, counter);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, clear);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, error_row);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_text);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_text);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_cut);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_emoji);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
kiosk_entry_class_init (KioskEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_entry_set_property;
  object_class->get_property = kiosk_entry_get_property;
  object_class->dispose = kiosk_entry_dispose;
  object_class->finalize = kiosk_entry_finalize;
  widget_class->grab_focus = kiosk_entry_grab_focus;

  install_properties (object_class);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  kiosk_icons_add ();
}

static void
kiosk_entry_init (KioskEntry *self)
{
  self->typed = kiosk_typed_text_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  remove_menus (self);
  apply_rule (self);
}

GtkWidget *
kiosk_entry_new (void)
{
  return g_object_new (KIOSK_TYPE_ENTRY, NULL);
}

const char *
kiosk_entry_get_text (KioskEntry *self)
{
  g_return_val_if_fail (KIOSK_IS_ENTRY (self), NULL);

  return kiosk_typed_text_get_value (self->typed);
}

void
kiosk_entry_set_text (KioskEntry *self,
                      const char *text)
{
  g_return_if_fail (KIOSK_IS_ENTRY (self));

  replace (self, 0, G_MAXUINT, text != NULL ? text : "", -1);
}

const char *
kiosk_entry_get_action_label (KioskEntry *self)
{
  g_return_val_if_fail (KIOSK_IS_ENTRY (self), NULL);

  return self->action_label;
}

void
kiosk_entry_set_error (KioskEntry *self,
                       const char *message)
{
  GtkAccessible *text;

  g_return_if_fail (KIOSK_IS_ENTRY (self));

  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_row), message != NULL);
  gtk_text_set_attributes (self->text, NULL);

  text = GTK_ACCESSIBLE (self->text);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->box), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (text, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->box), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (text, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, NULL, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Colour alone would not be seen by everybody: the character stands out in weight as well. */
static void
mark_character (KioskEntry *self,
                guint       index)
{
  g_autofree char *shown = kiosk_typed_text_get_shown (self->typed);
  const char *start = g_utf8_offset_to_pointer (shown, kiosk_typed_text_to_shown (self->typed, index));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *marks[2] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), NULL };
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->error_label)), &colour);
  marks[1] = pango_attr_foreground_new (colour.red * 65535, colour.green * 65535, colour.blue * 65535);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      marks[i]->start_index = start - shown;
      marks[i]->end_index = *start != '\0' ? g_utf8_next_char (start) - shown : start - shown;
      pango_attr_list_insert (attributes, marks[i]);
    }
  gtk_text_set_attributes (self->text, attributes);
}

char *
kiosk_entry_check (KioskEntry *self)
{
  g_autoptr (GError) error = NULL;
  char *value;
  int position = -1;

  g_return_val_if_fail (KIOSK_IS_ENTRY (self), NULL);
  g_return_val_if_fail (self->has_identifier, NULL);

  value = kiosk_identifier_check (self->identifier, kiosk_entry_get_text (self), &position, &error);
  if (value != NULL)
    return value;

  kiosk_entry_set_error (self, error->message);
  if (position >= 0)
    mark_character (self, position);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  return NULL;
}
