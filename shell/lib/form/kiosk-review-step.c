/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-review-step.h"

#include "kiosk-flow.h"
#include "kiosk-repeat-step.h"
#include "kiosk-review-row-private.h"
#include "kiosk-step-private.h"

#include <glib/gi18n-lib.h>

struct _KioskReviewStep
{
  KioskStep  parent_instance;

  GtkBox    *cards;
  char      *action;  /* (nullable) */
};

enum
{
  PROP_0,
  PROP_ACTION,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskReviewStep, kiosk_review_step, KIOSK_TYPE_STEP)

static KioskFlow *
flow_of (KioskReviewStep *self)
{
  return KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (self), KIOSK_TYPE_FLOW));
}

/* @target is the field that is to be answered again, or its step. */
static void
on_change (GtkWidget *row,
           GtkWidget *target)
{
  KioskFlow *flow = KIOSK_FLOW (gtk_widget_get_ancestor (row, KIOSK_TYPE_FLOW));

  kiosk_flow_change (flow, KIOSK_STEP (gtk_widget_get_ancestor (target, KIOSK_TYPE_STEP)));
  if (KIOSK_IS_FIELD (target))
    gtk_widget_grab_focus (target);
}

static void
add_row (GtkBox     *card,
         gpointer    target,
         const char *label,
         const char *value)
{
  GtkWidget *row = kiosk_review_row_new (label, value);

  g_signal_connect_object (row, "change", G_CALLBACK (on_change), target, 0);
  gtk_box_append (card, row);
}

static void
add_fields (GtkBox     *card,
            KioskStep  *step,
            JsonObject *answers)
{
  GPtrArray *fields = kiosk_step_get_fields (step);

  for (guint i = 0; i < fields->len; i++)
    {
      JsonNode *value = json_object_get_member (answers, kiosk_field_get_key (fields->pdata[i]));
      g_autofree char *words = value != NULL ? kiosk_field_describe (fields->pdata[i], value) : g_strdup (_("Not given"));

      if (kiosk_field_is_shown (fields->pdata[i], answers))
        add_row (card, fields->pdata[i], kiosk_field_get_label (fields->pdata[i]), words);
    }
}

static void
add_items (GtkBox          *card,
           KioskRepeatStep *step)
{
  for (guint i = 0; i < kiosk_repeat_step_get_length (step); i++)
    {
      g_autofree char *title = kiosk_repeat_step_dup_title (step, i);
      g_autofree char *words = kiosk_repeat_step_describe (step, i);

      add_row (card, step, title, words);
    }
}

static void
add_card (KioskReviewStep *self,
          KioskStep       *step,
          JsonObject      *answers)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (kiosk_step_get_heading (step));

  gtk_widget_add_css_class (card, "kiosk-card");
  gtk_widget_add_css_class (heading, "title");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_box_append (GTK_BOX (card), heading);
  if (KIOSK_IS_REPEAT_STEP (step))
    add_items (GTK_BOX (card), KIOSK_REPEAT_STEP (step));
  else
    add_fields (GTK_BOX (card), step, answers);
  gtk_box_append (self->cards, card);
}

static void
kiosk_review_step_enter (KioskStep *step)
{
  KioskReviewStep *self = KIOSK_REVIEW_STEP (step);
  KioskFlow *flow = flow_of (self);
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (flow);
  GPtrArray *steps = kiosk_flow_get_steps (flow);
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, old);

  for (guint i = 0; i < steps->len && steps->pdata[i] != step; i++)
    if (kiosk_step_get_fields (steps->pdata[i])->len > 0 && kiosk_step_is_shown (steps->pdata[i], answers))
      add_card (self, steps->pdata[i], answers);
}

static const char *
kiosk_review_step_get_action (KioskStep *step)
{
  const char *action = KIOSK_REVIEW_STEP (step)->action;

  return action != NULL ? action : _("Submit");
}

static void
kiosk_review_step_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KioskReviewStep *self = KIOSK_REVIEW_STEP (object);

  g_free (self->action);
  self->action = g_value_dup_string (value);
}

static void
kiosk_review_step_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_string (value, KIOSK_REVIEW_STEP (object)->action);
}

static void
kiosk_review_step_finalize (GObject *object)
{
  g_free (KIOSK_REVIEW_STEP (object)->action);
  G_OBJECT_CLASS (kiosk_review_step_parent_class)->finalize (object);
}

static void
kiosk_review_step_class_init (KioskReviewStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kiosk_review_step_set_property;
  object_class->get_property = kiosk_review_step_get_property;
  object_class->finalize = kiosk_review_step_finalize;
  KIOSK_STEP_CLASS (klass)->enter = kiosk_review_step_enter;
  KIOSK_STEP_CLASS (klass)->get_action = kiosk_review_step_get_action;

  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-review-step.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskReviewStep, cards);
}

static void
kiosk_review_step_init (KioskReviewStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
