/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-flow-grammar-private.h"

#include "camera/kiosk-photo-field.h"
#include "core/kiosk-core.h"
#include "kiosk-media-player.h"
#include "kiosk-address-field.h"
#include "kiosk-condition-private.h"
#include "kiosk-consent-field.h"
#include "kiosk-date-field.h"
#include "kiosk-fact.h"
#include "kiosk-flow.h"
#include "kiosk-identifier-field.h"
#include "kiosk-lookup-field.h"
#include "kiosk-lookup-list-field.h"
#include "kiosk-money-field.h"
#include "kiosk-multiple-choice-field.h"
#include "kiosk-name-field.h"
#include "kiosk-paragraph.h"
#include "kiosk-phone-field.h"
#include "kiosk-query-step.h"
#include "kiosk-receipt-step.h"
#include "kiosk-repeat-step.h"
#include "kiosk-review-step.h"
#include "kiosk-submit-step.h"

#define LONGEST_TEXT 2000
#define LARGEST      G_GINT64_CONSTANT (1000000000000)

#define STEP  "heading", "question", "hint", "show-when"
#define FIELD "key", "label", "hint", "optional", "personal", "show-when"
#define TEXT  FIELD, "placeholder", "min-length", "max-length", "input-purpose"
#define SEARCH "route", "value-member", "label-member", "detail-member", "flag-member", "flag", "placeholder"
#define LIST(...) (const char * const[]) { __VA_ARGS__, NULL }
#define NOTHING ((const char * const[]) { NULL })

#define INSIDE_STEP (KIOSK_PART_FIELD | KIOSK_PART_WORDS)

static const KioskFlowClause clauses[] = {
  { "KioskFlow", kiosk_flow_get_type, KIOSK_PART_FLOW, KIOSK_PART_STEP, LIST ("title", "subtitle"), LIST ("title") },

  { "KioskStep", kiosk_step_get_type, KIOSK_PART_STEP, INSIDE_STEP | KIOSK_PART_PHOTO, LIST (STEP), LIST ("heading") },
  { "KioskQueryStep", kiosk_query_step_get_type, KIOSK_PART_STEP, INSIDE_STEP | KIOSK_PART_FACT,
    LIST (STEP, "route", "factor", "action"), LIST ("heading", "route") },
  { "KioskRepeatStep", kiosk_repeat_step_get_type, KIOSK_PART_STEP, INSIDE_STEP, LIST (STEP, "key", "item", "least", "most"),
    LIST ("heading", "key", "item") },
  { "KioskReviewStep", kiosk_review_step_get_type, KIOSK_PART_STEP, INSIDE_STEP, LIST (STEP, "action"), NOTHING },
  { "KioskSubmitStep", kiosk_submit_step_get_type, KIOSK_PART_STEP, 0, LIST ("kind", "subject"), LIST ("subject") },
  { "KioskReceiptStep", kiosk_receipt_step_get_type, KIOSK_PART_STEP, 0, LIST ("headline", "next-step", "contact", "code-label"), NOTHING },

  { "KioskParagraph", kiosk_paragraph_get_type, KIOSK_PART_WORDS, 0, LIST ("heading", "text"), LIST ("text") },
  { "KioskMediaPlayer", kiosk_media_player_get_type, KIOSK_PART_WORDS, 0, LIST ("file", "title"), LIST ("file") },
  { "KioskFact", kiosk_fact_get_type, KIOSK_PART_FACT, KIOSK_PART_OPTION, LIST ("member", "label"), LIST ("member", "label") },
  { "KioskOption", kiosk_option_get_type, KIOSK_PART_OPTION, 0, LIST ("value", "label", "detail", "keywords", "flag"),
    LIST ("value", "label") },

  { "KioskTextField", kiosk_text_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT), LIST ("key", "label") },
  { "KioskNameField", kiosk_name_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT, "latin"), LIST ("key", "label") },
  { "KioskPhoneField", kiosk_phone_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT, "mobile"), LIST ("key", "label") },
  { "KioskIdentifierField", kiosk_identifier_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT, "identifier"),
    LIST ("key", "label", "identifier") },
  { "KioskNumberField", kiosk_number_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT, "digits", "minimum", "maximum", "unit"),
    LIST ("key", "label") },
  { "KioskMoneyField", kiosk_money_field_get_type, KIOSK_PART_FIELD, 0, LIST (TEXT, "minimum", "maximum", "unit"),
    LIST ("key", "label") },
  { "KioskDateField", kiosk_date_field_get_type, KIOSK_PART_FIELD, 0, LIST (FIELD, "first-day", "last-day", "weekdays"),
    LIST ("key", "label") },
  { "KioskChoiceField", kiosk_choice_field_get_type, KIOSK_PART_FIELD, KIOSK_PART_OPTION, LIST (FIELD, "columns"),
    LIST ("key", "label") },
  { "KioskMultipleChoiceField", kiosk_multiple_choice_field_get_type, KIOSK_PART_FIELD, KIOSK_PART_OPTION,
    LIST (FIELD, "columns", "most"), LIST ("key", "label") },
  { "KioskAddressField", kiosk_address_field_get_type, KIOSK_PART_FIELD, KIOSK_PART_OPTION, LIST (FIELD), LIST ("key", "label") },
  { "KioskLookupField", kiosk_lookup_field_get_type, KIOSK_PART_FIELD, KIOSK_PART_OPTION,
    LIST (FIELD, SEARCH, "input-purpose"), LIST ("key", "label") },
  { "KioskLookupListField", kiosk_lookup_list_field_get_type, KIOSK_PART_FIELD, KIOSK_PART_OPTION,
    LIST (FIELD, SEARCH, "leading", "most"), LIST ("key", "label", "route") },
  { "KioskPhotoField", kiosk_photo_field_get_type, KIOSK_PART_PHOTO, 0, LIST (FIELD, "most"), LIST ("key", "label") },
  { "KioskConsentField", kiosk_consent_field_get_type, KIOSK_PART_FIELD, 0,
    LIST (FIELD, "statement", "purpose", "kept", "duration", "contact"), LIST ("key", "purpose", "kept", "duration") },
};

