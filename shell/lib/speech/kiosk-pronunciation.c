/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-pronunciation.h"

#include <string.h>

#define LONGEST  8 /* characters of a word */
#define NUMERALS "零〇一二三四五六七八九十百千万萬亿億"

struct _KioskPronunciation
{
  GObject   parent_instance;

  GVariant *syllables; /* (owned) as */
  GVariant *words;     /* (owned) a(saq), sorted */
};

/* One character, and how it is read. */
typedef struct
{
  gunichar    character;
  const char *syllable; /* (unowned) (nullable): it is not in the table, or not Chinese */
  gboolean    alone;    /* no word of several characters tells its tone */
} Sign;

G_DEFINE_FINAL_TYPE (KioskPronunciation, kiosk_pronunciation, G_TYPE_OBJECT)

static gboolean
is_chinese (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/* (nullable): the numbers of the syllables of a word, which need not end with a NUL */
static GVariant *
look_up (KioskPronunciation *self,
         const char         *word,
         gsize               length)
{
  gsize first = 0;
  gsize end = g_variant_n_children (self->words);

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;
      g_autoptr (GVariant) entry = g_variant_get_child_value (self->words, middle);
      g_autoptr (GVariant) numbers = NULL;
      const char *known;
      int order;

      g_variant_get (entry, "(&s@aq)", &known, &numbers);
      order = strncmp (word, known, length);
      if (order == 0 && known[length] == '\0')
        return g_steal_pointer (&numbers);
      if (order > 0)
        first = middle + 1;
      else
        end = middle;
    }

  return NULL;
}

static const char *
get_syllable (KioskPronunciation *self,
              guint16             number)
{
  const char *syllable = NULL;

  if (number < g_variant_n_children (self->syllables))
    g_variant_get_child (self->syllables, number, "&s", &syllable);
  return syllable;
}

