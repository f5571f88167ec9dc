/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-speech-text.h"

#include "kiosk-speech-rule.h"

/* “cmn” spells characters out in English in Debian 12; this one says the pinyin that it is given. */
#define CHINESE "cmn-latn-pinyin"
#define ENGLISH "en"

static gboolean
is_english (const char *locale)
{
  return g_str_has_prefix (locale, "en");
}

static gboolean
is_chinese (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/* “No. 7” goes on. */
static gboolean
ends_sentence (const char *text,
               const char *mark)
{
  gunichar character = g_utf8_get_char (mark);
  const char *after = g_utf8_next_char (mark);

  if (character == '.' || character == '!' || character == '?')
    return (*after == '\0' || g_ascii_isspace (*after)) && (mark < text + 2 || !g_str_has_prefix (mark - 2, "No."));
  return character == '\n' || g_utf8_strchr ("。！？；", -1, character) != NULL;
}

static void
add_sentence (GPtrArray  *sentences,
              const char *first,
              const char *end)
{
  char *sentence = g_strstrip (g_strndup (first, end - first));

  if (*sentence != '\0')
    g_ptr_array_add (sentences, sentence);
  else
    g_free (sentence);
}

GStrv
kiosk_speech_text_split (const char *text)
{
  GPtrArray *sentences = g_ptr_array_new ();
  const char *first = text;
  const char *at = text;

  while (*at != '\0')
    {
      const char *next = g_utf8_next_char (at);

      if (ends_sentence (text, at))
        {
          add_sentence (sentences, first, next);
          first = next;
        }
      at = next;
    }

  add_sentence (sentences, first, at);
  g_ptr_array_add (sentences, NULL);
  return (GStrv) g_ptr_array_free (sentences, FALSE);
}

char *
kiosk_speech_text_rewrite (const char *sentence,
                           const char *locale)
{
  g_autofree char *plain = g_utf8_normalize (sentence, -1, G_NORMALIZE_NFKC);

  if (plain == NULL)
    return g_strdup ("");
  return kiosk_speech_rules_apply (is_english (locale) ? kiosk_speech_english : kiosk_speech_chinese, plain);
}

static void
part_free (gpointer data)
{
  KioskSpeechPart *part = data;

  g_free (part->text);
  g_free (part);
}

static gboolean
has_words (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
add_part (GPtrArray          *parts,
          const char         *first,
          const char         *end,
          gboolean            chinese,
          KioskPronunciation *pronunciation)
{
  g_autofree char *text = g_strndup (first, end - first);
  g_autofree char *said = NULL;
  KioskSpeechPart *part;

  if (!has_words (text))
    return;

  said = chinese ? kiosk_pronunciation_spell (pronunciation, text) : g_strdup (g_strstrip (text));
  if (*said == '\0')
    return;

  part = g_new (KioskSpeechPart, 1);
  part->voice = chinese ? CHINESE : ENGLISH;
  part->text = g_steal_pointer (&said);
  g_ptr_array_add (parts, part);
}

/* The length of the word of Latin letters that begins here. A letter that stands alone is said in either language. */
static gsize
measure_latin (const char *at)
{
  gsize length = 0;

  while (g_ascii_isalpha (at[length])
         || (length > 0 && (at[length] == '\'' || at[length] == '-') && g_ascii_isalpha (at[length + 1])))
    length++;
  return length;
}

/* Where the other voice begins, from where one has begun; the end, if it does not. */
static const char *
find_change (const char *at,
             gboolean    chinese)
{
  while (*at != '\0')
    {
      gsize latin = measure_latin (at);

      if (chinese ? latin > 1 : is_chinese (g_utf8_get_char (at)))
        return at;
      at = latin > 0 ? at + latin : g_utf8_next_char (at);
    }
  return at;
}

GPtrArray *
kiosk_speech_text_get_parts (const char         *sentence,
                             const char         *locale,
                             KioskPronunciation *pronunciation)
{
  g_autofree char *said = kiosk_speech_text_rewrite (sentence, locale);
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  gboolean chinese = !is_english (locale);
  const char *first = said;

  while (*first != '\0')
    {
      const char *end = find_change (first, chinese);

      add_part (parts, first, end, chinese, pronunciation);
      first = end;
      chinese = !chinese;
    }

  return parts;
}
