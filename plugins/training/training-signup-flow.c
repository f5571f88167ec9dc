/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "training-signup-flow.h"

#include "training-age.h"
#include "training-payload.h"
#include "training-person-step.h"
#include "training-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SERVICE "training"

struct _TrainingSignupFlow
{
  KioskFlow           parent_instance;

  TrainingPersonStep *person;
  KioskReceiptStep   *receipt;
};

G_DEFINE_FINAL_TYPE (TrainingSignupFlow, training_signup_flow, KIOSK_TYPE_FLOW)

/* Rules */

/* Told beside the number, or the date, from which the age follows. */
static char *
on_check_age (KioskField         *field,
              JsonNode           *value,
              TrainingSignupFlow *self)
{
  TrainingSession *session = training_person_step_get_session (self->person);
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));

  return session != NULL ? training_age_check (answers, session) : NULL;
}

/* The card says when its holder was born: nobody has to type that. */
static void
on_number_changed (KioskField *number)
{
  g_autoptr (JsonNode) value = kiosk_field_get_value (number);
  g_autofree char *words = NULL;
  char born[20];
  gboolean female;
  GDate day;

  if (value == NULL || !kiosk_identifier_read_resident_id (json_node_get_string (value), &day, &female))
    return;

  g_date_strftime (born, sizeof born, "%Y-%m-%d", &day);
  words = g_strdup_printf (female ? _("Born %s, female") : _("Born %s, male"), born);
  kiosk_field_set_note (number, words);
}

static char *
on_check_guardian_phone (KioskField         *field,
                         JsonNode           *value,
                         TrainingSignupFlow *self)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (KIOSK_FLOW (self));
  const char *own = json_object_get_string_member_with_default (answers, "phone", "");

  return strcmp (json_node_get_string (value), own) == 0 ? g_strdup (_("Please enter the guardian's own phone, not yours.")) : NULL;
}

/* What the gateway said */

