/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-repeat-step.h"

#include "kiosk-flow.h"
#include "kiosk-review-row-private.h"
#include "core/kiosk-core.h"
#include "kiosk-step-private.h"
#include "kiosk-words-private.h"

#include <glib/gi18n-lib.h>

#define NONE (-1)

struct _KioskRepeatStep
{
  KioskStep   parent_instance;

  char       *key;
  char       *item;
  guint       least;
  guint       most;

  JsonArray  *items;      /* of objects */
  JsonObject *outer;      /* (nullable): the answers of the steps before */
  int         editing;    /* the item whose fields are on the screen; NONE while it is the list */

  char       *question;   /* (nullable): that of the list */
  GtkWidget  *list;
  GtkBox     *rows;
  GtkLabel   *error;
  GtkButton  *add;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_ITEM,
  PROP_LEAST,
  PROP_MOST,
  PROP_EDITING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskRepeatStep, kiosk_repeat_step, KIOSK_TYPE_STEP)

guint
kiosk_repeat_step_get_length (KioskRepeatStep *self)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), 0);

  return json_array_get_length (self->items);
}

JsonObject *
kiosk_repeat_step_get_item (KioskRepeatStep *self,
                            guint            index)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), NULL);

  return json_array_get_object_element (self->items, index);
}

int
kiosk_repeat_step_get_editing (KioskRepeatStep *self)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), NONE);

  return self->editing;
}

static void
set_editing (KioskRepeatStep *self,
             int              index)
{
  self->editing = index;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EDITING]);
}

char *
kiosk_repeat_step_dup_title (KioskRepeatStep *self,
                             guint            index)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), NULL);

  /* Translators: such as "Shareholder 2" */
  return g_strdup_printf (_("%s %u"), self->item, index + 1);
}

static char *
describe (KioskRepeatStep *self,
          guint            index,
          char          *(*describe_field) (KioskField *, JsonNode *))
{
  GPtrArray *fields = kiosk_step_get_fields (KIOSK_STEP (self));
  JsonObject *item = kiosk_repeat_step_get_item (self, index);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = json_object_get_member (item, kiosk_field_get_key (fields->pdata[i]));
      g_autofree char *described = value != NULL ? describe_field (fields->pdata[i], value) : NULL;

      if (described != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", described);
    }

  return g_string_free (words, FALSE);
}

char *
kiosk_repeat_step_describe (KioskRepeatStep *self,
                            guint            index)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), NULL);

  return describe (self, index, kiosk_field_describe);
}

char *
kiosk_repeat_step_describe_plain (KioskRepeatStep *self,
                                  guint            index)
{
  g_return_val_if_fail (KIOSK_IS_REPEAT_STEP (self), NULL);

  return describe (self, index, kiosk_field_describe_plain);
}

void
kiosk_repeat_step_set_error (KioskRepeatStep *self,
                             const char      *message)
{
  g_return_if_fail (KIOSK_IS_REPEAT_STEP (self));

  kiosk_words_show (self->error, message);
}

static void
tell_moved (KioskRepeatStep *self)
{
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);

  if (flow != NULL)
    kiosk_flow_moved (KIOSK_FLOW (flow));
}

/* What the conditions of the fields see: the answers before, and over them those of this item. */
static JsonObject *
dup_scope (KioskRepeatStep *self)
{
  JsonObject *scope = json_object_new ();
  g_autoptr (GList) members = self->outer != NULL ? json_object_get_members (self->outer) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (scope, l->data, json_object_dup_member (self->outer, l->data));
  kiosk_step_read_fields (KIOSK_STEP (self), scope);
  return scope;
}

static void
update_fields (KioskRepeatStep *self)
{
  GPtrArray *fields = kiosk_step_get_fields (KIOSK_STEP (self));
  g_autoptr (JsonObject) scope = NULL;

  if (self->editing != NONE)
    {
      scope = dup_scope (self);
      kiosk_step_update_fields (KIOSK_STEP (self), scope);
      return;
    }

  for (guint i = 0; i < fields->len; i++)
    gtk_widget_set_visible (fields->pdata[i], FALSE);
}

static void edit (KioskRepeatStep *self, int index);
static void show_list (KioskRepeatStep *self);

static int
index_of_row (KioskRepeatStep *self,
              GtkWidget       *row)
{
  int index = 0;

  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    index++;
  return index;
}

static void
on_row_change (KioskRepeatStep *self,
               GtkWidget       *row)
{
  edit (self, index_of_row (self, row));
}

static void
on_row_remove (KioskRepeatStep *self,
               GtkWidget       *row)
{
  json_array_remove_element (self->items, (guint) index_of_row (self, row));
  kiosk_step_changed (KIOSK_STEP (self));
  show_list (self);
}

static void
on_add (KioskRepeatStep *self)
{
  edit (self, (int) kiosk_repeat_step_get_length (self));
}

