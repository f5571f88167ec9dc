/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-step-private.h"

#include "kiosk-condition-private.h"
#include "kiosk-flow.h"
#include "kiosk-lookup-field.h"
#include "kiosk-text-field.h"
#include "kiosk-words-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char           *heading;   /* (nullable) */
  KioskCondition *show_when; /* (nullable) */
  GPtrArray      *fields;    /* of KioskField (owned by the content) */
  gboolean        filling;   /* it is not the visitor who answers */

  GtkLabel       *question;
  GtkLabel       *hint;
  GtkBox         *content;
} KioskStepPrivate;

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_QUESTION,
  PROP_HINT,
  PROP_SHOW_WHEN,
  N_PROPS
};

enum
{
  CHECK,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void kiosk_step_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (KioskStep, kiosk_step, GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (KioskStep)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_step_buildable_init))

static KioskStepPrivate *
priv_of (KioskStep *self)
{
  return kiosk_step_get_instance_private (self);
}

const char *
kiosk_step_get_heading (KioskStep *self)
{
  g_return_val_if_fail (KIOSK_IS_STEP (self), NULL);

  return priv_of (self)->heading;
}

GPtrArray *
kiosk_step_get_fields (KioskStep *self)
{
  g_return_val_if_fail (KIOSK_IS_STEP (self), NULL);

  return priv_of (self)->fields;
}

KioskField *
kiosk_step_get_field (KioskStep  *self,
                      const char *key)
{
  g_return_val_if_fail (KIOSK_IS_STEP (self), NULL);

  for (guint i = 0; i < priv_of (self)->fields->len; i++)
    if (g_strcmp0 (kiosk_field_get_key (priv_of (self)->fields->pdata[i]), key) == 0)
      return priv_of (self)->fields->pdata[i];

  return NULL;
}

gboolean
kiosk_step_is_shown (KioskStep  *self,
                     JsonObject *answers)
{
  g_return_val_if_fail (KIOSK_IS_STEP (self), FALSE);

  return priv_of (self)->show_when == NULL || kiosk_condition_holds (priv_of (self)->show_when, answers);
}

gboolean
kiosk_step_is_counted (KioskStep *self)
{
  return !KIOSK_STEP_GET_CLASS (self)->uncounted;
}

gboolean
kiosk_step_is_end (KioskStep *self)
{
  return KIOSK_STEP_GET_CLASS (self)->end;
}

