/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-json.h"

gboolean
customs_json_dup_string (JsonObject  *object,
                         const char  *member,
                         char       **value,
                         GError     **error)
{
  const char *text = NULL;

  if (!kiosk_json_optional_string (object, member, &text, error))
    return FALSE;
  if (text != NULL)
    {
      g_free (*value);
      *value = g_strdup (text);
    }
  return TRUE;
}

gboolean
customs_json_get_decimal (JsonObject  *object,
                          const char  *member,
                          guint        places,
                          gint64      *value,
                          GError     **error)
{
  const char *text = NULL;

  if (!kiosk_json_optional_string (object, member, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  if (!kiosk_decimal_parse (text, places, value, error))
    {
      g_prefix_error (error, "“%s”: ", member);
      return FALSE;
    }
  return TRUE;
}

gboolean
customs_json_get_array (JsonObject  *object,
                        const char  *member,
                        JsonArray  **value,
                        GError     **error)
{
  if (!json_object_has_member (object, member) || json_object_get_null_member (object, member))
    return TRUE;
  return kiosk_json_get_array (object, member, value, error);
}

guint
customs_json_enum (const char * const *words,
                   const char         *word,
                   guint               otherwise)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return otherwise;
}
