/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-json-writer.h"

#include <string.h>

static void
append_quoted (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (json, '\\');

      if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
begin_value (GString    *json,
             const char *name)
{
  if (json->len > 0 && strchr ("{[", json->str[json->len - 1]) == NULL)
    g_string_append_c (json, ',');
  if (name != NULL)
    {
      append_quoted (json, name);
      g_string_append_c (json, ':');
    }
}

void
gateway_json_begin (GString    *json,
                    const char *name,
                    char        bracket)
{
  begin_value (json, name);
  g_string_append_c (json, bracket);
}

void
gateway_json_end (GString *json,
                  char     bracket)
{
  g_string_append_c (json, bracket);
}

void
gateway_json_text (GString    *json,
                   const char *name,
                   const char *text)
{
  if (text == NULL)
    return;

  begin_value (json, name);
  append_quoted (json, text);
}

void
gateway_json_boolean (GString    *json,
                      const char *name,
                      gboolean    value)
{
  begin_value (json, name);
  g_string_append (json, value ? "true" : "false");
}
