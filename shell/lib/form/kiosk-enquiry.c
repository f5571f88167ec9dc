/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-enquiry-private.h"

#include "camera/kiosk-photo-field.h"
#include "kiosk-repeat-step.h"

/* what the gateway takes, in characters */
#define LONGEST_LABEL 100
#define LONGEST_VALUE 1000

static const char * const named[] = { "name", "phone", "company", "message", "preferred_time", NULL };

static char *
cut (const char *text,
     glong       most)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), most));
}

static void
add_answer (JsonArray  *list,
            const char *label,
            const char *value)
{
  g_autofree char *short_label = cut (label, LONGEST_LABEL);
  g_autofree char *short_value = cut (value, LONGEST_VALUE);
  JsonObject *answer;

  if (*short_label == '\0' || *short_value == '\0')
    return;

  answer = json_object_new ();
  json_object_set_string_member (answer, "label", short_label);
  json_object_set_string_member (answer, "value", short_value);
  json_array_add_object_element (list, answer);
}

/* The pages of a photo field, each with what was to be photographed. */
static void
add_photos (JsonObject *enquiry,
            const char *label,
            JsonNode   *value)
{
  g_autofree char *short_label = cut (label, LONGEST_LABEL);
  JsonArray *pages = json_node_get_array (value);

  if (!json_object_has_member (enquiry, "photos"))
    json_object_set_array_member (enquiry, "photos", json_array_new ());

  for (guint i = 0; i < json_array_get_length (pages); i++)
    {
      JsonObject *page = json_array_get_object_element (pages, i);
      JsonObject *photo = json_object_new ();

      json_object_set_string_member (photo, "label", short_label);
      json_object_set_member (photo, "type", json_object_dup_member (page, "type"));
      json_object_set_member (photo, "data", json_object_dup_member (page, "data"));
      json_array_add_object_element (json_object_get_array_member (enquiry, "photos"), photo);
    }
}

static void
add_fields (JsonObject *enquiry,
            JsonArray  *list,
            KioskStep  *step,
            JsonObject *answers)
{
  GPtrArray *fields = kiosk_step_get_fields (step);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *key = kiosk_field_get_key (fields->pdata[i]);
      const char *label = kiosk_field_get_label (fields->pdata[i]);
      JsonNode *value = json_object_get_member (answers, key);
      g_autofree char *words = value != NULL ? kiosk_field_describe_plain (fields->pdata[i], value) : NULL;

      if (words == NULL)
        continue;
      if (KIOSK_IS_PHOTO_FIELD (fields->pdata[i]))
        add_photos (enquiry, label != NULL ? label : key, value);
      else if (g_strv_contains (named, key))
        json_object_set_string_member (enquiry, key, words);
      else
        add_answer (list, label != NULL ? label : key, words);
    }
}

static void
add_items (JsonArray       *list,
           KioskRepeatStep *step)
{
  for (guint i = 0; i < kiosk_repeat_step_get_length (step); i++)
    {
      g_autofree char *title = kiosk_repeat_step_dup_title (step, i);
      g_autofree char *words = kiosk_repeat_step_describe_plain (step, i);

      add_answer (list, title, words);
    }
}

JsonNode *
kiosk_enquiry_build (KioskFlow  *flow,
                     const char *subject)
{
  g_autoptr (JsonObject) answers = kiosk_flow_dup_answers (flow);
  g_autoptr (JsonObject) enquiry = json_object_new ();
  GPtrArray *steps = kiosk_flow_get_steps (flow);
  JsonArray *list = json_array_new ();

  json_object_set_string_member (enquiry, "subject", subject);
  for (guint i = 0; i < steps->len; i++)
    {
      if (!kiosk_step_is_shown (steps->pdata[i], answers))
        continue;
      if (KIOSK_IS_REPEAT_STEP (steps->pdata[i]))
        add_items (list, steps->pdata[i]);
      else
        add_fields (enquiry, list, steps->pdata[i], answers);
    }

  json_object_set_array_member (enquiry, "answers", list);
  return json_node_init_object (json_node_alloc (), enquiry);
}
