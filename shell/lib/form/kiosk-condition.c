/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-condition-private.h"

#include <string.h>

#include "core/kiosk-core.h"

#define LONGEST_KEY 64

struct _KioskCondition
{
  char     *key;
  char    **values;  /* (nullable): any value will do */
  gboolean  negated;
};

gboolean
kiosk_condition_is_key (const char *text)
{
  return g_ascii_islower (text[0]) && strlen (text) <= LONGEST_KEY
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

KioskCondition *
kiosk_condition_new (const char  *text,
                     GError     **error)
{
  g_autoptr (KioskCondition) self = g_new0 (KioskCondition, 1);
  const char *equals = strchr (text, '=');
  const char *end = equals != NULL ? equals : text + strlen (text);

  self->negated = equals == NULL ? text[0] == '!' : equals > text && equals[-1] == '!';
  if (equals == NULL && self->negated)
    text++;
  else if (self->negated)
    end--;

  self->key = g_strndup (text, end - text);
  self->values = equals != NULL ? g_strsplit (equals + 1, "|", -1) : NULL;
  if (kiosk_condition_is_key (self->key) && (equals == NULL || equals[1] != '\0'))
    return g_steal_pointer (&self);

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "“%s” is no condition", text);
  return NULL;
}

void
kiosk_condition_free (KioskCondition *self)
{
  g_free (self->key);
  g_strfreev (self->values);
  g_free (self);
}

const char *
kiosk_condition_get_key (const KioskCondition *self)
{
  return self->key;
}

static gboolean
is_wanted (const KioskCondition *self,
           JsonNode             *value)
{
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);
      gboolean found = FALSE;

      for (guint i = 0; i < json_array_get_length (array); i++)
        found |= is_wanted (self, json_array_get_element (array, i));
      return found;
    }

  if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return g_strv_contains ((const char * const *) self->values, json_node_get_boolean (value) ? "true" : "false");

  return json_node_get_value_type (value) == G_TYPE_STRING
         && g_strv_contains ((const char * const *) self->values, json_node_get_string (value));
}

gboolean
kiosk_condition_holds (const KioskCondition *self,
                       JsonObject           *answers)
{
  JsonNode *value = json_object_get_member (answers, self->key);
  gboolean there = value != NULL && !JSON_NODE_HOLDS_NULL (value);

  if (there && self->values != NULL)
    there = is_wanted (self, value);

  return there != self->negated;
}
