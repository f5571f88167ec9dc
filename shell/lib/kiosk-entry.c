/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-entry.h"

#include "kiosk-entry-field-private.h"
#include "kiosk-focus-private.h"

#define MOST_FREE_TEXT 200
#define HINTS (GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_PRIVATE)

struct _KioskEntry
{
  GtkWidget parent_instance;

  GtkLabel *label;
  KioskEntryField *field;
  GtkBox *error_row;
  GtkLabel *error_label;

  GtkEntry *entry;             /* (unowned): of the field */
  gboolean has_identifier;
  KioskIdentifier identifier;
  guint max_length;            /* 0: the identifier's, or that of free text */
  char *action_label;          /* (nullable) */
  char *composing;             /* (nullable) */
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
  QUERY_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskEntry, kiosk_entry, GTK_TYPE_WIDGET)

static void
on_activate (KioskEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
on_changed (KioskEntry *self)
{
  kiosk_entry_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static gboolean
kiosk_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KIOSK_ENTRY (widget)->field));
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
  if (is_digits_only (self->identifier))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->field), "digits");
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
      gtk_entry_set_input_hints (self->entry, HINTS);
    }
  else if (self->identifier == KIOSK_IDENTIFIER_RESIDENT_ID)
    {
      /* digits, and perhaps an X at the end */
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
      gtk_entry_set_input_hints (self->entry, HINTS | GTK_INPUT_HINT_UPPERCASE_CHARS);
    }
  else
    {
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_ALPHA);
      gtk_entry_set_input_hints (self->entry, HINTS | GTK_INPUT_HINT_UPPERCASE_CHARS);
    }
}

static void
apply_rule (KioskEntry *self)
{
  KioskTypedText *typed = kiosk_entry_field_get_typed (self->field);
  guint usual = self->has_identifier ? kiosk_identifier_get_max_length (self->identifier) : MOST_FREE_TEXT;
  guint most = self->max_length != 0 ? self->max_length : usual;

  if (self->has_identifier)
    kiosk_typed_text_set_identifier (typed, self->identifier, most);
  else
    kiosk_typed_text_set_free (typed, most);

  kiosk_entry_field_update (self->field, self->has_identifier || self->max_length != 0);
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

/* What assistive technology calls it. */
static void
update_name (KioskEntry *self)
{
  const char *placeholder = gtk_entry_get_placeholder_text (self->entry);
  const char *name = gtk_label_get_text (self->label);

  if (*name == '\0' && placeholder != NULL)
    name = placeholder;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
kiosk_entry_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return kiosk_focus_move (widget, direction, GTK_WIDGET_CLASS (kiosk_entry_parent_class));
}

static void
set_label (KioskEntry *self,
           const char *label)
{
  gtk_label_set_text (self->label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL);
  update_name (self);
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
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      update_name (self);
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
      gtk_entry_set_input_purpose (self->entry, g_value_get_enum (value));
      break;

    case PROP_INPUT_HINTS:
      gtk_entry_set_input_hints (self->entry, HINTS | g_value_get_flags (value));
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
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
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
      g_value_set_enum (value, gtk_entry_get_input_purpose (self->entry));
      break;

    case PROP_INPUT_HINTS:
      g_value_set_flags (value, gtk_entry_get_input_hints (self->entry));
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
  g_free (KIOSK_ENTRY (object)->action_label);
  g_free (KIOSK_ENTRY (object)->composing);

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
kiosk_entry_class_init (KioskEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_entry_set_property;
  object_class->get_property = kiosk_entry_get_property;
  object_class->dispose = kiosk_entry_dispose;
  object_class->finalize = kiosk_entry_finalize;
  widget_class->focus = kiosk_entry_focus;
  widget_class->grab_focus = kiosk_entry_grab_focus;

  install_properties (object_class);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[QUERY_CHANGED] = g_signal_new ("query-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KIOSK_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, label);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, field);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, error_row);
  gtk_widget_class_bind_template_child (widget_class, KioskEntry, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_entry_init (KioskEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->entry = kiosk_entry_field_get_entry (self->field);
  gtk_entry_set_input_hints (self->entry, HINTS);
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

  return kiosk_typed_text_get_value (kiosk_entry_field_get_typed (self->field));
}

void
kiosk_entry_set_text (KioskEntry *self,
                      const char *text)
{
  g_return_if_fail (KIOSK_IS_ENTRY (self));

  kiosk_entry_field_set_value (self->field, text != NULL ? text : "");
}

const char *
kiosk_entry_get_action_label (KioskEntry *self)
{
  g_return_val_if_fail (KIOSK_IS_ENTRY (self), NULL);

  return self->action_label;
}

void
kiosk_entry_set_composing (KioskEntry *self,
                           const char *letters)
{
  g_return_if_fail (KIOSK_IS_ENTRY (self));

  if (letters != NULL && *letters == '\0')
    letters = NULL;
  if (g_strcmp0 (letters, self->composing) == 0)
    return;

  g_free (self->composing);
  self->composing = g_strdup (letters);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

char *
kiosk_entry_dup_query (KioskEntry *self)
{
  g_return_val_if_fail (KIOSK_IS_ENTRY (self), NULL);

  return g_strstrip (g_strconcat (kiosk_entry_get_text (self), self->composing, NULL));
}

static void
tell_invalid (KioskEntry *self,
              gboolean    invalid)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (self->entry);

  if (invalid)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->field), "error");
      gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->field), "error");
      gtk_accessible_reset_state (entry, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
}

void
kiosk_entry_set_error (KioskEntry *self,
                       const char *message)
{
  g_return_if_fail (KIOSK_IS_ENTRY (self));

  kiosk_entry_field_unmark (self->field);
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->error_label),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->error_row), message != NULL);
  tell_invalid (self, message != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

void
kiosk_entry_mark (KioskEntry *self,
                  guint       index)
{
  GdkRGBA colour;

  g_return_if_fail (KIOSK_IS_ENTRY (self));

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->error_label)), &colour);
  kiosk_entry_field_mark (self->field, index, &colour);
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
    kiosk_entry_mark (self, (guint) position);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  return NULL;
}