static gboolean
is_one_of (gunichar    character,
           const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

/* 四十一分 is no 一分. */
static gboolean
cuts_number (const char *text,
             const char *word)
{
  return word > text && is_one_of (g_utf8_get_char (word), NUMERALS)
         && is_one_of (g_utf8_get_char (g_utf8_prev_char (word)), NUMERALS "第");
}

static void
add_sign (GArray     *signs,
          const char *at,
          const char *syllable,
          gboolean    alone)
{
  Sign sign = { g_utf8_get_char (at), syllable, alone };

  g_array_append_val (signs, sign);
}

/* The longest word that ends here, and how many characters it has. */
static const char *
find_word (KioskPronunciation  *self,
           const char          *text,
           const char          *end,
           GVariant           **numbers)
{
  const char *starts[LONGEST];
  guint n = 0;

  for (const char *at = end; n < LONGEST && at > text && is_chinese (g_utf8_get_char (g_utf8_prev_char (at))); n++)
    starts[n] = at = g_utf8_prev_char (at);

  for (; n > 0; n--)
    {
      g_autoptr (GVariant) found = n > 1 && cuts_number (text, starts[n - 1]) ? NULL : look_up (self, starts[n - 1], end - starts[n - 1]);

      if (found == NULL || g_variant_n_children (found) != n)
        continue;

      *numbers = g_steal_pointer (&found);
      return starts[n - 1];
    }

  return g_utf8_prev_char (end);
}

/* Adds the word that ends here, its last character first; returns where it began. */
static const char *
add_word (KioskPronunciation *self,
          GArray             *signs,
          const char         *text,
          const char         *end)
{
  g_autoptr (GVariant) numbers = NULL;
  const char *start = find_word (self, text, end, &numbers);
  gsize n = numbers != NULL ? g_variant_n_children (numbers) : 1;

  for (gsize i = n; i > 0; i--)
    {
      guint16 number;

      end = g_utf8_prev_char (end);
      if (numbers != NULL)
        g_variant_get_child (numbers, i - 1, "q", &number);
      add_sign (signs, end, numbers != NULL ? get_syllable (self, number) : NULL, n == 1);
    }
  return start;
}

static char
tone_of (const Sign *sign)
{
  return sign != NULL && sign->syllable != NULL ? sign->syllable[strlen (sign->syllable) - 1] : '\0';
}

/* 一 counts with its own tone in numbers, and bends before what is counted. 个 is a fourth tone even where it has lost it. */
static const char *
read_one (const Sign *before,
          const Sign *after)
{
  gunichar first = before != NULL ? before->character : 0;
  gunichar next = after != NULL ? after->character : 0;
  char tone = tone_of (after);

  if (is_one_of (first, NUMERALS "第点點周週期年") || is_one_of (next, "零〇一二三四五六七八九十月日号號") || tone == '\0')
    return "yi1";
  return tone == '4' || is_one_of (next, "个個") ? "yi2" : "yi4";
}

static void
reverse (GArray *signs)
{
  for (guint i = 0, j = signs->len; i + 1 < j; i++)
    {
      Sign sign = g_array_index (signs, Sign, i);

      g_array_index (signs, Sign, i) = g_array_index (signs, Sign, --j);
      g_array_index (signs, Sign, j) = sign;
    }
}

static void
bend_tones (GArray *signs)
{
  for (guint i = 0; i < signs->len; i++)
    {
      Sign *sign = &g_array_index (signs, Sign, i);
      const Sign *before = i > 0 ? sign - 1 : NULL;
      const Sign *after = i + 1 < signs->len ? sign + 1 : NULL;

      if (!sign->alone)
        continue;
      if (is_one_of (sign->character, "一"))
        sign->syllable = read_one (before, after);
      else if (is_one_of (sign->character, "不") && tone_of (after) == '4')
        sign->syllable = "bu2";
    }
}

static const char *
ascii_mark (gunichar character)
{
  static const struct { const char *characters, *mark; } marks[] = {
    { "，、,；;：:（）()《》「」『』“”\"—－…·•", "," },
    { "。．", "." },
    { "！!", "!" },
    { "？?", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_strchr (marks[i].characters, -1, character) != NULL)
      return marks[i].mark;
  return NULL;
}

static void
append_sign (GString    *spelt,
             const Sign *sign)
{
  const char *mark = ascii_mark (sign->character);
  gboolean after_space = spelt->len == 0 || spelt->str[spelt->len - 1] == ' ';

  if (sign->syllable != NULL)
    g_string_append_printf (spelt, "%s%s ", after_space ? "" : " ", sign->syllable);
  else if (is_chinese (sign->character) || (after_space && g_unichar_isspace (sign->character)))
    return;
  else if (mark == NULL)
    g_string_append_unichar (spelt, sign->character);
  else
    {
      if (after_space && spelt->len > 0)
        g_string_truncate (spelt, spelt->len - 1);
      if (spelt->len > 0 && strchr (",.!?", spelt->str[spelt->len - 1]) == NULL)
        g_string_append (spelt, mark);
      if (spelt->len > 0)
        g_string_append_c (spelt, ' ');
    }
}

char *
kiosk_pronunciation_spell (KioskPronunciation *self,
                           const char         *text)
{
  g_autoptr (GArray) signs = g_array_new (FALSE, FALSE, sizeof (Sign));
  GString *spelt = g_string_new (NULL);

  /* words taken from the end are cut wrongly less often than those taken from the beginning */
  for (const char *at = text + strlen (text); at > text;)
    at = add_word (self, signs, text, at);
  reverse (signs);
  bend_tones (signs);
  for (guint i = 0; i < signs->len; i++)
    append_sign (spelt, &g_array_index (signs, Sign, i));

  g_strchomp (spelt->str);
  return g_string_free (spelt, FALSE);
}

KioskPronunciation *
kiosk_pronunciation_new (const char  *file,
                         GError     **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (file, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) table = NULL;
  KioskPronunciation *self;

  if (mapped == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (mapped);
  table = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(asa(saq))"), bytes, FALSE));
  self = g_object_new (KIOSK_TYPE_PRONUNCIATION, NULL);
  g_variant_get (table, "(@as@a(saq))", &self->syllables, &self->words);
  if (g_variant_n_children (self->words) > 0)
    return self;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no table of readings", file);
  g_object_unref (self);
  return NULL;
}

static void
kiosk_pronunciation_finalize (GObject *object)
{
  KioskPronunciation *self = KIOSK_PRONUNCIATION (object);

  g_clear_pointer (&self->syllables, g_variant_unref);
  g_clear_pointer (&self->words, g_variant_unref);
  G_OBJECT_CLASS (kiosk_pronunciation_parent_class)->finalize (object);
}

static void
kiosk_pronunciation_class_init (KioskPronunciationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_pronunciation_finalize;
}

static void
kiosk_pronunciation_init (KioskPronunciation *self)
{
}
