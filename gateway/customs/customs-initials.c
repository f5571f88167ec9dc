/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MOST_NAME 2000

/* ICU's transliterator, made once: it takes a moment, and imports run in one thread. */
static UTransliterator *
open_transliterator (void)
{
  static UTransliterator *transliterator;
  static const UChar id[] = u"Han-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;

  if (g_once_init_enter (&transliterator))
    {
      UTransliterator *opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

      if (U_FAILURE (status))
        g_error ("ICU has no Han-Latin transliterator: %s", u_errorName (status));
      g_once_init_leave (&transliterator, opened);
    }

  return transliterator;
}

static void
append_initial (GString  *initials,
                gunichar  character)
{
  UChar text[64] = { 0 };
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;

  if (g_unichar_get_script (character) != G_UNICODE_SCRIPT_HAN)
    {
      if (character < 0x80 && g_ascii_isalnum ((char) character))
        g_string_append_c (initials, g_ascii_tolower ((char) character));
      return;
    }

  U16_APPEND_UNSAFE (text, length, character);
  limit = length;
  utrans_transUChars (open_transliterator (), text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  if (U_SUCCESS (status) && text[0] < 0x80 && g_ascii_isalpha ((char) text[0]))
    g_string_append_c (initials, (char) text[0]);
}

char *
customs_goods_initials (const char *name)
{
  GString *initials = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && initials->len < MOST_NAME; p = g_utf8_next_char (p))
    append_initial (initials, g_utf8_get_char (p));

  return g_string_free (initials, FALSE);
}
