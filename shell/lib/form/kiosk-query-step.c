/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-query-step.h"

#include <glib/gi18n-lib.h>

#include "core/kiosk-core.h"
#include "kiosk-fact.h"
#include "kiosk-facts-card.h"
#include "kiosk-flow.h"
#include "kiosk-page.h"

#define MOST_VALUES 3

struct _KioskQueryStep
{
  KioskStep       parent_instance;

  char           *route;
  char           *factor;       /* (nullable) */
  char           *action;       /* (nullable) */
  GPtrArray      *facts;        /* of KioskFact (owned) */
  JsonNode       *answer;       /* (nullable): once there is one to these fields */
  GCancellable   *cancellable;  /* (owned) (nullable): while it is asked for */
  KioskFactsCard *card;
};

enum
{
  PROP_0,
  PROP_ROUTE,
  PROP_FACTOR,
  PROP_ACTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void kiosk_query_step_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskQueryStep, kiosk_query_step, KIOSK_TYPE_STEP,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_query_step_buildable_init))

static KioskFlow *
flow_of (KioskQueryStep *self)
{
  return KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW));
}

static KioskPage *
page_of (KioskQueryStep *self)
{
  return KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE));
}

static void
show_answer (KioskQueryStep *self)
{
  JsonObject *answer = json_node_get_object (self->answer);

  kiosk_facts_card_clear (self->card);
  for (guint i = 0; i < self->facts->len; i++)
    {
      g_autofree char *value = kiosk_fact_dup_value (self->facts->pdata[i], answer);

      kiosk_facts_card_add (self->card, kiosk_fact_get_label (self->facts->pdata[i]), value);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->card), TRUE);
}

static void
take_answer (KioskQueryStep *self,
             JsonNode       *answer)
{
  self->answer = json_node_ref (answer);
  show_answer (self);
  kiosk_page_show_content (page_of (self));
  kiosk_flow_moved (flow_of (self));
}

/* What was not found stands beside what was typed, and everything else on the page. */
static void
show_failure (KioskQueryStep *self,
              const GError   *error)
{
  GPtrArray *fields = kiosk_step_get_fields (KIOSK_STEP (self));

  if (fields->len == 0 || !g_error_matches (error, KIOSK_ERROR, KIOSK_ERROR_NOT_FOUND))
    {
      kiosk_page_show_error (page_of (self), error);
      return;
    }

  kiosk_page_show_content (page_of (self));
  kiosk_field_set_error (fields->pdata[fields->len - 1], error->message);
  gtk_widget_grab_focus (fields->pdata[fields->len - 1]);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KioskQueryStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = kiosk_backend_send_finish (KIOSK_BACKEND (source), result, &error);

  /* the page may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || page_of (self) == NULL)
    return;

  if (answer != NULL && !JSON_NODE_HOLDS_OBJECT (answer))
    g_set_error_literal (&error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The answer is no object");

  if (error == NULL)
    take_answer (self, answer);
  else
    show_failure (self, error);
}

static char *
dup_answer (JsonObject *answers,
            const char *key)
{
  JsonNode *value = json_object_get_member (answers, key);

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return g_strdup ("");
  return json_node_get_value_type (value) == G_TYPE_STRING ? json_node_dup_string (value) : kiosk_json_write (value, FALSE);
}

static KioskRequest *
make_request (KioskQueryStep *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (flow_of (self));
  g_auto (GStrv) parts = g_strsplit_set (self->route, "{}", -1);
  g_autoptr (GString) route = g_string_new (parts[0]);
  g_autofree char *factor = self->factor != NULL ? dup_answer (answers, self->factor) : NULL;
  char *values[MOST_VALUES + 1] = { NULL };
  KioskRequest *request;
  guint count = 0;

  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL && count < MOST_VALUES; i += 2)
    {
      values[count++] = dup_answer (answers, parts[i]);
      g_string_append_printf (route, "%%s%s", parts[i + 1]);
    }

  request = kiosk_request_new ("GET", route->str, values[0], values[1], values[2], NULL);
  if (factor != NULL)
    kiosk_request_set_factor (request, factor);
  for (guint i = 0; i < count; i++)
    g_free (values[i]);
  return request;
}

static void
stop (KioskQueryStep *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (KioskStep *step)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (step);
  g_autoptr (KioskRequest) request = make_request (self);

  stop (self);
  self->cancellable = g_cancellable_new ();
  kiosk_page_show_loading (page_of (self), _("Looking it up"));
  kiosk_backend_send_async (kiosk_context_get_backend (kiosk_flow_get_context (flow_of (self))), request,
                            self->cancellable, on_answer, g_object_ref (self));
}

static gboolean
kiosk_query_step_leave (KioskStep *step)
{
  if (!kiosk_step_check (step))
    return FALSE;
  if (KIOSK_QUERY_STEP (step)->answer != NULL)
    return TRUE;

  ask (step);
  return FALSE;
}

static gboolean
kiosk_query_step_go_back (KioskStep *step)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (step);
  gboolean asking = self->cancellable != NULL && self->answer == NULL;

  stop (self);
  kiosk_page_show_content (page_of (self));
  return asking;
}

/* Other answers have another result. */
static void
on_changed (KioskQueryStep *self)
{
  GtkWidget *flow = gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW);

  if (self->answer == NULL)
    return;

  g_clear_pointer (&self->answer, json_node_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);
  if (flow != NULL)
    kiosk_flow_moved (KIOSK_FLOW (flow));
}

