/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-json.h"

#include "kiosk-error.h"
#include "kiosk-json-strict.h"

JsonNode *
kiosk_json_parse (const char  *data,
                  gsize        length,
                  GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;

  if (!kiosk_json_check_strict (data, length, error))
    return NULL;

  if (!json_parser_load_from_data (parser, data, (gssize) length, &cause) || json_parser_get_root (parser) == NULL)
    {
      /* json-glib's messages quote the text, which may be personal */
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "Malformed JSON");
      return NULL;
    }

  return json_parser_steal_root (parser);
}

char *
kiosk_json_write (JsonNode *root,
                  gboolean  pretty)
{
  g_autofree char *text = json_to_string (root, pretty);
  g_autoptr (GString) json = g_string_new (text);

  g_string_replace (json, "\037", "\\u001f", 0);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
refuse (GError     **error,
        const char  *member,
        const char  *wanted)
{
  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "Member “%s” is not %s", member, wanted);
  return FALSE;
}

static gboolean
is_absent (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
holds (JsonObject *object,
       const char *member,
       GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

JsonObject *
kiosk_json_root_object (JsonNode  *root,
                        GError   **error)
{
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);

  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "The JSON text is not an object");
  return NULL;
}

gboolean
kiosk_json_get_string (JsonObject  *object,
                       const char  *member,
                       const char **value,
                       GError     **error)
{
  if (!holds (object, member, G_TYPE_STRING))
    return refuse (error, member, "a string");

  *value = json_object_get_string_member (object, member);
  return TRUE;
}

gboolean
kiosk_json_get_int (JsonObject  *object,
                    const char  *member,
                    gint64      *value,
                    GError     **error)
{
  if (!holds (object, member, G_TYPE_INT64))
    return refuse (error, member, "an integer");

  *value = json_object_get_int_member (object, member);
  return TRUE;
}

gboolean
kiosk_json_get_boolean (JsonObject  *object,
                        const char  *member,
                        gboolean    *value,
                        GError     **error)
{
  if (!holds (object, member, G_TYPE_BOOLEAN))
    return refuse (error, member, "true or false");

  *value = json_object_get_boolean_member (object, member);
  return TRUE;
}

gboolean
kiosk_json_get_object (JsonObject  *object,
                       const char  *member,
                       JsonObject **value,
                       GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, member, "an object");

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
kiosk_json_get_array (JsonObject  *object,
                      const char  *member,
                      JsonArray  **value,
                      GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, member, "an array");

  *value = json_node_get_array (node);
  return TRUE;
}

gboolean
kiosk_json_get_time (JsonObject  *object,
                     const char  *member,
                     GDateTime  **value,
                     GError     **error)
{
  const char *text = NULL;
  GDateTime *time;

  if (!kiosk_json_get_string (object, member, &text, error))
    return FALSE;

  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return refuse (error, member, "a time with its zone");

  g_clear_pointer (value, g_date_time_unref);
  *value = time;
  return TRUE;
}

gboolean
kiosk_json_optional_string (JsonObject  *object,
                            const char  *member,
                            const char **value,
                            GError     **error)
{
  return is_absent (object, member) || kiosk_json_get_string (object, member, value, error);
}

gboolean
kiosk_json_optional_int (JsonObject  *object,
                         const char  *member,
                         gint64      *value,
                         GError     **error)
{
  return is_absent (object, member) || kiosk_json_get_int (object, member, value, error);
}

gboolean
kiosk_json_optional_object (JsonObject  *object,
                            const char  *member,
                            JsonObject **value,
                            GError     **error)
{
  return is_absent (object, member) || kiosk_json_get_object (object, member, value, error);
}

gboolean
kiosk_json_optional_time (JsonObject  *object,
                          const char  *member,
                          GDateTime  **value,
                          GError     **error)
{
  return is_absent (object, member) || kiosk_json_get_time (object, member, value, error);
}

JsonObject *
kiosk_json_array_object (JsonArray  *array,
                         guint       index,
                         GError    **error)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "Element %u is not an object", index);
  return NULL;
}

gboolean
kiosk_json_refuse_unknown (JsonObject          *object,
                           const char * const  *known,
                           GError             **error)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    if (!g_strv_contains (known, member))
      {
        g_autofree char *valid = g_utf8_substring (member, 0, MIN (g_utf8_strlen (member, -1), 40));

        g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "Unknown member “%s”", valid);
        return FALSE;
      }

  return TRUE;
}
