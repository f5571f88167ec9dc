/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-json-writer.h"

static void
append_quoted (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  while (*text != '\0')
    {
      const char *begin = text;

      while ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        text++;
      g_string_append_len (json, begin, text - begin);

      if (*text == '"' || *text == '\\')
        g_string_append_printf (json, "\\%c", *text++);
      else if (*text != '\0')
        g_string_append_printf (json, "\\u%04x", (guint) *text++);
    }
  g_string_append_c (json, '"');
}

static void
begin_value (GString    *json,
             const char *name)
{
  char before = json->len > 0 ? json->str[json->len - 1] : '{';

  if (before != '{' && before != '[')
    g_string_append_c (json, ',');
  if (name != NULL)
    {
      g_string_append_c (json, '"');
      g_string_append (json, name);
      g_string_append (json, "\":");
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

void
gateway_json_int (GString    *json,
                  const char *name,
                  gint64      value)
{
  begin_value (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

void
gateway_json_raw (GString    *json,
                  const char *name,
                  const char *text)
{
  begin_value (json, name);
  g_string_append (json, text);
}
