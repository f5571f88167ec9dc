/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-identifier-private.h"

#include <string.h>

#define FULL_WIDTH_FIRST 0xff01
#define FULL_WIDTH_LAST  0xff5e
#define FULL_WIDTH_SHIFT (FULL_WIDTH_FIRST - '!')

static gunichar
fold (gunichar character)
{
  if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
    character -= FULL_WIDTH_SHIFT;

  return character < 0x80 ? (gunichar) g_ascii_toupper ((char) character) : character;
}

/* ASCII where that is what was meant, without blanks and without the characters of @dropped. */
char *
kiosk_identifier_to_plain (const char *value,
                           const char *dropped)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  GString *plain = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = fold (g_utf8_get_char (p));

      if (g_unichar_isspace (character) || (character < 0x80 && strchr (dropped, (int) character) != NULL))
        continue;
      g_string_append_unichar (plain, character);
    }

  return g_string_free (plain, FALSE);
}

/* Replaces the first of @prefixes that @plain begins with by @replacement, if what remains has @length characters. */
static char *
replace_prefix (char               *plain,
                const char * const *prefixes,
                gsize               length,
                const char         *replacement)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      gsize skip = strlen (prefixes[i]);

      if (g_str_has_prefix (plain, prefixes[i]) && strlen (plain) - skip == length)
        {
          char *rest = g_strconcat (replacement, plain + skip, NULL);

          g_free (plain);
          return rest;
        }
    }

  return plain;
}

char *
kiosk_identifier_tidy_mobile_cn (char *plain)
{
  static const char * const prefixes[] = { "+86", "0086", "86", NULL };

  return replace_prefix (plain, prefixes, 11, "");
}

char *
kiosk_identifier_tidy_mobile_tw (char *plain)
{
  static const char * const prefixes[] = { "+886", "00886", "886", NULL };

  return replace_prefix (replace_prefix (plain, prefixes, 9, "0"), prefixes, 10, "");
}

static char *
insert_before_last (char *plain,
                    gsize length,
                    char  separator)
{
  char *tidy;

  if (strlen (plain) != length || !g_str_is_ascii (plain))
    return plain;

  tidy = g_strdup_printf ("%.*s%c%c", (int) length - 1, plain, separator, plain[length - 1]);
  g_free (plain);
  return tidy;
}

char *
kiosk_identifier_tidy_org_code (char *plain)
{
  return insert_before_last (plain, 9, '-');
}

char *
kiosk_identifier_tidy_patent (char *plain)
{
  while (g_str_has_prefix (plain, "ZL") || g_str_has_prefix (plain, "CN"))
    memmove (plain, plain + 2, strlen (plain + 2) + 1);

  return insert_before_last (insert_before_last (plain, 13, '.'), 9, '.');
}
