/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-field.h"

#include "kiosk-condition-private.h"
#include "kiosk-focus-private.h"
#include "kiosk-icons-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char           *key;       /* (nullable) */
  char           *label;     /* (nullable) */
  char           *message;   /* (nullable): the error */
  KioskCondition *show_when; /* (nullable) */
  gboolean        optional;
  gboolean        personal;

  GtkLabel       *label_label;
  GtkWidget      *content;
  GtkWidget      *error_row;
  GtkLabel       *error_label;
  GtkWidget      *note_row;
  GtkLabel       *note_label;
  GtkLabel       *hint;
} KioskFieldPrivate;

enum
{
  PROP_0,
  PROP_KEY,
  PROP_LABEL,
  PROP_HINT,
  PROP_OPTIONAL,
  PROP_PERSONAL,
  PROP_SHOW_WHEN,
  PROP_ERROR,
  N_PROPS
};

enum
{
  CHANGED,
  CHECK,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void kiosk_field_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KioskField, kiosk_field, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (KioskField)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_field_buildable_init))

static KioskFieldPrivate *
priv_of (KioskField *self)
{
  return kiosk_field_get_instance_private (self);
}

static void
set_words (GtkLabel   *label,
           GtkWidget  *row,
           const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (row, words != NULL);
}

static void
kiosk_field_show_label (KioskField *self,
                        const char *label)
{
  KioskFieldPrivate *priv = priv_of (self);

  set_words (priv->label_label, GTK_WIDGET (priv->label_label), label);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->content), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
kiosk_field_show_error (KioskField *self,
                        const char *message)
{
  KioskFieldPrivate *priv = priv_of (self);
  GtkAccessible *content = GTK_ACCESSIBLE (priv->content);

  set_words (priv->error_label, priv->error_row, message);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->error_row), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
      gtk_accessible_update_state (content, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (content,
                                      GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, priv->error_label,
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, priv->error_label, NULL,
                                      -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (content, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (content, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
      gtk_accessible_reset_relation (content, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
}

/* What need not be answered says so, and not by a star. */
static void
update_label (KioskField *self)
{
  KioskFieldPrivate *priv = priv_of (self);
  g_autofree char *words = NULL;

  if (priv->label != NULL && priv->optional)
    /* Translators: %s is what is asked for, such as "Company" */
    words = g_strdup_printf (_("%s (optional)"), priv->label);

  KIOSK_FIELD_GET_CLASS (self)->show_label (self, words != NULL ? words : priv->label);
}

static void
set_condition (KioskField *self,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&priv_of (self)->show_when, kiosk_condition_free);
  if (text == NULL)
    return;

  priv_of (self)->show_when = kiosk_condition_new (text, &error);
  if (error != NULL)
    g_critical ("Field %s: %s", priv_of (self)->key, error->message);
}

const char *
kiosk_field_get_key (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return priv_of (self)->key;
}

const char *
kiosk_field_get_label (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return priv_of (self)->label;
}

const char *
kiosk_field_get_error (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return priv_of (self)->message;
}

JsonNode *
kiosk_field_get_value (KioskField *self)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return KIOSK_FIELD_GET_CLASS (self)->get_value (self);
}

void
kiosk_field_set_value (KioskField *self,
                       JsonNode   *value)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  KIOSK_FIELD_GET_CLASS (self)->set_value (self, value);
}

static char *
kiosk_field_missing (KioskField *self)
{
  return g_strdup (_("Please fill this in."));
}

static char *
find_fault (KioskField *self)
{
  KioskFieldClass *klass = KIOSK_FIELD_GET_CLASS (self);
  g_autoptr (JsonNode) value = klass->get_value (self);
  char *message = NULL;

  if (value == NULL)
    return priv_of (self)->optional ? NULL : klass->missing (self);

  if (klass->check != NULL)
    message = klass->check (self);
  if (message == NULL)
    g_signal_emit (self, signals[CHECK], 0, value, &message);

  return message;
}

gboolean
kiosk_field_check (KioskField *self)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (KIOSK_IS_FIELD (self), FALSE);

  message = find_fault (self);
  kiosk_field_set_error (self, message);
  return message == NULL;
}

void
kiosk_field_set_error (KioskField *self,
                       const char *message)
{
  KioskFieldPrivate *priv = priv_of (self);

  g_return_if_fail (KIOSK_IS_FIELD (self));

  if (g_strcmp0 (priv->message, message) == 0)
    return;

  g_free (priv->message);
  priv->message = g_strdup (message);
  if (message != NULL)
    kiosk_field_set_note (self, NULL);
  KIOSK_FIELD_GET_CLASS (self)->show_error (self, message);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

void
kiosk_field_set_note (KioskField *self,
                      const char *note)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  set_words (priv_of (self)->note_label, priv_of (self)->note_row, note);
}