static void
append (GString    *text,
        const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

/* Another course at the same time: no reason to refuse, but to tell. */
static void
append_overlap (GString    *text,
                JsonObject *signup,
                const char *locale)
{
  JsonArray *list = NULL;
  JsonObject *other = NULL;
  const char *title = NULL, *english = NULL;
  g_autofree char *words = NULL;
  gboolean overlap = FALSE;

  if (!json_object_has_member (signup, "overlap") || !kiosk_json_get_boolean (signup, "overlap", &overlap, NULL) || !overlap)
    return;

  if (kiosk_json_get_array (signup, "overlaps", &list, NULL))
    other = kiosk_json_array_object (list, 0, NULL);
  if (other != NULL && kiosk_json_get_string (other, "title", &title, NULL) && kiosk_json_optional_string (other, "title_en", &english, NULL))
    /* Translators: %s is the title of a course */
    words = g_strdup_printf (_("Please note: you have signed up for another course at that time, “%s”."),
                             strcmp (locale, "en") == 0 && english != NULL ? english : title);
  append (text, words != NULL ? words : _("Please note: you have signed up for another course at that time."));
}

static void
tell_seat (TrainingSignupFlow *self,
           GString            *next_step)
{
  g_object_set (self->receipt, "headline", _("You have a seat"), NULL);
  append (next_step, _("Check in at a terminal like this one with the code, from 30 minutes before to 15 minutes after the beginning. "
                       "If you cannot come, please give the seat up under “My sign-ups”."));
}

static void
tell_place (TrainingSignupFlow *self,
            gint64              place,
            GString            *next_step)
{
  /* Translators: a place on the waiting list */
  g_autofree char *headline = g_strdup_printf (_("On the waiting list, place %u"), (guint) place);

  g_object_set (self->receipt, "headline", headline, NULL);
  append (next_step, _("A seat that becomes free is kept for a day for who is first. Look under “My sign-ups” with this code "
                       "whether it is your turn."));
}

static void
tell_outcome (TrainingSignupFlow *self,
              JsonObject         *signup)
{
  TrainingSession *session = training_person_step_get_session (self->person);
  const char *locale = kiosk_context_get_locale (kiosk_flow_get_context (KIOSK_FLOW (self)));
  g_autofree char *when = training_words_when (session);
  g_autofree char *what = g_strdup_printf ("%s\n%s · %s", training_session_title (session, locale), when,
                                           training_session_room (session, locale));
  g_autoptr (GString) next_step = g_string_new (what);
  gint64 place = 0;

  if (kiosk_json_optional_int (signup, "place", &place, NULL) && place > 0)
    tell_place (self, place, next_step);
  else
    tell_seat (self, next_step);
  append_overlap (next_step, signup, locale);
  g_object_set (self->receipt, "next-step", next_step->str, NULL);
}

/* One that waits for the gateway has no seat yet: that is told, too. */
static void
on_receipt_shown (TrainingSignupFlow *self)
{
  KioskReceipt *receipt = kiosk_flow_get_receipt (KIOSK_FLOW (self));
  JsonNode *answer = receipt != NULL ? kiosk_receipt_get_answer (receipt) : NULL;
  JsonObject *root = answer != NULL ? kiosk_json_root_object (answer, NULL) : NULL;
  JsonObject *signup = NULL;

  if (root != NULL && training_person_step_get_session (self->person) != NULL && kiosk_json_get_object (root, "signup", &signup, NULL))
    tell_outcome (self, signup);
  else if (receipt != NULL && kiosk_receipt_is_queued (receipt))
    g_object_set (self->receipt, "contact", _("Seats go by the order in which sign-ups arrive. Whether you have one, the service desk "
                                              "can tell you by this code."), NULL);
}

static JsonNode *
training_signup_flow_build_payload (KioskFlow  *flow,
                                    JsonObject *answers)
{
  return training_payload_build (answers, kiosk_context_get_locale (kiosk_flow_get_context (flow)));
}

static void
ensure_types (void)
{
  g_type_ensure (KIOSK_TYPE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_CONSENT_FIELD);
  g_type_ensure (KIOSK_TYPE_DATE_FIELD);
  g_type_ensure (KIOSK_TYPE_IDENTIFIER_FIELD);
  g_type_ensure (KIOSK_TYPE_MULTIPLE_CHOICE_FIELD);
  g_type_ensure (KIOSK_TYPE_NAME_FIELD);
  g_type_ensure (KIOSK_TYPE_OPTION);
  g_type_ensure (KIOSK_TYPE_PHONE_FIELD);
  g_type_ensure (KIOSK_TYPE_RECEIPT_STEP);
  g_type_ensure (KIOSK_TYPE_REVIEW_STEP);
  g_type_ensure (KIOSK_TYPE_SUBMIT_STEP);
  g_type_ensure (KIOSK_TYPE_TEXT_FIELD);
  g_type_ensure (TRAINING_TYPE_PERSON_STEP);
}

static void
training_signup_flow_class_init (TrainingSignupFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KIOSK_FLOW_CLASS (klass)->build_payload = training_signup_flow_build_payload;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/training/training-signup-flow.ui");
  gtk_widget_class_bind_template_child (widget_class, TrainingSignupFlow, person);
  gtk_widget_class_bind_template_child (widget_class, TrainingSignupFlow, receipt);
  gtk_widget_class_bind_template_callback (widget_class, on_check_age);
  gtk_widget_class_bind_template_callback (widget_class, on_number_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_check_guardian_phone);
  gtk_widget_class_bind_template_callback (widget_class, on_receipt_shown);
}

/* The document that most have is chosen. */
static void
choose_document (TrainingSignupFlow *self)
{
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "resident_id");

  kiosk_field_set_value (kiosk_step_get_field (KIOSK_STEP (self->person), "id_type"), value);
}

static void
training_signup_flow_init (TrainingSignupFlow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_flow_set_service (KIOSK_FLOW (self), SERVICE);
  choose_document (self);
}

KioskPage *
training_signup_flow_page_new (KioskContext    *context,
                               TrainingSession *session)
{
  TrainingSignupFlow *self = g_object_new (TRAINING_TYPE_SIGNUP_FLOW, NULL);

  training_person_step_set_session (self->person, session);
  return kiosk_flow_page_new (context, KIOSK_FLOW (self));
}
