/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-json-strict.h"

#include "kiosk-error.h"
#include "kiosk-json.h"

#include <math.h>
#include <string.h>

/* A recognizer of RFC 8259 by its grammar, over the bytes between @p and @end. */
typedef struct
{
  const char *p;
  const char *end;
  guint       depth;
  const char *fault;
} Scanner;

static gboolean scan_value (Scanner *scanner);

static gboolean
fail (Scanner    *scanner,
      const char *fault)
{
  if (scanner->fault == NULL)
    scanner->fault = fault;
  return FALSE;
}

static char
peek (Scanner *scanner)
{
  return scanner->p < scanner->end ? *scanner->p : '\0';
}

static void
skip_blanks (Scanner *scanner)
{
  while (scanner->p < scanner->end && strchr (" \t\r\n", *scanner->p) != NULL)
    scanner->p++;
}

static gboolean
take (Scanner *scanner,
      char     wanted)
{
  if (peek (scanner) != wanted)
    return FALSE;

  scanner->p++;
  return TRUE;
}

static gboolean
scan_word (Scanner    *scanner,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scanner->end - scanner->p) < length || memcmp (scanner->p, word, length) != 0)
    return fail (scanner, "an unknown word");

  scanner->p += length;
  return TRUE;
}

static gboolean
scan_digits (Scanner *scanner)
{
  const char *first = scanner->p;

  while (g_ascii_isdigit (peek (scanner)))
    scanner->p++;
  return scanner->p > first || fail (scanner, "a malformed number");
}

/* Moves over a number. @whole: (out): whether it has neither fraction nor exponent */
static gboolean
skip_number (Scanner  *scanner,
             gboolean *whole)
{
  *whole = TRUE;
  take (scanner, '-');
  if (!take (scanner, '0') && !scan_digits (scanner))
    return FALSE;

  if (take (scanner, '.'))
    {
      *whole = FALSE;
      if (!scan_digits (scanner))
        return FALSE;
    }

  if (take (scanner, 'e') || take (scanner, 'E'))
    {
      *whole = FALSE;
      if (!take (scanner, '+'))
        take (scanner, '-');
      return scan_digits (scanner);
    }

  return TRUE;
}

/* json-glib takes another number, or infinity, for one that is too large, and adds a fraction to an exponent when it writes
 * one that g_ascii_dtostr() gives such. */
static gboolean
is_kept (double number)
{
  return number == 0 || (fabs (number) >= 1e-4 && fabs (number) < 1e17);
}

static gboolean
scan_number (Scanner *scanner)
{
  const char *first = scanner->p;
  g_autofree char *text = NULL;
  gboolean whole;

  if (!skip_number (scanner, &whole))
    return FALSE;

  text = g_strndup (first, (gsize) (scanner->p - first));
  return (whole ? g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL) : is_kept (g_ascii_strtod (text, NULL)))
         || fail (scanner, "a number out of range");
}

static int
scan_hex (Scanner *scanner)
{
  int code = 0;

  for (int i = 0; i < 4; i++, scanner->p++)
    {
      if (!g_ascii_isxdigit (peek (scanner)))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (*scanner->p);
    }

  return code;
}

static gboolean
scan_unicode_escape (Scanner *scanner)
{
  int code = scan_hex (scanner);

  if (code >= 0xd800 && code <= 0xdbff)
    {
      if (!take (scanner, '\\') || !take (scanner, 'u'))
        return fail (scanner, "a lone surrogate");
      code = scan_hex (scanner);
      return (code >= 0xdc00 && code <= 0xdfff) || fail (scanner, "a lone surrogate");
    }

  if (code >= 0xdc00 && code <= 0xdfff)
    return fail (scanner, "a lone surrogate");

  return code > 0 || fail (scanner, "a malformed escape");
}