void
kiosk_step_changed (KioskStep *self)
{
  g_return_if_fail (KIOSK_IS_STEP (self));

  if (!priv_of (self)->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
kiosk_step_append (KioskStep *self,
                   GtkWidget *widget)
{
  g_return_if_fail (KIOSK_IS_STEP (self));

  gtk_box_append (priv_of (self)->content, widget);
}

void
kiosk_step_read_fields (KioskStep  *self,
                        JsonObject *answers)
{
  GPtrArray *fields = priv_of (self)->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = kiosk_field_is_shown (fields->pdata[i], answers) ? kiosk_field_get_value (fields->pdata[i]) : NULL;

      if (value != NULL)
        json_object_set_member (answers, kiosk_field_get_key (fields->pdata[i]), value);
      else
        json_object_remove_member (answers, kiosk_field_get_key (fields->pdata[i]));
    }
}

void
kiosk_step_fill_fields (KioskStep  *self,
                        JsonObject *answers)
{
  KioskStepPrivate *priv = priv_of (self);

  priv->filling = TRUE;
  for (guint i = 0; i < priv->fields->len; i++)
    kiosk_field_set_value (priv->fields->pdata[i],
                           json_object_get_member (answers, kiosk_field_get_key (priv->fields->pdata[i])));
  priv->filling = FALSE;
}

static KioskField *
next_typed (KioskStep  *self,
            KioskField *field)
{
  GPtrArray *fields = priv_of (self)->fields;
  guint index = 0;

  if (field != NULL && g_ptr_array_find (fields, field, &index))
    index++;
  for (; index < fields->len; index++)
    if (gtk_widget_get_visible (fields->pdata[index]) && KIOSK_IS_TEXT_FIELD (fields->pdata[index]))
      return fields->pdata[index];

  return NULL;
}

static gboolean
is_last (KioskStep  *self,
         KioskField *field)
{
  GPtrArray *fields = priv_of (self)->fields;

  for (guint i = fields->len; i-- > 0;)
    if (gtk_widget_get_visible (fields->pdata[i]))
      return fields->pdata[i] == field;

  return TRUE;
}

static void
label_actions (KioskStep *self)
{
  GPtrArray *fields = priv_of (self)->fields;

  for (guint i = 0; i < fields->len; i++)
    if (KIOSK_IS_TEXT_FIELD (fields->pdata[i]))
      {
        const char *label = next_typed (self, fields->pdata[i]) != NULL ? _("Next field")
                            : is_last (self, fields->pdata[i]) ? _("Next") : NULL;

        g_object_set (kiosk_text_field_get_entry (fields->pdata[i]), "action-label", label, NULL);
      }
}

void
kiosk_step_update_fields (KioskStep  *self,
                          JsonObject *answers)
{
  GPtrArray *fields = priv_of (self)->fields;

  for (guint i = 0; i < fields->len; i++)
    gtk_widget_set_visible (fields->pdata[i], kiosk_field_is_shown (fields->pdata[i], answers));
  label_actions (self);
}

void
kiosk_step_update (KioskStep  *self,
                   JsonObject *answers)
{
  KIOSK_STEP_GET_CLASS (self)->update (self, answers);
}

void
kiosk_step_get_answers (KioskStep  *self,
                        JsonObject *answers)
{
  KIOSK_STEP_GET_CLASS (self)->get_answers (self, answers);
}

void
kiosk_step_set_answers (KioskStep  *self,
                        JsonObject *answers)
{
  KIOSK_STEP_GET_CLASS (self)->set_answers (self, answers);
}

/* A visitor finds the first mistake under the finger, and hears of it first. */
gboolean
kiosk_step_check (KioskStep *self)
{
  GPtrArray *fields;
  GtkWidget *first = NULL;

  g_return_val_if_fail (KIOSK_IS_STEP (self), FALSE);

  fields = priv_of (self)->fields;
  for (guint i = 0; i < fields->len; i++)
    if (gtk_widget_get_visible (fields->pdata[i]))
      kiosk_field_check (fields->pdata[i]);

  g_signal_emit (self, signals[CHECK], 0);

  for (guint i = 0; i < fields->len && first == NULL; i++)
    if (gtk_widget_get_visible (fields->pdata[i]) && kiosk_field_get_error (fields->pdata[i]) != NULL)
      first = fields->pdata[i];
  if (first != NULL)
    gtk_widget_grab_focus (first);

  return first == NULL;
}

/* The keyboard's action key: to the next field that is typed into; from the last one on; and where something is yet to be
 * touched beneath, out of its way. */
static void
on_activate (KioskEntry *entry,
             KioskStep  *self)
{
  KioskField *field = KIOSK_FIELD (gtk_widget_get_ancestor (GTK_WIDGET (entry), KIOSK_TYPE_FIELD));
  KioskField *next = next_typed (self, field);
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else if (is_last (self, field) && flow != NULL)
    kiosk_flow_next (KIOSK_FLOW (flow));
  else
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}

/* Where something is to be touched first, the keyboard would only be in its way. */
void
kiosk_step_focus_first (KioskStep *self)
{
  GPtrArray *fields = priv_of (self)->fields;
  g_autoptr (JsonNode) value = NULL;
  guint first = 0;

  while (first < fields->len && !gtk_widget_get_visible (fields->pdata[first]))
    first++;
  if (first == fields->len || !(KIOSK_IS_TEXT_FIELD (fields->pdata[first]) || KIOSK_IS_LOOKUP_FIELD (fields->pdata[first])))
    return;

  value = kiosk_field_get_value (fields->pdata[first]);
  if (value == NULL)
    gtk_widget_grab_focus (fields->pdata[first]);
}

void
kiosk_step_enter (KioskStep *self)
{
  KIOSK_STEP_GET_CLASS (self)->enter (self);
}

gboolean
kiosk_step_leave (KioskStep *self)
{
  return KIOSK_STEP_GET_CLASS (self)->leave (self);
}

gboolean
kiosk_step_go_back (KioskStep *self)
{
  KioskStepClass *klass = KIOSK_STEP_GET_CLASS (self);

  return klass->go_back != NULL && klass->go_back (self);
}

void
kiosk_step_retry (KioskStep *self)
{
  KioskStepClass *klass = KIOSK_STEP_GET_CLASS (self);

  if (klass->retry != NULL)
    klass->retry (self);
}

/* Field by field, so that what is left out now is there again with the answer that it depends on. */
static void
kiosk_step_real_copy (KioskStep *self,
                      KioskStep *next)
{
  GPtrArray *fields = priv_of (self)->fields;

  priv_of (next)->filling = TRUE;
  for (guint i = 0; i < fields->len; i++)
    {
      g_autoptr (JsonNode) value = kiosk_field_get_value (fields->pdata[i]);

      kiosk_field_set_value (priv_of (next)->fields->pdata[i], value);
      if (kiosk_field_get_error (fields->pdata[i]) != NULL)
        kiosk_field_check (priv_of (next)->fields->pdata[i]);
    }
  priv_of (next)->filling = FALSE;
}

void
kiosk_step_copy (KioskStep *self,
                 KioskStep *next)
{
  KIOSK_STEP_GET_CLASS (self)->copy (self, next);
}

static JsonObject *
kiosk_step_real_dup_state (KioskStep *self)
{
  GPtrArray *fields = priv_of (self)->fields;
  JsonObject *state = json_object_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = kiosk_field_get_value (fields->pdata[i]);

      if (value != NULL)
        json_object_set_member (state, kiosk_field_get_key (fields->pdata[i]), value);
    }
  return state;
}

