/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "training-payload.h"

#include <string.h>

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
build_guardian (JsonObject *answers)
{
  JsonObject *guardian = json_object_new ();

  copy (answers, "guardian_name", guardian, "name");
  copy (answers, "guardian_phone", guardian, "phone");
  copy (answers, "guardian_consent", guardian, "consent");
  return guardian;
}

/* Of a list, what is there: the contract wants no empty ones. */
static void
copy_list (JsonObject *from,
           const char *key,
           JsonObject *to)
{
  JsonArray *list = json_object_has_member (from, key) ? json_object_get_array_member (from, key) : NULL;

  if (list != NULL && json_array_get_length (list) > 0)
    copy (from, key, to, key);
}

JsonNode *
training_payload_build (JsonObject *answers,
                        const char *locale)
{
  g_autoptr (JsonObject) payload = json_object_new ();
  const char *type = json_object_get_string_member_with_default (answers, "id_type", "");

  /* a saved form may be older than what the kiosk knows of sessions; the gateway refuses one that names none */
  if (json_object_has_member (answers, "session"))
    copy (json_object_get_object_member (answers, "session"), "code", payload, "session");
  copy (answers, "name", payload, "name");
  copy (answers, "id_type", payload, "id_type");
  copy (answers, type, payload, "id_number");
  copy (answers, "birth_date", payload, "birth_date");
  copy (answers, "phone", payload, "phone");
  copy_list (answers, "access", payload);
  copy (answers, "needs", payload, "needs");
  if (json_object_has_member (answers, "guardian_name"))
    json_object_set_object_member (payload, "guardian", build_guardian (answers));
  json_object_set_string_member (payload, "language", locale);
  copy (answers, "consent", payload, "consent");
  return json_node_init_object (json_node_alloc (), payload);
}
