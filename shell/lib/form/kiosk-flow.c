/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-flow.h"

#include "core/kiosk-core.h"
#include "kiosk-flow-parts-private.h"
#include "kiosk-step-private.h"

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SERVICE,
  PROP_CURRENT,
  N_PROPS
};

enum
{
  MOVED,
  ANSWERED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void kiosk_flow_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (KioskFlow, kiosk_flow, GTK_TYPE_WIDGET,
                         G_ADD_PRIVATE (KioskFlow)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_flow_buildable_init))

KioskFlowPrivate *
kiosk_flow_parts (KioskFlow *self)
{
  return kiosk_flow_get_instance_private (self);
}

const char *
kiosk_flow_get_title (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->title;
}

const char *
kiosk_flow_get_subtitle (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->subtitle;
}

const char *
kiosk_flow_get_service (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->service;
}

void
kiosk_flow_set_service (KioskFlow  *self,
                        const char *service)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  g_free (kiosk_flow_parts (self)->service);
  kiosk_flow_parts (self)->service = g_strdup (service);
}

KioskContext *
kiosk_flow_get_context (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->context;
}

void
kiosk_flow_set_context (KioskFlow    *self,
                        KioskContext *context)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  g_set_object (&kiosk_flow_parts (self)->context, context);
}

KioskReceipt *
kiosk_flow_get_receipt (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->receipt;
}

void
kiosk_flow_set_receipt (KioskFlow    *self,
                        KioskReceipt *receipt)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  g_set_object (&kiosk_flow_parts (self)->receipt, receipt);
}

GPtrArray *
kiosk_flow_get_steps (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->steps;
}

KioskStep *
kiosk_flow_get_current (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  return kiosk_flow_parts (self)->current;
}

void
kiosk_flow_moved (KioskFlow *self)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  g_signal_emit (self, signals[MOVED], 0);
}

/* A step sees the answers before it only: what depends on an answer that is left out is left out, too. */
void
kiosk_flow_collect (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  JsonObject *answers = json_object_new ();

  for (guint i = 0; i < priv->steps->len; i++)
    if (kiosk_step_is_shown (priv->steps->pdata[i], answers))
      {
        kiosk_step_get_answers (priv->steps->pdata[i], answers);
        kiosk_step_update (priv->steps->pdata[i], answers);
      }

  g_clear_pointer (&priv->answers, json_object_unref);
  priv->answers = answers;
}

static void
on_step_changed (KioskFlow *self)
{
  kiosk_flow_collect (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

void
kiosk_flow_add (KioskFlow *self,
                KioskStep *step)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));
  g_return_if_fail (KIOSK_IS_STEP (step));

  gtk_widget_set_visible (GTK_WIDGET (step), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (step), GTK_WIDGET (self));
  g_ptr_array_add (kiosk_flow_parts (self)->steps, step);
  g_signal_connect_object (step, "changed", G_CALLBACK (on_step_changed), self, G_CONNECT_SWAPPED);
}

JsonObject *
kiosk_flow_dup_answers (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  kiosk_flow_collect (self);
  return json_object_ref (kiosk_flow_parts (self)->answers);
}

void
kiosk_flow_set_answers (KioskFlow  *self,
                        JsonObject *answers)
{
  GPtrArray *steps;

  g_return_if_fail (KIOSK_IS_FLOW (self));

  steps = kiosk_flow_parts (self)->steps;
  for (guint i = 0; i < steps->len; i++)
    kiosk_step_set_answers (steps->pdata[i], answers);
  kiosk_flow_collect (self);
}

static JsonNode *
kiosk_flow_build_payload (KioskFlow  *self,
                          JsonObject *answers)
{
  return json_node_init_object (json_node_alloc (), answers);
}

JsonNode *
kiosk_flow_dup_payload (KioskFlow *self)
{
  g_autoptr (JsonObject) answers = NULL;

  g_return_val_if_fail (KIOSK_IS_FLOW (self), NULL);

  answers = kiosk_flow_dup_answers (self);
  return KIOSK_FLOW_GET_CLASS (self)->build_payload (self, answers);
}