JsonObject *
kiosk_step_dup_state (KioskStep *self)
{
  return KIOSK_STEP_GET_CLASS (self)->dup_state (self);
}

void
kiosk_step_set_state (KioskStep  *self,
                      JsonObject *state)
{
  KIOSK_STEP_GET_CLASS (self)->set_state (self, state);
}

static const char *
kiosk_step_real_get_action (KioskStep *self)
{
  return _("Next");
}

const char *
kiosk_step_get_action (KioskStep *self)
{
  return KIOSK_STEP_GET_CLASS (self)->get_action (self);
}

static const char *
kiosk_step_real_get_back (KioskStep *self)
{
  return _("Previous");
}

const char *
kiosk_step_get_back (KioskStep *self)
{
  return KIOSK_STEP_GET_CLASS (self)->get_back (self);
}

void
kiosk_step_set_question (KioskStep  *self,
                         const char *question)
{
  g_return_if_fail (KIOSK_IS_STEP (self));

  kiosk_words_show (priv_of (self)->question, question);
  if (question != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
}

static void
set_condition (KioskStep  *self,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&priv_of (self)->show_when, kiosk_condition_free);
  if (text == NULL)
    return;

  priv_of (self)->show_when = kiosk_condition_new (text, &error);
  if (error != NULL)
    g_critical ("Step %s: %s", priv_of (self)->heading, error->message);
}

static void
add_field (KioskStep  *self,
           KioskField *field)
{
  g_ptr_array_add (priv_of (self)->fields, field);
  g_signal_connect_object (field, "changed", G_CALLBACK (kiosk_step_changed), self, G_CONNECT_SWAPPED);
  if (KIOSK_IS_TEXT_FIELD (field))
    g_signal_connect_object (kiosk_text_field_get_entry (KIOSK_TEXT_FIELD (field)), "activate", G_CALLBACK (on_activate), self, 0);
}

/* The step's own template is built through here too; its parts exist once it is done, and what comes then is content. */
static void
kiosk_step_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  KioskStep *self = KIOSK_STEP (buildable);

  if (priv_of (self)->content == NULL || !GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  gtk_box_append (priv_of (self)->content, GTK_WIDGET (child));
  if (KIOSK_IS_FIELD (child))
    add_field (self, KIOSK_FIELD (child));
}

static void
kiosk_step_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_step_add_child;
}

static void
kiosk_step_set_property (GObject      *object,
                         guint         property,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KioskStep *self = KIOSK_STEP (object);

  switch (property)
    {
    case PROP_HEADING:
      g_free (priv_of (self)->heading);
      priv_of (self)->heading = g_value_dup_string (value);
      break;
    case PROP_QUESTION:
      kiosk_step_set_question (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      kiosk_words_show (priv_of (self)->hint, g_value_get_string (value));
      break;
    case PROP_SHOW_WHEN:
      set_condition (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_step_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KioskStepPrivate *priv = priv_of (KIOSK_STEP (object));

  switch (property)
    {
    case PROP_HEADING:
      g_value_set_string (value, priv->heading);
      break;
    case PROP_QUESTION:
      g_value_set_string (value, gtk_label_get_text (priv->question));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_text (priv->hint));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_step_dispose (GObject *object)
{
  GtkWidget *child;

  g_ptr_array_set_size (priv_of (KIOSK_STEP (object))->fields, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_step_parent_class)->dispose (object);
}

static void
kiosk_step_finalize (GObject *object)
{
  KioskStepPrivate *priv = priv_of (KIOSK_STEP (object));

  g_free (priv->heading);
  g_clear_pointer (&priv->show_when, kiosk_condition_free);
  g_ptr_array_unref (priv->fields);
  G_OBJECT_CLASS (kiosk_step_parent_class)->finalize (object);
}

static void
kiosk_step_class_init (KioskStepClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_step_set_property;
  object_class->get_property = kiosk_step_get_property;
  object_class->dispose = kiosk_step_dispose;
  object_class->finalize = kiosk_step_finalize;
  klass->enter = kiosk_step_focus_first;
  klass->leave = kiosk_step_check;
  klass->copy = kiosk_step_real_copy;
  klass->dup_state = kiosk_step_real_dup_state;
  klass->set_state = kiosk_step_fill_fields;
  klass->get_action = kiosk_step_real_get_action;
  klass->get_back = kiosk_step_real_get_back;
  klass->get_answers = kiosk_step_read_fields;
  klass->set_answers = kiosk_step_fill_fields;
  klass->update = kiosk_step_update_fields;

  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, both);
  props[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL, both);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, both);
  props[PROP_SHOW_WHEN] = g_param_spec_string ("show-when", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHECK] = g_signal_new ("check", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-step.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KioskStep, question);
  gtk_widget_class_bind_template_child_private (widget_class, KioskStep, hint);
  gtk_widget_class_bind_template_child_private (widget_class, KioskStep, content);
}

static void
kiosk_step_init (KioskStep *self)
{
  priv_of (self)->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
