/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check-tax.h"

#include "kiosk-core.h"

#include <string.h>

enum { VALUE, VAT, CT, DUTY, FACTOR, N_COLUMNS };

typedef struct
{
  int    columns[N_COLUMNS];   /* where each stands in the rows */
} Header;

/* One record of RFC 4180. */
static GPtrArray *
split_record (const char *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_ptr_array_add (fields, g_string_free (field, FALSE));
          field = g_string_new (NULL);
        }
      else
        g_string_append_c (field, *p);
    }

  g_ptr_array_add (fields, g_string_free (field, FALSE));
  return fields;
}

static gboolean
read_header (Header     *header,
             const char *line)
{
  static const char * const names[N_COLUMNS][2] = {
    [VALUE] = { "value", "dutiable_value" },
    [VAT] = { "vat", "vat" },
    [CT] = { "ct", "ct" },
    [DUTY] = { "duty", "duty" },
    [FACTOR] = { "factor", "factor" },
  };
  g_autoptr (GPtrArray) fields = split_record (line);

  for (int column = 0; column < N_COLUMNS; column++)
    {
      header->columns[column] = -1;
      for (guint i = 0; i < fields->len; i++)
        {
          const char *name = g_strstrip (fields->pdata[i]);

          if (g_str_equal (name, names[column][0]) || g_str_equal (name, names[column][1]))
            header->columns[column] = (int) i;
        }

      if (header->columns[column] < 0)
        {
          g_printerr ("kiosk-check: the column “%s” is missing\n", names[column][0]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_number (const Header  *header,
             GPtrArray     *fields,
             int            column,
             guint          places,
             gint64        *number,
             GError       **error)
{
  int at = header->columns[column];

  if (at >= (int) fields->len)
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "the row is too short");
      return FALSE;
    }

  return kiosk_decimal_parse (fields->pdata[at], places, number, error);
}

static gboolean
compute_row (const Header    *header,
             const char      *line,
             KioskImportTax  *tax,
             GError         **error)
{
  g_autoptr (GPtrArray) fields = split_record (line);
  KioskTaxRates rates;
  gint64 value;

  return read_number (header, fields, VALUE, 2, &value, error)
         && read_number (header, fields, VAT, 6, &rates.vat, error)
         && read_number (header, fields, CT, 6, &rates.consumption, error)
         && read_number (header, fields, DUTY, 6, &rates.duty, error)
         && read_number (header, fields, FACTOR, 6, &rates.factor, error)
         && kiosk_import_tax_compute (value, &rates, tax, error);
}

static void
print_tax (const KioskImportTax *tax)
{
  g_autofree char *duty = kiosk_decimal_format (tax->duty, 2, FALSE);
  g_autofree char *ct = kiosk_decimal_format (tax->consumption, 2, FALSE);
  g_autofree char *vat = kiosk_decimal_format (tax->vat, 2, FALSE);
  g_autofree char *total = kiosk_decimal_format (tax->total, 2, FALSE);

  g_print ("%s,%s,%s,%s\n", duty, ct, vat, total);
}

static char *
read_line (GDataInputStream *input)
{
  char *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);

  return line != NULL ? g_strchomp (line) : NULL;
}

gboolean
kiosk_check_tax (GDataInputStream *input)
{
  g_autofree char *first = read_line (input);
  gboolean good = TRUE;
  Header header;
  char *line;

  if (first == NULL || !read_header (&header, g_str_has_prefix (first, "\357\273\277") ? first + 3 : first))
    return FALSE;

  g_print ("duty,ct,vat,total\n");
  while ((line = read_line (input)) != NULL)
    {
      g_autofree char *row = line;
      g_autoptr (GError) error = NULL;
      KioskImportTax tax;

      if (*row == '\0')
        continue;
      if (compute_row (&header, row, &tax, &error))
        print_tax (&tax);
      else
        {
          g_print ("error,%s\n", error->message);
          good = FALSE;
        }
    }

  return good;
}