static const struct
{
  const char *property;
  gint64      least;
  gint64      most;
} numbers[] = {
  { "min-length", 0, 1000 }, { "max-length", 0, 1000 }, { "columns", 1, 4 }, { "least", 0, 1000 }, { "most", 0, 1000 },
  { "digits", 0, 6 }, { "minimum", 0, LARGEST }, { "maximum", 0, LARGEST }, { "first-day", -36500, 36500 },
  { "last-day", -36500, 36500 },
};

static const char * const switches[] = { "optional", "personal", "latin", "mobile", "weekdays", NULL };
static const char * const purposes[] = { "free-form", "alpha", "digits", "number", "phone", "name", NULL };

const KioskFlowClause *
kiosk_flow_grammar_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    if (g_str_equal (clauses[i].name, name))
      return &clauses[i];

  return NULL;
}

static gboolean
refuse (const char  *name,
        const char  *why,
        GError     **error)
{
  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "%s %s", name, why);
  return FALSE;
}

static gboolean
check_number (const char  *name,
              const char  *value,
              gint64       least,
              gint64       most,
              GError     **error)
{
  g_autofree char *why = NULL;

  if (g_ascii_string_to_signed (value, 10, least, most, NULL, NULL))
    return TRUE;

  why = g_strdup_printf ("has to be a whole number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, least, most);
  return refuse (name, why, error);
}

/* A path of the gateway's own interface; {key} stands for an answer. */
static gboolean
is_route (const char *route)
{
  return g_str_has_prefix (route, "/v1/") && strstr (route, "..") == NULL
         && strspn (route, "abcdefghijklmnopqrstuvwxyz0123456789_-/{}") == strlen (route);
}

static gboolean
check_text (const char  *name,
            const char  *value,
            GError     **error)
{
  KioskIdentifier identifier;

  if (g_utf8_strlen (value, -1) > LONGEST_TEXT)
    return refuse (name, "is longer than 2000 characters", error);
  if (g_str_equal (name, "key") && !kiosk_condition_is_key (value))
    return refuse (name, "has to be of lower-case letters, digits and _", error);
  if (g_str_equal (name, "identifier") && !kiosk_identifier_from_nick (value, &identifier))
    return refuse (name, "is not known", error);
  if (g_str_equal (name, "input-purpose") && !g_strv_contains (purposes, value))
    return refuse (name, "is not known", error);
  if (g_str_equal (name, "route") && !is_route (value))
    return refuse (name, "has to be a path of the gateway that begins with /v1/", error);
  if (g_str_equal (name, "file") && (value[0] == '.' || strchr (value, '/') != NULL))
    return refuse (name, "has to be the bare name of a file in the media folder", error);
  return TRUE;
}

gboolean
kiosk_flow_grammar_check (const char  *name,
                          const char  *value,
                          GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].property, name))
      return check_number (name, value, numbers[i].least, numbers[i].most, error);

  if (g_strv_contains (switches, name))
    return g_str_equal (value, "True") || g_str_equal (value, "False") || refuse (name, "has to be True or False", error);

  return check_text (name, value, error);
}