static void
kiosk_query_step_copy (KioskStep *step,
                       KioskStep *next_step)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (step);
  KioskQueryStep *next = KIOSK_QUERY_STEP (next_step);

  KIOSK_STEP_CLASS (kiosk_query_step_parent_class)->copy (step, next_step);
  if (self->answer == NULL)
    return;

  next->answer = json_node_ref (self->answer);
  show_answer (next);
}

/* Nothing comes after a query that is all there is. */
static const char *
kiosk_query_step_get_action (KioskStep *step)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (step);
  GPtrArray *steps = kiosk_flow_get_steps (flow_of (self));

  if (self->answer == NULL)
    return self->action != NULL ? self->action : _("Look up");
  return steps->pdata[steps->len - 1] != step ? KIOSK_STEP_CLASS (kiosk_query_step_parent_class)->get_action (step) : NULL;
}

static void
kiosk_query_step_add_child (GtkBuildable *buildable,
                            GtkBuilder   *builder,
                            GObject      *child,
                            const char   *type)
{
  if (KIOSK_IS_FACT (child))
    g_ptr_array_add (KIOSK_QUERY_STEP (buildable)->facts, g_object_ref (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_query_step_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_query_step_add_child;
}

static char **
place_of (KioskQueryStep *self,
          guint           property)
{
  return property == PROP_ROUTE ? &self->route : property == PROP_FACTOR ? &self->factor : &self->action;
}

static void
kiosk_query_step_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  char **place = place_of (KIOSK_QUERY_STEP (object), property);

  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
kiosk_query_step_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_string (value, *place_of (KIOSK_QUERY_STEP (object), property));
}

static void
kiosk_query_step_dispose (GObject *object)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (object);

  stop (self);
  g_ptr_array_set_size (self->facts, 0);
  g_clear_pointer (&self->answer, json_node_unref);
  G_OBJECT_CLASS (kiosk_query_step_parent_class)->dispose (object);
}

static void
kiosk_query_step_finalize (GObject *object)
{
  KioskQueryStep *self = KIOSK_QUERY_STEP (object);

  g_free (self->route);
  g_free (self->factor);
  g_free (self->action);
  g_ptr_array_unref (self->facts);
  G_OBJECT_CLASS (kiosk_query_step_parent_class)->finalize (object);
}

static void
kiosk_query_step_class_init (KioskQueryStepClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  object_class->set_property = kiosk_query_step_set_property;
  object_class->get_property = kiosk_query_step_get_property;
  object_class->dispose = kiosk_query_step_dispose;
  object_class->finalize = kiosk_query_step_finalize;
  step_class->leave = kiosk_query_step_leave;
  step_class->retry = ask;
  step_class->go_back = kiosk_query_step_go_back;
  step_class->copy = kiosk_query_step_copy;
  step_class->get_action = kiosk_query_step_get_action;

  props[PROP_ROUTE] = g_param_spec_string ("route", NULL, NULL, NULL, both);
  props[PROP_FACTOR] = g_param_spec_string ("factor", NULL, NULL, NULL, both);
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (KIOSK_TYPE_FACTS_CARD);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/parkkiosk/Kiosk/lib/form/kiosk-query-step.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KioskQueryStep, card);
}

static void
kiosk_query_step_init (KioskQueryStep *self)
{
  self->facts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}