char *
kiosk_field_describe (KioskField *self,
                      JsonNode   *value)
{
  KioskFieldClass *klass = KIOSK_FIELD_GET_CLASS (self);

  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return priv_of (self)->personal && klass->mask != NULL ? klass->mask (self, value) : klass->describe (self, value);
}

char *
kiosk_field_describe_plain (KioskField *self,
                            JsonNode   *value)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), NULL);

  return KIOSK_FIELD_GET_CLASS (self)->describe (self, value);
}

gboolean
kiosk_field_is_shown (KioskField *self,
                      JsonObject *answers)
{
  g_return_val_if_fail (KIOSK_IS_FIELD (self), FALSE);

  return priv_of (self)->show_when == NULL || kiosk_condition_holds (priv_of (self)->show_when, answers);
}

void
kiosk_field_changed (KioskField *self)
{
  g_return_if_fail (KIOSK_IS_FIELD (self));

  kiosk_field_set_error (self, NULL);
  kiosk_field_set_note (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first message wins; whoever comes later is not asked. */
static gboolean
take_first_message (GSignalInvocationHint *hint,
                    GValue                *accumulated,
                    const GValue          *returned,
                    gpointer               data)
{
  g_value_copy (returned, accumulated);
  return g_value_get_string (returned) == NULL;
}

/* The field's own template is built through here too; its parts exist once it is done, and what comes then is content. */
static void
kiosk_field_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  KioskFieldPrivate *priv = priv_of (KIOSK_FIELD (buildable));

  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (priv->content), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_field_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_field_add_child;
}

static void
kiosk_field_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  KioskField *self = KIOSK_FIELD (object);
  KioskFieldPrivate *priv = priv_of (self);

  switch (property)
    {
    case PROP_KEY:
      g_free (priv->key);
      priv->key = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      g_free (priv->label);
      priv->label = g_value_dup_string (value);
      update_label (self);
      break;
    case PROP_HINT:
      set_words (priv->hint, GTK_WIDGET (priv->hint), g_value_get_string (value));
      break;
    case PROP_OPTIONAL:
      priv->optional = g_value_get_boolean (value);
      update_label (self);
      break;
    case PROP_PERSONAL:
      priv->personal = g_value_get_boolean (value);
      break;
    case PROP_SHOW_WHEN:
      set_condition (self, g_value_get_string (value));
      break;
    case PROP_ERROR:
      kiosk_field_set_error (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_field_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  KioskFieldPrivate *priv = priv_of (KIOSK_FIELD (object));

  switch (property)
    {
    case PROP_KEY:
      g_value_set_string (value, priv->key);
      break;
    case PROP_LABEL:
      g_value_set_string (value, priv->label);
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (priv->hint));
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, priv->optional);
      break;
    case PROP_PERSONAL:
      g_value_set_boolean (value, priv->personal);
      break;
    case PROP_ERROR:
      g_value_set_string (value, priv->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static gboolean
kiosk_field_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return kiosk_focus_move (widget, direction, GTK_WIDGET_CLASS (kiosk_field_parent_class));
}

static void
kiosk_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_field_parent_class)->dispose (object);
}

static void
kiosk_field_finalize (GObject *object)
{
  KioskFieldPrivate *priv = priv_of (KIOSK_FIELD (object));

  g_free (priv->key);
  g_free (priv->label);
  g_free (priv->message);
  g_clear_pointer (&priv->show_when, kiosk_condition_free);
  G_OBJECT_CLASS (kiosk_field_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, both);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, both);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, both);
  props[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, both);
  props[PROP_PERSONAL] = g_param_spec_boolean ("personal", NULL, NULL, FALSE, both);
  props[PROP_SHOW_WHEN] = g_param_spec_string ("show-when", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, both | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-field.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, label_label);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, content);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, error_row);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, note_row);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, note_label);
  gtk_widget_class_bind_template_child_private (widget_class, KioskField, hint);
}

static void
kiosk_field_class_init (KioskFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kiosk_field_set_property;
  object_class->get_property = kiosk_field_get_property;
  object_class->dispose = kiosk_field_dispose;
  object_class->finalize = kiosk_field_finalize;
  GTK_WIDGET_CLASS (klass)->focus = kiosk_field_focus;
  klass->missing = kiosk_field_missing;
  klass->show_label = kiosk_field_show_label;
  klass->show_error = kiosk_field_show_error;

  install_properties (object_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[CHECK] = g_signal_new ("check", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, take_first_message, NULL, NULL,
                                 G_TYPE_STRING, 1, JSON_TYPE_NODE);

  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_field_init (KioskField *self)
{
  kiosk_icons_add ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