void
kiosk_flow_show_step (KioskFlow *self,
                      KioskStep *step)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  kiosk_flow_ahead_end (self);
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  if (priv->current != NULL)
    gtk_widget_set_visible (GTK_WIDGET (priv->current), FALSE);
  priv->current = step;
  gtk_widget_set_visible (GTK_WIDGET (step), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
  kiosk_flow_moved (self);
  kiosk_step_enter (step);
  kiosk_flow_ahead_begin (self);
}

KioskStep *
kiosk_flow_find_shown (KioskFlow *self,
                       int        index,
                       int        stride)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  for (; index >= 0 && index < (int) priv->steps->len; index += stride)
    if (kiosk_step_is_shown (priv->steps->pdata[index], priv->answers))
      return priv->steps->pdata[index];

  return NULL;
}

int
kiosk_flow_index_of (KioskFlow *self,
                     KioskStep *step)
{
  guint index = 0;

  return step != NULL && g_ptr_array_find (kiosk_flow_parts (self)->steps, step, &index) ? (int) index : -1;
}

void
kiosk_flow_start (KioskFlow *self)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  kiosk_flow_collect (self);
  if (kiosk_flow_parts (self)->current == NULL)
    kiosk_flow_show_step (self, kiosk_flow_find_shown (self, 0, 1));
  else
    kiosk_step_enter (kiosk_flow_parts (self)->current);
}

/* After a change, what was passed before need not be passed again, unless it does not go with what is new. */
static gboolean
is_still_right (KioskFlow *self,
                KioskStep *step)
{
  return g_hash_table_contains (kiosk_flow_parts (self)->passed, step) && kiosk_step_leave (step);
}

static KioskStep *
find_next (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *next = priv->current;

  do
    next = kiosk_flow_find_shown (self, kiosk_flow_index_of (self, next) + 1, 1);
  while (next != NULL && priv->review != NULL && next != priv->review && is_still_right (self, next));

  return next;
}

void
kiosk_flow_advance (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *next;

  g_return_if_fail (KIOSK_IS_FLOW (self));

  kiosk_flow_collect (self);
  g_hash_table_add (priv->passed, priv->current);
  next = find_next (self);
  if (next == NULL)
    return;

  if (next == priv->review)
    {
      priv->review = NULL;
      g_clear_pointer (&priv->before, json_object_unref);
    }
  kiosk_flow_show_step (self, next);
  if (g_hash_table_contains (priv->passed, next) && priv->review != NULL)
    kiosk_step_leave (next);  /* says what does not go with it any more */
}

void
kiosk_flow_next (KioskFlow *self)
{
  g_return_if_fail (KIOSK_IS_FLOW (self));

  if (kiosk_step_leave (kiosk_flow_parts (self)->current))
    kiosk_flow_advance (self);
}

/* A change that was not wanted after all. */
static void
undo_change (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  g_autoptr (JsonObject) before = g_steal_pointer (&priv->before);
  KioskStep *review = g_steal_pointer (&priv->review);

  kiosk_flow_set_answers (self, before);
  kiosk_flow_show_step (self, review);
}

gboolean
kiosk_flow_back (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);
  KioskStep *previous;

  g_return_val_if_fail (KIOSK_IS_FLOW (self), FALSE);

  if (kiosk_step_is_end (priv->current))
    return FALSE;
  if (kiosk_step_go_back (priv->current))
    return TRUE;

  if (priv->review != NULL)
    {
      undo_change (self);
      return TRUE;
    }

  kiosk_flow_collect (self);
  previous = kiosk_flow_find_shown (self, kiosk_flow_index_of (self, priv->current) - 1, -1);
  if (previous != NULL)
    kiosk_flow_show_step (self, previous);
  return previous != NULL;
}

void
kiosk_flow_change (KioskFlow *self,
                   KioskStep *step)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  g_return_if_fail (KIOSK_IS_FLOW (self));
  g_return_if_fail (kiosk_flow_index_of (self, step) >= 0);

  g_clear_pointer (&priv->before, json_object_unref);
  priv->before = kiosk_flow_dup_answers (self);
  priv->review = priv->current;
  kiosk_flow_show_step (self, step);
}

