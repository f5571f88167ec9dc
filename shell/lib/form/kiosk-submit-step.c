/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-submit-step.h"

#include "kiosk-enquiry-private.h"
#include "kiosk-flow-private.h"
#include "kiosk-page.h"

#include <glib/gi18n-lib.h>

#define ENQUIRY "enquiry"

struct _KioskSubmitStep
{
  KioskStep        parent_instance;

  char            *kind;
  char            *subject;
  KioskSubmission *submission;   /* (owned) (nullable): of the last try */
  JsonNode        *answers;      /* (nullable): of which it was made */
  GCancellable    *cancellable;  /* (owned) (nullable): while one is under way */
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_SUBJECT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskSubmitStep, kiosk_submit_step, KIOSK_TYPE_STEP)

static KioskFlow *
flow_of (KioskSubmitStep *self)
{
  return KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW));
}

static KioskPage *
page_of (KioskSubmitStep *self)
{
  return KIOSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_PAGE));
}

static void
stop (KioskSubmitStep *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What was parked has been handed in. */
static void
end_draft (KioskFlow *flow)
{
  KioskDraft *draft = kiosk_flow_get_draft (flow);

  if (draft != NULL)
    kiosk_draft_end (draft, kiosk_flow_get_context (flow));
  kiosk_flow_set_draft (flow, NULL);
}

static void
on_submitted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KioskSubmitStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskReceipt) receipt = kiosk_context_submit_finish (KIOSK_CONTEXT (source), result, &error);

  /* the page may be gone; the outbox goes on by itself */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || flow_of (self) == NULL)
    return;

  stop (self);
  if (receipt == NULL)
    {
      kiosk_page_show_error (page_of (self), error);
      return;
    }

  g_clear_object (&self->submission);
  kiosk_flow_set_receipt (flow_of (self), receipt);
  end_draft (flow_of (self));
  kiosk_flow_advance (flow_of (self));
}

/* The same answers are the same submission, however often they are handed in, and in whatever language. */
static void
prepare (KioskSubmitStep *self)
{
  KioskFlow *flow = flow_of (self);
  gboolean enquiry = g_str_equal (self->kind, ENQUIRY);
  g_autoptr (JsonObject) object = kiosk_flow_dup_answers (flow);
  g_autoptr (JsonNode) answers = json_node_init_object (json_node_alloc (), object);
  g_autoptr (JsonNode) payload = NULL;

  if (self->submission != NULL && json_node_equal (self->answers, answers))
    return;

  payload = enquiry ? kiosk_enquiry_build (flow, self->subject) : kiosk_flow_dup_payload (flow);
  g_clear_object (&self->submission);
  self->submission = kiosk_submission_new (kiosk_flow_get_service (flow), self->kind, payload);
  g_clear_pointer (&self->answers, json_node_unref);
  self->answers = g_steal_pointer (&answers);
}

static void
kiosk_submit_step_enter (KioskStep *step)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (step);

  prepare (self);
  stop (self);
  self->cancellable = g_cancellable_new ();
  kiosk_page_show_loading (page_of (self), _("Handing it in"));
  kiosk_context_submit_async (kiosk_flow_get_context (flow_of (self)), self->submission, self->cancellable,
                              on_submitted, g_object_ref (self));
}

static gboolean
kiosk_submit_step_go_back (KioskStep *step)
{
  stop (KIOSK_SUBMIT_STEP (step));
  return FALSE;
}

static void
kiosk_submit_step_copy (KioskStep *step,
                        KioskStep *next_step)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (step);
  KioskSubmitStep *next = KIOSK_SUBMIT_STEP (next_step);

  g_set_object (&next->submission, self->submission);
  g_clear_pointer (&next->answers, json_node_unref);
  next->answers = self->answers != NULL ? json_node_ref (self->answers) : NULL;
}

static const char *
kiosk_submit_step_get_action (KioskStep *step)
{
  return NULL;
}

static void
kiosk_submit_step_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (object);
  char **place = property == PROP_KIND ? &self->kind : &self->subject;

  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
kiosk_submit_step_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (object);

  g_value_set_string (value, property == PROP_KIND ? self->kind : self->subject);
}

static void
kiosk_submit_step_dispose (GObject *object)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (object);

  stop (self);
  g_clear_object (&self->submission);
  g_clear_pointer (&self->answers, json_node_unref);
  G_OBJECT_CLASS (kiosk_submit_step_parent_class)->dispose (object);
}

static void
kiosk_submit_step_finalize (GObject *object)
{
  KioskSubmitStep *self = KIOSK_SUBMIT_STEP (object);

  g_free (self->kind);
  g_free (self->subject);
  G_OBJECT_CLASS (kiosk_submit_step_parent_class)->finalize (object);
}

static void
kiosk_submit_step_class_init (KioskSubmitStepClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  object_class->set_property = kiosk_submit_step_set_property;
  object_class->get_property = kiosk_submit_step_get_property;
  object_class->dispose = kiosk_submit_step_dispose;
  object_class->finalize = kiosk_submit_step_finalize;
  step_class->enter = kiosk_submit_step_enter;
  step_class->retry = kiosk_submit_step_enter;
  step_class->go_back = kiosk_submit_step_go_back;
  step_class->copy = kiosk_submit_step_copy;
  step_class->get_action = kiosk_submit_step_get_action;
  step_class->uncounted = TRUE;

  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, ENQUIRY, both | G_PARAM_CONSTRUCT);
  props[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, "", both | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kiosk_submit_step_init (KioskSubmitStep *self)
{
}
