/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-speech-rule.h"

#include <string.h>

#define N_GROUPS 6

/* A pattern of ours that does not compile is a mistake of ours. */
static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, 0, 0, &error);

  if (regex == NULL)
    g_error ("%s: %s", pattern, error->message);
  return regex;
}

static gboolean
on_match (const GMatchInfo *match,
          GString          *result,
          gpointer          user_data)
{
  const KioskSpeechRule *rule = user_data;
  char *groups[N_GROUPS + 1] = { NULL };
  g_autofree char *said = NULL;

  for (int i = 0; i < N_GROUPS; i++)
    {
      groups[i] = g_match_info_fetch (match, i);
      if (groups[i] == NULL)
        groups[i] = g_strdup ("");
    }

  said = rule->say (groups);
  g_string_append (result, said);
  for (int i = 0; i < N_GROUPS; i++)
    g_free (groups[i]);
  return FALSE;
}

char *
kiosk_speech_rules_apply (const KioskSpeechRule *rules,
                          const char            *text)
{
  char *said = g_strdup (text);

  for (; rules->pattern != NULL; rules++)
    {
      g_autoptr (GRegex) regex = compile (rules->pattern);
      char *next;

      if (rules->say != NULL)
        next = g_regex_replace_eval (regex, said, -1, 0, 0, on_match, (gpointer) rules, NULL);
      else
        next = g_regex_replace (regex, said, -1, 0, rules->words, 0, NULL);

      /* a text on which a pattern gives up is said as it is */
      if (next != NULL)
        {
          g_free (said);
          said = next;
        }
    }

  return said;
}

char *
kiosk_speech_rules_space_out (const char *code,
                              const char *hidden)
{
  GString *said = g_string_new (KIOSK_SPEECH_GAP);

  code += strspn (code, " :");
  for (; *code != '\0'; code++)
    if (g_ascii_isalnum (*code))
      g_string_append_printf (said, "%c" KIOSK_SPEECH_GAP, g_ascii_toupper (*code));
    else if (*code == '*' && code[1] != '*')
      g_string_append (said, hidden);
    else if (*code == '-' || *code == ' ')
      g_string_append (said, "," KIOSK_SPEECH_GAP);

  return g_string_free (said, FALSE);
}
