/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "registration-person.h"

#include <string.h>

const char *
registration_person_id_type (JsonObject *person)
{
  gboolean company = strcmp (json_object_get_string_member_with_default (person, "kind", ""), "company") == 0;

  return company ? "uscc" : json_object_get_string_member_with_default (person, "id_type", "resident_id");
}

char *
registration_person_identity (JsonObject *person)
{
  const char *type = registration_person_id_type (person);
  const char *number = json_object_get_string_member_with_default (person, "id_number", NULL);
  g_autofree char *normal = NULL;
  KioskIdentifier kind;

  if (number == NULL || !kiosk_identifier_from_nick (type, &kind))
    return NULL;

  normal = kiosk_identifier_normalise (kind, number);
  return g_strconcat (type, ":", normal, NULL);
}

gboolean
registration_person_has_role (JsonObject *person,
                              const char *role)
{
  JsonArray *roles = json_object_has_member (person, "roles") ? json_object_get_array_member (person, "roles") : NULL;

  for (guint i = 0; roles != NULL && i < json_array_get_length (roles); i++)
    if (strcmp (json_array_get_string_element (roles, i), role) == 0)
      return TRUE;

  return FALSE;
}