static gboolean
scan_escape (Scanner *scanner)
{
  char kind = peek (scanner);

  if (kind == '\0' || strchr ("\"\\/bfnrtu", kind) == NULL)
    return fail (scanner, "a malformed escape");

  scanner->p++;
  return kind != 'u' || scan_unicode_escape (scanner);
}

static gboolean
scan_string (Scanner *scanner)
{
  if (!take (scanner, '"'))
    return fail (scanner, "a missing string");

  while (scanner->p < scanner->end)
    {
      guchar byte = (guchar) *scanner->p++;

      if (byte == '"')
        return TRUE;
      if (byte < 0x20)
        return fail (scanner, "a control character");
      if (byte == '\\' && !scan_escape (scanner))
        return FALSE;
    }

  return fail (scanner, "an unfinished string");
}

/* (transfer full): a name as it is meant, however it is escaped */
static char *
read_name (const char *first,
           const char *end)
{
  g_autofree char *text = g_strndup (first, (gsize) (end - first));
  g_autoptr (JsonNode) name = strchr (text, '\\') != NULL ? json_from_string (text, NULL) : NULL;

  return name != NULL ? g_strdup_printf ("\"%s\"", json_node_get_string (name)) : g_steal_pointer (&text);
}

static gboolean
scan_member (Scanner    *scanner,
             GHashTable *names)
{
  const char *first;

  skip_blanks (scanner);
  first = scanner->p;
  if (!scan_string (scanner))
    return FALSE;
  if (!g_hash_table_add (names, read_name (first, scanner->p)))
    return fail (scanner, "a repeated member name");

  skip_blanks (scanner);
  return take (scanner, ':') ? scan_value (scanner) : fail (scanner, "a missing colon");
}

static gboolean
scan_object (Scanner *scanner)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  skip_blanks (scanner);
  if (take (scanner, '}'))
    return TRUE;

  do
    {
      if (!scan_member (scanner, names))
        return FALSE;
      skip_blanks (scanner);
    }
  while (take (scanner, ','));

  return take (scanner, '}') || fail (scanner, "an unfinished object");
}

static gboolean
scan_array (Scanner *scanner)
{
  skip_blanks (scanner);
  if (take (scanner, ']'))
    return TRUE;

  do
    {
      if (!scan_value (scanner))
        return FALSE;
      skip_blanks (scanner);
    }
  while (take (scanner, ','));

  return take (scanner, ']') || fail (scanner, "an unfinished array");
}

static gboolean
scan_nested (Scanner  *scanner,
             gboolean (*scan) (Scanner *scanner))
{
  gboolean good;

  scanner->p++;
  if (++scanner->depth > KIOSK_JSON_MAX_DEPTH)
    return fail (scanner, "too deep a nesting");

  good = scan (scanner);
  scanner->depth--;
  return good;
}

static gboolean
scan_value (Scanner *scanner)
{
  skip_blanks (scanner);
  switch (peek (scanner))
    {
    case '{':
      return scan_nested (scanner, scan_object);
    case '[':
      return scan_nested (scanner, scan_array);
    case '"':
      return scan_string (scanner);
    case 't':
      return scan_word (scanner, "true");
    case 'f':
      return scan_word (scanner, "false");
    case 'n':
      return scan_word (scanner, "null");
    default:
      return scan_number (scanner);
    }
}

gboolean
kiosk_json_check_strict (const char  *data,
                         gsize        length,
                         GError     **error)
{
  Scanner scanner = { data, data + length, 0, NULL };

  if (!g_utf8_validate_len (data, length, NULL))
    fail (&scanner, "invalid UTF-8");
  else if (scan_value (&scanner))
    {
      skip_blanks (&scanner);
      if (scanner.p < scanner.end)
        fail (&scanner, "text behind the value");
    }

  if (scanner.fault == NULL)
    return TRUE;

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "Malformed JSON: %s at byte %" G_GSIZE_FORMAT,
               scanner.fault, (gsize) (scanner.p - data));
  return FALSE;
}
