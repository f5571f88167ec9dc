/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-payload.h"

#include "registration-name.h"
#include "registration-park.h"
#include "registration-person.h"
#include "registration-rules.h"

#include <string.h>

#define WHOLE 1000000  /* 100 %, in ten-thousandths of a per cent */

static const char *
get (JsonObject *object,
     const char *key)
{
  return json_object_get_string_member_with_default (object, key, "");
}

static void
copy (JsonObject *from,
      const char *key,
      JsonObject *to,
      const char *name)
{
  if (json_object_has_member (from, key))
    json_object_set_member (to, name, json_object_dup_member (from, key));
}

static JsonObject *
build_name (JsonObject *answers)
{
  g_autoptr (RegistrationName) name = registration_name_from_answers (answers);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "region", name->region);
  json_object_set_string_member (object, "brand", name->brand);
  json_object_set_string_member (object, "industry", name->industry);
  json_object_set_string_member (object, "form", name->form);
  return object;
}

static JsonObject *
build_address (JsonObject *answers)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "province", "福建省");
  json_object_set_string_member (object, "city", "厦门市");
  json_object_set_string_member (object, "district", registration_park_district_name (get (answers, "district")));
  copy (answers, "road", object, "road");
  copy (answers, "room", object, "number");
  return object;
}

/* What is left by rounding down goes to the first ones, so that all together are the whole. */
GArray *
registration_payload_ratios (JsonObject *answers)
{
  guint length = registration_rules_count (answers, "shareholders");
  gint64 capital = MAX (registration_rules_capital (answers), 1), left = WHOLE;
  GArray *ratios = g_array_sized_new (FALSE, FALSE, sizeof (gint64), length);

  for (guint i = 0; i < length; i++)
    {
      gint64 amount = registration_rules_amount (registration_rules_get_item (answers, "shareholders", i));
      gint64 ratio = (gint64) ((double) amount * WHOLE / (double) capital);

      g_array_append_val (ratios, ratio);
      left -= ratio;
    }

  for (guint i = 0; i < length && left > 0 && left <= length; i++, left--)
    g_array_index (ratios, gint64, i)++;
  return ratios;
}

static JsonObject *
build_holder (JsonObject *answers,
              JsonObject *holder,
              gint64      ratio)
{
  JsonObject *object = json_object_new ();
  g_autofree char *part = kiosk_decimal_format (ratio, 4, FALSE);
  char due[20] = "";
  GDate day;

  copy (holder, "kind", object, "kind");
  copy (holder, json_object_has_member (holder, "company") ? "company" : "name", object, "name");
  json_object_set_string_member (object, "id_type", registration_person_id_type (holder));
  copy (holder, "id_number", object, "id_number");
  copy (holder, "amount", object, "amount");
  json_object_set_string_member (object, "ratio", part);
  copy (holder, "method", object, "method");
  if (registration_rules_due (answers, holder, &day))
    g_date_strftime (due, sizeof due, "%Y-%m-%d", &day);
  json_object_set_string_member (object, "due", due);
  return object;
}

static JsonArray *
build_holders (JsonObject *answers)
{
  g_autoptr (GArray) ratios = registration_payload_ratios (answers);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ratios->len; i++)
    json_array_add_object_element (array, build_holder (answers, registration_rules_get_item (answers, "shareholders", i),
                                                        g_array_index (ratios, gint64, i)));
  return array;
}

/* A company's form follows from who holds its shares. */
static const char *
find_type (JsonObject *answers)
{
  JsonObject *only;

  if (registration_rules_count (answers, "shareholders") != 1)
    return "limited";

  only = registration_rules_get_item (answers, "shareholders", 0);
  return strcmp (get (only, "kind"), "company") == 0 ? "sole-legal-person" : "sole-natural-person";
}

static JsonArray *
build_scope (JsonObject *answers)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < registration_rules_count (answers, "scope"); i++)
    {
      JsonObject *chosen = registration_rules_get_item (answers, "scope", i);
      JsonObject *item = json_object_new ();

      copy (chosen, "value", item, "code");
      json_object_set_boolean_member (item, "permit", json_object_has_member (chosen, "flagged"));
      json_array_add_object_element (array, item);
    }

  return array;
}

static JsonObject *
build_person (JsonObject *person)
{
  JsonObject *object = json_object_new ();

  copy (person, "name", object, "name");
  json_object_set_string_member (object, "id_type", registration_person_id_type (person));
  copy (person, "id_number", object, "id_number");
  copy (person, "phone", object, "phone");
  return object;
}

/* Those who hold a post, in the order in which they were entered. */
static JsonArray *
build_post (JsonObject *answers,
            const char *role)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < registration_rules_count (answers, "people"); i++)
    {
      JsonObject *person = registration_rules_get_item (answers, "people", i);

      if (!registration_person_has_role (person, role))
        continue;

      json_array_add_object_element (array, build_person (person));
      if (strcmp (role, "legal") == 0)
        json_object_set_string_member (json_array_get_object_element (array, 0), "position",
                                       registration_person_has_role (person, "director") ? "director" : "manager");
    }

  return array;
}

static void
set_person (JsonObject *payload,
            JsonObject *answers,
            const char *role,
            const char *name)
{
  g_autoptr (JsonArray) holders = build_post (answers, role);

  if (json_array_get_length (holders) > 0)
    json_object_set_member (payload, name, json_array_dup_element (holders, 0));
}

static void
set_people (JsonObject *payload,
            JsonObject *answers)
{
  JsonArray *supervisors = build_post (answers, "supervisor");

  set_person (payload, answers, "legal", "legal_representative");
  json_object_set_array_member (payload, "directors", build_post (answers, "director"));
  set_person (payload, answers, "manager", "manager");
  if (json_array_get_length (supervisors) > 0)
    json_object_set_array_member (payload, "supervisors", g_steal_pointer (&supervisors));
  else
    json_array_unref (supervisors);
  if (strcmp (get (answers, "supervision"), "none") == 0)
    json_object_set_boolean_member (payload, "no_supervisor_agreed", TRUE);
  set_person (payload, answers, "finance", "finance_head");
  set_person (payload, answers, "liaison", "liaison");
}

JsonNode *
registration_payload_build (JsonObject *answers)
{
  g_autoptr (JsonObject) payload = json_object_new ();

  json_object_set_object_member (payload, "name", build_name (answers));
  json_object_set_string_member (payload, "company_type", find_type (answers));
  json_object_set_object_member (payload, "address", build_address (answers));
  copy (answers, "phone", payload, "phone");
  copy (answers, "postcode", payload, "postcode");
  copy (answers, "employees", payload, "employees");
  copy (answers, "capital", payload, "capital");
  copy (answers, "years", payload, "term_years");
  copy (answers, "planned", payload, "planned_date");
  copy (answers, "copies", payload, "licence_copies");
  json_object_set_boolean_member (payload, "electronic_licence", strcmp (get (answers, "electronic"), "yes") == 0);
  set_people (payload, answers);
  json_object_set_array_member (payload, "shareholders", build_holders (answers));
  json_object_set_array_member (payload, "scope", build_scope (answers));
  copy (answers, "declaration", payload, "declaration");
  copy (answers, "consent", payload, "consent");
  return json_node_init_object (json_node_alloc (), payload);
}
