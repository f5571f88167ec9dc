/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is said in English for what the voice would read wrongly. */

#include "kiosk-speech-rule.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"

static char *
say_apart (char **groups)
{
  return kiosk_speech_rules_space_out (groups[0], ", hidden, ");
}

/* The numbers of few digits that are left are years, and codes such as 9810. */
static char *
say_four (char **groups)
{
  int number = atoi (groups[0]);

  return number >= 1900 && number < 2100 ? g_strdup (groups[0]) : say_apart (groups);
}

static const char * const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
};

static char *
say_day (char **groups)
{
  return g_strdup_printf ("%d %s,", atoi (groups[2]), months[atoi (groups[1]) - 1]);
}

static char *
say_date (char **groups)
{
  return g_strdup_printf ("%d %s %s", atoi (groups[3]), months[atoi (groups[2]) - 1], groups[1]);
}

static char *
say_time (char **groups)
{
  int minute = atoi (groups[2]);
  const char *end = *groups[3] != '\0' ? " to " : "";

  if (minute == 0)
    return g_strdup_printf ("%d o'clock%s", atoi (groups[1]), end);
  return g_strdup_printf ("%d" KIOSK_SPEECH_GAP "%s%d%s", atoi (groups[1]), minute < 10 ? "oh" KIOSK_SPEECH_GAP : "", minute, end);
}

/* Commas are left out: some voices stop at them. */
static char *
say_amount (char **groups)
{
  static const struct { const char *sign, *name; } currencies[] = {
    { "¥", "yuan" }, { "CNY", "yuan" }, { "RMB", "yuan" }, { "US$", "US dollars" }, { "USD", "US dollars" }, { "$", "dollars" },
    { "€", "euros" }, { "EUR", "euros" }, { "HK$", "Hong Kong dollars" }, { "HKD", "Hong Kong dollars" },
    { "NT$", "Taiwan dollars" }, { "TWD", "Taiwan dollars" }, { "£", "pounds" }, { "JPY", "yen" },
  };
  g_auto (GStrv) parts = g_strsplit (groups[2], ",", -1);
  g_autofree char *amount = g_strjoinv ("", parts);
  const char *name = groups[1];

  if (g_str_has_suffix (amount, ".00"))
    amount[strlen (amount) - 3] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (strcmp (groups[1], currencies[i].sign) == 0)
      name = currencies[i].name;
  return g_strdup_printf ("%s %s", amount, name);
}

static char *
say_amount_before (char **groups)
{
  char *turned[] = { groups[0], groups[2], groups[1] };

  return say_amount (turned);
}

static char *
say_unit (char **groups)
{
  static const struct { const char *sign, *name; } units[] = {
    { "kg", "kilograms" }, { "g", "grams" }, { "km", "kilometres" }, { "m", "metres" }, { "cm", "centimetres" },
    { "mm", "millimetres" }, { "m2", "square metres" }, { "m3", "cubic metres" }, { "L", "litres" }, { "ml", "millilitres" },
    { "mL", "millilitres" }, { "h", "hours" }, { "min", "minutes" }, { "s", "seconds" }, { "°C", "degrees" },
    { "MB", "megabytes" }, { "t", "tonnes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (groups[2], units[i].sign) == 0)
      return g_strdup_printf ("%s %s", groups[1], units[i].name);
  return g_strdup (groups[0]);
}

const KioskSpeechRule kiosk_speech_english[] = {
  /* columns of a line */
  { "\\s{2,}", NULL, ", " },
  { "[0-9A-Za-z-]*\\*+[0-9A-Za-z*-]*", say_apart },
  { "(?<![\\d-])" KIOSK_SPEECH_DATE "(?![\\d-])", say_date },
  { "(?<![\\d-])" KIOSK_SPEECH_DAY, say_day },
  { "(?<![\\d:])(\\d{1,2}):(\\d{2})(?![\\d:])(\\s*[-–—~]\\s*(?=\\d))?", say_time },
  { "(?<=[\\d%])\\s*[–—~]\\s*(?=\\d)", NULL, " to " },
  { "(?<![A-Za-z0-9])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9.])", say_apart },
  { "(?<![\\d.,])\\d{4}\\.\\d{2}(?:\\.\\d{2,4})+(?!\\d)", say_apart },
  { "(?<=HS|code|heading)[\\s:]*\\d{4}(?:\\.\\d{2,6})?(?!\\d)", say_apart },
  { "(¥|US\\$|HK\\$|NT\\$|\\$|€|£|CNY|RMB|USD|EUR|HKD|TWD|JPY)\\s*" NUMBER, say_amount },
  { NUMBER "\\s*(CNY|RMB|USD|EUR|HKD|TWD|JPY)\\b", say_amount_before },
  { "(\\d)\\s*%", NULL, "\\1 percent" },
  { "(\\d)\\s*‰", NULL, "\\1 per mille" },
  { NUMBER "\\s*(kg|km|cm|mm|m2|m3|ml|mL|min|MB|°C|g|m|L|h|s|t)(?![A-Za-z0-9])", say_unit },
  { "(?<!\\d)(?=(?:\\d[ -]?){7})\\d+(?:[ -]\\d+)+(?!\\d)", say_apart },
  { "(?<![\\d.,])(?:0\\d+|\\d{5,})(?![\\d.,]\\d|\\d)", say_apart },
  { "(?<![\\d.,])\\d{4}(?![\\d.,]\\d|\\d)", say_four },
  { "(\\d),(?=\\d{3})", NULL, "\\1" },
  { "(?<![A-Za-z])(?!(?:PIN|APP|OK|NO|AND|TO|BY)(?![A-Za-z]))[A-Z]{2,4}(?![A-Za-z])", say_apart },
  { "\\bNo\\.\\s*(?=[\\dA-Z])", NULL, "number " },
  { "≥", NULL, " at least " },
  { "≤", NULL, " at most " },
  { "×", NULL, " times " },
  { "→", NULL, " to " },
  { "&", NULL, " and " },
  { "/", NULL, ", " },
  /* the letter, which is no article */
  { KIOSK_SPEECH_GAP "A" KIOSK_SPEECH_GAP, NULL, " eh " },
  { KIOSK_SPEECH_GAP, NULL, " " },
  { NULL },
};
