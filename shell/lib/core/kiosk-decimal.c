/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-import-tax.h"

#include "kiosk-error.h"
#include "kiosk-identifier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DIGITS 15

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, message);
  return FALSE;
}

/* Appends @digits to @result, then as many noughts as are missing to @places. */
static gboolean
append_digits (const char *digits,
               gsize       length,
               gint64     *result)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (digits[i]))
        return FALSE;
      *result = *result * 10 + (digits[i] - '0');
    }

  return TRUE;
}

gboolean
kiosk_decimal_parse (const char  *text,
                     guint        places,
                     gint64      *result,
                     GError     **error)
{
  g_autofree char *plain = kiosk_identifier_to_plain (text, ",");
  const char *point = strchr (plain, '.');
  gsize whole = point != NULL ? (gsize) (point - plain) : strlen (plain);
  const char *behind = point != NULL ? point + 1 : "";
  gsize fraction = strlen (behind);
  gint64 number = 0;

  if (whole + fraction == 0)
    return refuse (error, _("Please enter a number."));
  if (whole + places > MOST_DIGITS)
    return refuse (error, _("The number is too large."));
  if (fraction > places)
    return refuse (error, _("There are too many digits after the decimal point."));
  if (!append_digits (plain, whole, &number) || !append_digits (behind, fraction, &number))
    return refuse (error, _("Please enter digits and at most one decimal point."));

  for (gsize i = fraction; i < places; i++)
    number *= 10;
  *result = number;
  return TRUE;
}

static void
append_grouped (GString    *text,
                const char *digits)
{
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
}

char *
kiosk_decimal_format (gint64   number,
                      guint    places,
                      gboolean grouped)
{
  GString *text = g_string_new (number < 0 ? "-" : NULL);
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) places + 1, ABS (number));
  gsize whole = strlen (digits) - places;
  g_autofree char *integer = g_strndup (digits, whole);

  if (grouped)
    append_grouped (text, integer);
  else
    g_string_append (text, integer);

  if (places > 0)
    g_string_append_printf (text, ".%s", digits + whole);
  return g_string_free (text, FALSE);
}