static void
add_row (KioskRepeatStep *self,
         guint            index)
{
  g_autofree char *title = kiosk_repeat_step_dup_title (self, index);
  g_autofree char *words = kiosk_repeat_step_describe (self, index);
  GtkWidget *row = kiosk_review_row_new (title, words);

  kiosk_review_row_set_removable (KIOSK_REVIEW_ROW (row), TRUE);
  g_signal_connect_object (row, "change", G_CALLBACK (on_row_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

/* That of the list, before an item's title takes its place. */
static void
keep_question (KioskRepeatStep *self)
{
  if (self->question == NULL)
    g_object_get (self, "question", &self->question, NULL);
}

static void
show_list (KioskRepeatStep *self)
{
  guint length = kiosk_repeat_step_get_length (self);
  g_autofree char *label = NULL;
  GtkWidget *old;

  keep_question (self);
  set_editing (self, NONE);
  kiosk_repeat_step_set_error (self, NULL);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, old);
  for (guint i = 0; i < length; i++)
    add_row (self, i);

  /* Translators: a button; %s is what is added, such as "Shareholder" */
  label = g_strdup_printf (length > 0 ? _("Add another: %s") : _("Add: %s"), self->item);
  gtk_button_set_label (self->add, label);
  gtk_widget_set_visible (GTK_WIDGET (self->add), length < self->most);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), length > 0);
  gtk_widget_set_visible (self->list, TRUE);
  kiosk_step_set_question (KIOSK_STEP (self), self->question);
  update_fields (self);
  tell_moved (self);
}

static void
show_editor (KioskRepeatStep *self,
             int              index)
{
  g_autofree char *title = kiosk_repeat_step_dup_title (self, (guint) index);

  keep_question (self);
  set_editing (self, index);
  gtk_widget_set_visible (self->list, FALSE);
  kiosk_step_set_question (KIOSK_STEP (self), title);
  update_fields (self);
  tell_moved (self);
}

static void
edit (KioskRepeatStep *self,
      int              index)
{
  gboolean fresh = index == (int) kiosk_repeat_step_get_length (self);
  g_autoptr (JsonObject) answers = fresh ? json_object_new ()
                                         : json_object_ref (kiosk_repeat_step_get_item (self, (guint) index));

  kiosk_step_fill_fields (KIOSK_STEP (self), answers);
  show_editor (self, index);
  KIOSK_STEP_CLASS (kiosk_repeat_step_parent_class)->enter (KIOSK_STEP (self));
}

/* json-glib cannot put an element in the place of another. */
static void
save (KioskRepeatStep *self)
{
  g_autoptr (JsonArray) old = g_steal_pointer (&self->items);
  guint length = MAX (json_array_get_length (old), (guint) self->editing + 1);
  g_autoptr (JsonObject) scope = NULL;
  JsonObject *item = json_object_new ();
  GPtrArray *fields = kiosk_step_get_fields (KIOSK_STEP (self));

  scope = dup_scope (self);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *key = kiosk_field_get_key (fields->pdata[i]);

      if (gtk_widget_get_visible (fields->pdata[i]) && json_object_has_member (scope, key))
        json_object_set_member (item, key, json_object_dup_member (scope, key));
    }

  self->items = json_array_new ();
  for (guint i = 0; i < length; i++)
    if ((int) i == self->editing)
      json_array_add_object_element (self->items, json_object_ref (item));
    else
      json_array_add_element (self->items, json_array_dup_element (old, i));
  json_object_unref (item);
}

static gboolean
has_enough (KioskRepeatStep *self)
{
  g_autofree char *message = NULL;

  if (kiosk_repeat_step_get_length (self) >= self->least)
    return TRUE;

  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Please add at least %u.", "Please add at least %u.",
                                          self->least), self->least);
  kiosk_repeat_step_set_error (self, message);
  return FALSE;
}

static gboolean
kiosk_repeat_step_leave (KioskStep *step)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);

  if (self->editing == NONE)
    {
      kiosk_repeat_step_set_error (self, NULL);
      return has_enough (self) && kiosk_step_check (step) && !gtk_widget_get_visible (GTK_WIDGET (self->error));
    }

  if (!kiosk_step_check (step))
    return FALSE;

  save (self);
  kiosk_step_changed (step);
  show_list (self);
  return FALSE;
}

static gboolean
kiosk_repeat_step_go_back (KioskStep *step)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);

  if (self->editing == NONE || kiosk_repeat_step_get_length (self) == 0)
    return FALSE;

  show_list (self);
  return TRUE;
}

static void
kiosk_repeat_step_enter (KioskStep *step)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);

  if (self->editing != NONE)
    KIOSK_STEP_CLASS (kiosk_repeat_step_parent_class)->enter (step);
  else if (kiosk_repeat_step_get_length (self) == 0)
    edit (self, 0);
  else
    show_list (self);
}

static const char *
kiosk_repeat_step_get_action (KioskStep *step)
{
  return KIOSK_REPEAT_STEP (step)->editing != NONE ? _("Save") : _("Next");
}

static void
kiosk_repeat_step_get_answers (KioskStep  *step,
                               JsonObject *answers)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);

  g_clear_pointer (&self->outer, json_object_unref);
  self->outer = json_object_ref (answers);
  json_object_set_array_member (answers, self->key, json_array_ref (self->items));
}

