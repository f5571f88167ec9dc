/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-csv.h"

#include <gio/gio.h>
#include <string.h>

struct _GatewayCsv
{
  GPtrArray *records;   /* of GPtrArray of char*; the first is the header */
  GArray    *lines;     /* guint: where each record begins */
};

typedef struct
{
  const char *p;
  guint       line;
} Reader;

static char *
read_quoted (Reader  *reader,
             GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);
  guint first = reader->line;

  for (reader->p++; *reader->p != '\0'; reader->p++)
    {
      if (*reader->p == '"' && reader->p[1] == '"')
        reader->p++;
      else if (*reader->p == '"')
        {
          reader->p++;
          return g_string_free (g_steal_pointer (&field), FALSE);
        }
      else if (*reader->p == '\n')
        reader->line++;
      g_string_append_c (field, *reader->p);
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Line %u: a quotation mark is never closed", first);
  return NULL;
}

static char *
read_field (Reader  *reader,
            GError **error)
{
  gsize length;
  char *field;

  if (*reader->p == '"')
    return read_quoted (reader, error);

  length = strcspn (reader->p, ",\r\n");
  field = g_strndup (reader->p, length);
  reader->p += length;
  return g_strstrip (field);
}

static GPtrArray *
read_record (Reader  *reader,
             GError **error)
{
  g_autoptr (GPtrArray) record = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      char *field = read_field (reader, error);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (record, field);
      if (*reader->p != ',')
        break;
      reader->p++;
    }

  reader->p += strspn (reader->p, "\r");
  if (*reader->p == '\n')
    {
      reader->p++;
      reader->line++;
    }
  else if (*reader->p != '\0')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Line %u: there is text behind a quotation mark", reader->line);
      return NULL;
    }

  return g_steal_pointer (&record);
}

static gboolean
is_blank (GPtrArray *record)
{
  return record->len == 1 && *(const char *) record->pdata[0] == '\0';
}

static gboolean
read_records (GatewayCsv  *csv,
              const char  *text,
              GError     **error)
{
  Reader reader = { text, 1 };

  while (*reader.p != '\0')
    {
      guint line = reader.line;
      GPtrArray *record = read_record (&reader, error);

      if (record == NULL)
        return FALSE;
      if (is_blank (record))
        {
          g_ptr_array_unref (record);
          continue;
        }
      g_ptr_array_add (csv->records, record);
      g_array_append_val (csv->lines, line);
    }

  if (csv->records->len > 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The file is empty");
  return FALSE;
}

GatewayCsv *
gateway_csv_parse (const char  *text,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (GatewayCsv) csv = g_new0 (GatewayCsv, 1);

  csv->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  csv->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The file is not UTF-8 text");
      return NULL;
    }

  if (!read_records (csv, g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, error))
    return NULL;
  return g_steal_pointer (&csv);
}

GatewayCsv *
gateway_csv_read (const char  *file,
                  GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (file, &text, &length, error) ? gateway_csv_parse (text, length, error) : NULL;
}

void
gateway_csv_free (GatewayCsv *csv)
{
  g_ptr_array_unref (csv->records);
  g_array_unref (csv->lines);
  g_free (csv);
}

guint
gateway_csv_rows (GatewayCsv *csv)
{
  return csv->records->len - 1;
}

guint
gateway_csv_line (GatewayCsv *csv,
                  guint       row)
{
  return g_array_index (csv->lines, guint, row + 1);
}

static gboolean
is_name (const char *pattern,
         const char *name)
{
  gsize length = strlen (pattern);

  if (length > 0 && pattern[length - 1] == '*')
    return strncmp (pattern, name, length - 1) == 0;
  return strcmp (pattern, name) == 0;
}

int
gateway_csv_column (GatewayCsv *csv,
                    const char *names)
{
  GPtrArray *header = csv->records->pdata[0];
  g_auto (GStrv) patterns = g_strsplit (names, " ", -1);

  for (guint p = 0; patterns[p] != NULL; p++)
    for (guint i = 0; i < header->len; i++)
      if (is_name (patterns[p], header->pdata[i]))
        return (int) i;

  return -1;
}

const char *
gateway_csv_header (GatewayCsv *csv,
                    int         column)
{
  GPtrArray *header = csv->records->pdata[0];

  return header->pdata[column];
}

const char *
gateway_csv_get (GatewayCsv *csv,
                 guint       row,
                 int         column)
{
  GPtrArray *record = csv->records->pdata[row + 1];
  const char *text = column >= 0 && column < (int) record->len ? record->pdata[column] : "";

  return *text != '\0' ? text : NULL;
}

static gboolean
begins_formula (const char *field)
{
  static const char * const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (field, signs[i]))
      return TRUE;
  return FALSE;
}

void
gateway_csv_append (GString            *text,
                    const char * const *fields,
                    guint               n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *field = fields[i] != NULL ? fields[i] : "";

      g_string_append (text, i > 0 ? ",\"" : "\"");
      if (begins_formula (field))
        g_string_append_c (text, '\'');
      for (const char *p = field; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (text, '"');
          g_string_append_c (text, *p);
        }
      g_string_append_c (text, '"');
    }
  g_string_append (text, "\r\n");
}
