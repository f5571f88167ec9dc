/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-speech-number.h"

#include <string.h>

#define MOST_DIGITS 16

static const char * const numerals[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (digits, FALSE);
}

static char *
say_each (const char *text,
          const char *one)
{
  GString *said = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append (said, *text == '1' ? one : numerals[*text - '0']);
  return g_string_free (said, FALSE);
}

char *
kiosk_speech_number_digits (const char *digits)
{
  return say_each (digits, "一");
}

char *
kiosk_speech_number_dialled (const char *digits)
{
  return say_each (digits, "幺");
}

/* Four digits: thousands to ones. A gap is one 零, however wide. */
static void
append_section (GString    *said,
                const char *section)
{
  static const char * const places[] = { "千", "百", "十", "" };

  for (int i = 0; i < 4; i++)
    {
      int digit = section[i] - '0';
      gboolean gap = said->len > 0 && i > 0 && section[i - 1] == '0' && strspn (section, "0") < (gsize) i;

      if (digit == 0)
        continue;
      if (gap)
        g_string_append (said, "零");
      if (digit == 2 && i == 0)
        g_string_append (said, "两");
      else if (digit != 1 || i != 2 || said->len > 0)
        g_string_append (said, numerals[digit]);
      g_string_append (said, places[i]);
    }
}

/* Sections of four digits, the highest first. */
static char *
say_sections (const char *padded)
{
  static const char * const units[] = { "万亿", "亿", "万", "" };
  GString *said = g_string_new (NULL);

  for (int i = 0; i < 4; i++)
    {
      const char *section = padded + i * 4;

      if (strncmp (section, "0000", 4) == 0)
        continue;
      if (said->len > 0 && (*section == '0' || strncmp (section - 4, "0000", 4) == 0))
        g_string_append (said, "零");
      if (strncmp (section, "0002", 4) == 0 && i < 3)
        g_string_append (said, "两");
      else
        append_section (said, section);
      g_string_append (said, units[i]);
    }

  return g_string_free (said, FALSE);
}

char *
kiosk_speech_number_integer (const char *text)
{
  g_autofree char *digits = keep_digits (text);
  const char *significant = digits + strspn (digits, "0");
  char padded[MOST_DIGITS + 1] = "0000000000000000";

  if (*significant == '\0')
    return g_strdup (numerals[0]);
  if (strlen (significant) > MOST_DIGITS)
    return kiosk_speech_number_digits (significant);

  memcpy (padded + MOST_DIGITS - strlen (significant), significant, strlen (significant));
  return say_sections (padded);
}

char *
kiosk_speech_number_decimal (const char *number)
{
  const char *point = strchr (number, '.');
  g_autofree char *whole = point != NULL ? g_strndup (number, point - number) : g_strdup (number);
  g_autofree char *integer = kiosk_speech_number_integer (whole);
  g_autofree char *fraction = point != NULL ? kiosk_speech_number_digits (point) : NULL;

  return fraction != NULL && *fraction != '\0' ? g_strconcat (integer, "点", fraction, NULL) : g_steal_pointer (&integer);
}