static void
kiosk_repeat_step_set_answers (KioskStep  *step,
                               JsonObject *answers)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);
  JsonNode *value = json_object_get_member (answers, self->key);

  g_clear_pointer (&self->items, json_array_unref);
  self->items = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_dup_array (value) : json_array_new ();
  self->editing = NONE;
}

static void
kiosk_repeat_step_update (KioskStep  *step,
                          JsonObject *answers)
{
  update_fields (KIOSK_REPEAT_STEP (step));
}

static void
kiosk_repeat_step_copy (KioskStep *step,
                        KioskStep *next_step)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);
  KioskRepeatStep *next = KIOSK_REPEAT_STEP (next_step);

  KIOSK_STEP_CLASS (kiosk_repeat_step_parent_class)->copy (step, next_step);
  g_clear_pointer (&next->items, json_array_unref);
  next->items = json_array_ref (self->items);
  if (self->editing != NONE)
    show_editor (next, self->editing);
}

/* The items, and the one that is being written, which is none of them yet. */
static JsonObject *
kiosk_repeat_step_dup_state (KioskStep *step)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);
  JsonObject *state = json_object_new ();

  json_object_set_array_member (state, "items", json_array_ref (self->items));
  if (self->editing != NONE)
    {
      json_object_set_int_member (state, "editing", self->editing);
      json_object_set_object_member (state, "item", KIOSK_STEP_CLASS (kiosk_repeat_step_parent_class)->dup_state (step));
    }
  return state;
}

static void
kiosk_repeat_step_set_state (KioskStep  *step,
                             JsonObject *state)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (step);
  JsonArray *items = NULL;
  JsonObject *item = NULL;
  gint64 editing = NONE;

  if (!kiosk_json_get_array (state, "items", &items, NULL))
    return;

  g_clear_pointer (&self->items, json_array_unref);
  self->items = json_array_ref (items);
  self->editing = NONE;
  if (kiosk_json_get_object (state, "item", &item, NULL) && kiosk_json_get_int (state, "editing", &editing, NULL)
      && editing >= 0 && editing <= (gint64) kiosk_repeat_step_get_length (self))
    {
      kiosk_step_fill_fields (step, item);
      show_editor (self, (int) editing);
    }
}

static void
kiosk_repeat_step_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (object);

  switch (property)
    {
    case PROP_KEY:
      g_free (self->key);
      self->key = g_value_dup_string (value);
      break;
    case PROP_ITEM:
      g_free (self->item);
      self->item = g_value_dup_string (value);
      break;
    case PROP_LEAST:
      self->least = g_value_get_uint (value);
      break;
    case PROP_MOST:
      self->most = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_repeat_step_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (object);

  switch (property)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_ITEM:
      g_value_set_string (value, self->item);
      break;
    case PROP_LEAST:
      g_value_set_uint (value, self->least);
      break;
    case PROP_MOST:
      g_value_set_uint (value, self->most);
      break;
    case PROP_EDITING:
      g_value_set_int (value, self->editing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_repeat_step_finalize (GObject *object)
{
  KioskRepeatStep *self = KIOSK_REPEAT_STEP (object);

  g_free (self->key);
  g_free (self->item);
  g_free (self->question);
  json_array_unref (self->items);
  g_clear_pointer (&self->outer, json_object_unref);
  G_OBJECT_CLASS (kiosk_repeat_step_parent_class)->finalize (object);
}

static void
override_step (KioskStepClass *step_class)
{
  step_class->enter = kiosk_repeat_step_enter;
  step_class->leave = kiosk_repeat_step_leave;
  step_class->go_back = kiosk_repeat_step_go_back;
  step_class->copy = kiosk_repeat_step_copy;
  step_class->dup_state = kiosk_repeat_step_dup_state;
  step_class->set_state = kiosk_repeat_step_set_state;
  step_class->get_action = kiosk_repeat_step_get_action;
  step_class->get_answers = kiosk_repeat_step_get_answers;
  step_class->set_answers = kiosk_repeat_step_set_answers;
  step_class->update = kiosk_repeat_step_update;
}

static void
kiosk_repeat_step_class_init (KioskRepeatStepClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_repeat_step_set_property;
  object_class->get_property = kiosk_repeat_step_get_property;
  object_class->finalize = kiosk_repeat_step_finalize;
  override_step (KIOSK_STEP_CLASS (klass));

  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, both);
  props[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, both);
  props[PROP_LEAST] = g_param_spec_uint ("least", NULL, NULL, 0, 1000, 1, both);
  props[PROP_MOST] = g_param_spec_uint ("most", NULL, NULL, 0, 1000, 50, both);
  props[PROP_EDITING] = g_param_spec_int ("editing", NULL, NULL, NONE, G_MAXINT, NONE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-repeat-step.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskRepeatStep, list);
  gtk_widget_class_bind_template_child (widget_class, KioskRepeatStep, rows);
  gtk_widget_class_bind_template_child (widget_class, KioskRepeatStep, error);
  gtk_widget_class_bind_template_child (widget_class, KioskRepeatStep, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
kiosk_repeat_step_init (KioskRepeatStep *self)
{
  self->least = 1;
  self->most = 50;
  self->editing = NONE;
  self->items = json_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