gboolean
kiosk_flow_is_changing (KioskFlow *self)
{
  g_return_val_if_fail (KIOSK_IS_FLOW (self), FALSE);

  return kiosk_flow_parts (self)->review != NULL;
}

void
kiosk_flow_get_progress (KioskFlow *self,
                         guint     *step,
                         guint     *steps)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  g_return_if_fail (KIOSK_IS_FLOW (self));

  *step = *steps = 0;
  for (guint i = 0; i < priv->steps->len; i++)
    {
      KioskStep *each = priv->steps->pdata[i];

      if (!kiosk_step_is_counted (each) || !kiosk_step_is_shown (each, priv->answers))
        continue;
      ++*steps;
      if (each == priv->current)
        *step = *steps;
    }
}

void
kiosk_flow_set_file (KioskFlow     *self,
                     KioskFlowFile *file)
{
  g_set_object (&kiosk_flow_parts (self)->file, file);
}

static KioskFlow *
kiosk_flow_real_recreate (KioskFlow *self)
{
  KioskFlowFile *file = kiosk_flow_parts (self)->file;

  return file != NULL ? kiosk_flow_file_load (file, NULL) : g_object_new (G_OBJECT_TYPE (self), NULL);
}

static void
kiosk_flow_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  if (KIOSK_IS_STEP (child))
    kiosk_flow_add (KIOSK_FLOW (buildable), KIOSK_STEP (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_flow_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_flow_add_child;
}

static void
kiosk_flow_set_property (GObject      *object,
                         guint         property,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KioskFlow *self = KIOSK_FLOW (object);

  switch (property)
    {
    case PROP_TITLE:
      g_free (kiosk_flow_parts (self)->title);
      kiosk_flow_parts (self)->title = g_value_dup_string (value);
      break;
    case PROP_SUBTITLE:
      g_free (kiosk_flow_parts (self)->subtitle);
      kiosk_flow_parts (self)->subtitle = g_value_dup_string (value);
      break;
    case PROP_SERVICE:
      kiosk_flow_set_service (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_flow_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (KIOSK_FLOW (object));

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_SERVICE:
      g_value_set_string (value, priv->service);
      break;
    case PROP_CURRENT:
      g_value_set_object (value, priv->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_flow_dispose (GObject *object)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (KIOSK_FLOW (object));
  GtkWidget *child;

  kiosk_flow_ahead_end (KIOSK_FLOW (object));
  priv->current = priv->review = NULL;
  g_hash_table_remove_all (priv->passed);
  g_ptr_array_set_size (priv->steps, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->context);
  g_clear_object (&priv->receipt);
  g_clear_object (&priv->file);
  g_clear_pointer (&priv->draft, kiosk_draft_unref);

  G_OBJECT_CLASS (kiosk_flow_parent_class)->dispose (object);
}

static void
kiosk_flow_finalize (GObject *object)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (KIOSK_FLOW (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->service);
  g_ptr_array_unref (priv->steps);
  g_hash_table_unref (priv->passed);
  json_object_unref (priv->answers);
  g_clear_pointer (&priv->before, json_object_unref);
  G_OBJECT_CLASS (kiosk_flow_parent_class)->finalize (object);
}

static void
kiosk_flow_class_init (KioskFlowClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = kiosk_flow_get_request_mode;
  widget_class->measure = kiosk_flow_measure;
  widget_class->size_allocate = kiosk_flow_size_allocate;
  object_class->set_property = kiosk_flow_set_property;
  object_class->get_property = kiosk_flow_get_property;
  object_class->dispose = kiosk_flow_dispose;
  object_class->finalize = kiosk_flow_finalize;
  klass->recreate = kiosk_flow_real_recreate;
  klass->build_payload = kiosk_flow_build_payload;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, both);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, both);
  props[PROP_SERVICE] = g_param_spec_string ("service", NULL, NULL, NULL, both);
  props[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, KIOSK_TYPE_STEP, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_flow_init (KioskFlow *self)
{
  KioskFlowPrivate *priv = kiosk_flow_parts (self);

  priv->steps = g_ptr_array_new ();
  priv->passed = g_hash_table_new (NULL, NULL);
  priv->answers = json_object_new ();
}
