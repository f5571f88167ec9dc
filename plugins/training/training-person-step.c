/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "training-person-step.h"

#include "training-age.h"
#include "training-words.h"


struct _TrainingPersonStep
{
  KioskStep        parent_instance;

  TrainingSession *session;  /* (owned) (nullable): until it is known */
};

G_DEFINE_FINAL_TYPE (TrainingPersonStep, training_person_step, KIOSK_TYPE_STEP)

static KioskStepClass *
parent_step_class (void)
{
  return KIOSK_STEP_CLASS (training_person_step_parent_class);
}

static void
training_person_step_get_answers (KioskStep  *step,
                                  JsonObject *answers)
{
  TrainingPersonStep *self = TRAINING_PERSON_STEP (step);
  int age;

  parent_step_class ()->get_answers (step, answers);
  if (self->session == NULL)
    return;

  json_object_set_object_member (answers, "session", json_object_ref (self->session->json));
  age = training_age_of (answers, self->session);
  if (age >= TRAINING_LEAST_AGE && age < TRAINING_FULL_AGE)
    json_object_set_boolean_member (answers, "minor", TRUE);
}

static void
take_session (TrainingPersonStep *self,
              JsonObject         *from)
{
  JsonObject *object;
  TrainingSession *session = NULL;

  if (kiosk_json_get_object (from, "session", &object, NULL))
    session = training_session_from_json (object, NULL);
  if (session == NULL)
    return;

  training_person_step_set_session (self, session);
  training_session_unref (session);
}

static void
training_person_step_set_answers (KioskStep  *step,
                                  JsonObject *answers)
{
  take_session (TRAINING_PERSON_STEP (step), answers);
  parent_step_class ()->set_answers (step, answers);
}

static JsonObject *
training_person_step_dup_state (KioskStep *step)
{
  TrainingPersonStep *self = TRAINING_PERSON_STEP (step);
  JsonObject *state = parent_step_class ()->dup_state (step);

  if (self->session != NULL)
    json_object_set_object_member (state, "session", json_object_ref (self->session->json));
  return state;
}

static void
training_person_step_set_state (KioskStep  *step,
                                JsonObject *state)
{
  take_session (TRAINING_PERSON_STEP (step), state);
  parent_step_class ()->set_state (step, state);
}

static void
training_person_step_copy (KioskStep *step,
                           KioskStep *next)
{
  TrainingPersonStep *self = TRAINING_PERSON_STEP (step);

  if (self->session != NULL)
    training_person_step_set_session (TRAINING_PERSON_STEP (next), self->session);
  parent_step_class ()->copy (step, next);
}

/* For which course it is stands beneath the question. */
static void
training_person_step_enter (KioskStep *step)
{
  TrainingPersonStep *self = TRAINING_PERSON_STEP (step);
  KioskFlow *flow = KIOSK_FLOW (gtk_widget_get_ancestor (GTK_WIDGET (step), KIOSK_TYPE_FLOW));
  const char *locale = kiosk_context_get_locale (kiosk_flow_get_context (flow));
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  if (self->session != NULL)
    {
      when = training_words_when (self->session);
      words = g_strdup_printf ("%s · %s · %s", training_session_title (self->session, locale), when,
                               training_session_room (self->session, locale));
      g_object_set (step, "hint", words, NULL);
    }
  parent_step_class ()->enter (step);
}

static void
training_person_step_dispose (GObject *object)
{
  g_clear_pointer (&TRAINING_PERSON_STEP (object)->session, training_session_unref);
  G_OBJECT_CLASS (training_person_step_parent_class)->dispose (object);
}

static void
training_person_step_class_init (TrainingPersonStepClass *klass)
{
  KioskStepClass *step_class = KIOSK_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = training_person_step_dispose;
  step_class->enter = training_person_step_enter;
  step_class->copy = training_person_step_copy;
  step_class->get_answers = training_person_step_get_answers;
  step_class->set_answers = training_person_step_set_answers;
  step_class->dup_state = training_person_step_dup_state;
  step_class->set_state = training_person_step_set_state;
}

static void
training_person_step_init (TrainingPersonStep *self)
{
}

void
training_person_step_set_session (TrainingPersonStep *self,
                                  TrainingSession    *session)
{
  g_return_if_fail (TRAINING_IS_PERSON_STEP (self));

  training_session_ref (session);
  g_clear_pointer (&self->session, training_session_unref);
  self->session = session;
}

TrainingSession *
training_person_step_get_session (TrainingPersonStep *self)
{
  g_return_val_if_fail (TRAINING_IS_PERSON_STEP (self), NULL);

  return self->session;
}
