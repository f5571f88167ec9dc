/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Threads: ICU guards what transliterators share; each call brings its own text. */

#include "gateway-hanzi.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Room for what a transliteration adds. */
#define GROWTH 8

static UTransliterator *
open_transliterator (const UChar *id)
{
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  if (U_FAILURE (status))
    g_error ("ICU lacks a transliterator for Chinese: %s", u_errorName (status));
  return opened;
}

static UTransliterator *
get_pinyin (void)
{
  static UTransliterator *pinyin;

  if (g_once_init_enter (&pinyin))
    g_once_init_leave (&pinyin, open_transliterator (u"Han-Latin; Latin-ASCII; Lower"));
  return pinyin;
}

static UTransliterator *
get_simplifier (void)
{
  static UTransliterator *simplifier;

  if (g_once_init_enter (&simplifier))
    g_once_init_leave (&simplifier, open_transliterator (u"Traditional-Simplified"));
  return simplifier;
}

/* Appends at most @most letters. */
static void
append_pinyin (GString  *letters,
               gunichar  character,
               int32_t   most)
{
  UChar text[64] = { 0 };
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;

  if (g_unichar_get_script (character) != G_UNICODE_SCRIPT_HAN)
    {
      if (character < 0x80 && g_ascii_isalnum ((char) character))
        g_string_append_c (letters, g_ascii_tolower ((char) character));
      return;
    }

  U16_APPEND_UNSAFE (text, length, character);
  limit = length;
  utrans_transUChars (get_pinyin (), text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < MIN (length, most) && text[i] < 0x80 && g_ascii_isalpha ((char) text[i]); i++)
    g_string_append_c (letters, (char) text[i]);
}

char *
gateway_hanzi_pinyin (const char *text)
{
  GString *pinyin = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      append_pinyin (pinyin, g_utf8_get_char (p), G_MAXINT32);
      g_string_append_c (pinyin, ' ');
    }

  return g_string_free (pinyin, FALSE);
}

char *
gateway_hanzi_initials (const char *text)
{
  GString *initials = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_pinyin (initials, g_utf8_get_char (p), 1);

  return g_string_free (initials, FALSE);
}

static char *
simplify (const char *text)
{
  glong n;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  int32_t length = (int32_t) n, limit = length, capacity = 2 * length + GROWTH;
  g_autofree UChar *characters = g_new0 (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;

  u_memcpy (characters, (const UChar *) utf16, length);
  utrans_transUChars (get_simplifier (), characters, &length, capacity, 0, &limit, &status);
  return U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) characters, length, NULL, NULL, NULL) : g_strdup (text);
}

char *
gateway_hanzi_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : "", -1);

  return simplify (lower);
}
