/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes the table of readings, at build time: build-pronunciations OWN RIME-DATA OUTPUT. What the own list says stands above
 * the dictionary. Words are there as mainland China and as Taiwan writes them. */
#include <gio/gio.h>
#include <opencc/opencc.h>
#include <stdlib.h>
#include <string.h>

#define DICTIONARY "terra_pinyin.dict.yaml"

typedef struct
{
  char     *syllables;
  double    weight; /* of the readings that the word has, the greatest counts */
  gboolean  own;
  gboolean  always; /* a character that has no other reading, whatever the dictionary says of words with it */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->syllables);
  g_free (reading);
}

static char **
read_lines (const char *directory,
            const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (directory, name, NULL) : g_strdup (directory);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return g_strsplit (text, "\n", -1);
}

static void
add (GHashTable *readings,
     const char *word,
     const char *syllables,
     double      weight,
     gboolean    own)
{
  Reading *known = g_hash_table_lookup (readings, word);
  Reading *reading;

  if (known != NULL && (known->own || (!own && known->weight >= weight)))
    return;

  reading = g_new (Reading, 1);
  reading->syllables = g_strdup (syllables);
  reading->weight = weight;
  reading->own = own;
  reading->always = FALSE;
  g_hash_table_replace (readings, g_strdup (word), reading);
}

/* 的 mostly belongs to the word before it, and so 的信 and 的是 are no words. */
static gboolean
is_misleading (const char *word)
{
  return g_str_has_prefix (word, "的") && g_utf8_strlen (word, -1) > 1;
}

static void
mark_always (GHashTable *readings,
             const char *word)
{
  Reading *reading = g_hash_table_lookup (readings, word);

  reading->always = TRUE;
}

static void
add_lines (GHashTable  *readings,
           char       **lines,
           gboolean     own)
{
  for (; *lines != NULL; lines++)
    {
      g_auto (GStrv) columns = g_strsplit (*lines, "\t", -1);
      guint n = g_strv_length (columns);

      if (**lines == '#' || n < 2 || (!own && is_misleading (columns[0])))
        continue;

      add (readings, columns[0], columns[1], n > 2 ? g_ascii_strtod (columns[2], NULL) : 100, own);
      if (own && n > 2)
        mark_always (readings, columns[0]);
    }
}

static opencc_t
open_converter (const char *conversion)
{
  opencc_t converter = opencc_open (conversion);

  if (converter == (opencc_t) -1)
    g_error ("%s: %s", conversion, opencc_error ());
  return converter;
}

/* What the dictionary says of 园, 关 and 个 is what they were in old books: a simplified character is read as the traditional
 * one that it stands for. */
static void
correct_simplified (GHashTable *readings)
{
  opencc_t converter = open_converter ("s2t.json");
  GHashTableIter iter;
  gpointer word, value;

  g_hash_table_iter_init (&iter, readings);
  while (g_hash_table_iter_next (&iter, &word, &value))
    {
      Reading *reading = value;
      char *traditional;
      Reading *theirs;

      if (reading->own || g_utf8_strlen (word, -1) != 1)
        continue;

      traditional = opencc_convert_utf8 (converter, word, strlen (word));
      theirs = strcmp (traditional, word) != 0 ? g_hash_table_lookup (readings, traditional) : NULL;
      opencc_convert_utf8_free (traditional);
      if (theirs != NULL)
        {
          g_free (reading->syllables);
          reading->syllables = g_strdup (theirs->syllables);
        }
    }
  opencc_close (converter);
}

static void
add_converted (GHashTable *readings,
               const char *conversion)
{
  opencc_t converter = open_converter (conversion);
  g_autoptr (GHashTable) more = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reading_free);
  GHashTableIter iter;
  gpointer word, value;

  g_hash_table_iter_init (&iter, readings);
  while (g_hash_table_iter_next (&iter, &word, &value))
    {
      Reading *reading = value;
      char *converted = opencc_convert_utf8 (converter, word, strlen (word));

      add (more, converted, reading->syllables, reading->weight, reading->own);
      opencc_convert_utf8_free (converted);
    }
  opencc_close (converter);

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &word, &value))
    {
      Reading *reading = value;

      add (readings, word, reading->syllables, reading->own ? reading->weight : 0, reading->own);
    }
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static guint16
number_syllable (GHashTable *numbers,
                 GPtrArray  *syllables,
                 const char *syllable)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, syllable, NULL, &number))
    return GPOINTER_TO_UINT (number);

  g_ptr_array_add (syllables, g_strdup (syllable));
  g_hash_table_insert (numbers, g_ptr_array_index (syllables, syllables->len - 1), GUINT_TO_POINTER (syllables->len - 1));
  return syllables->len - 1;
}

/* The reading of one character of a word. */
static const char *
choose_syllable (GHashTable    *readings,
                 const char    *word,
                 const Reading *reading,
                 char         **spoken,
                 glong          i)
{
  g_autofree char *character = g_utf8_substring (word, i, i + 1);
  Reading *alone = g_hash_table_lookup (readings, character);

  return alone != NULL && alone->always && !reading->own ? alone->syllables : spoken[i];
}

/* The syllables, and the words in the order of their bytes, each with the numbers of its syllables. */
static GVariant *
make_table (GHashTable *readings)
{
  guint n_words;
  g_autofree char **words = (char **) g_hash_table_get_keys_as_array (readings, &n_words);
  g_autoptr (GPtrArray) syllables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GVariantBuilder) entries = g_variant_builder_new (G_VARIANT_TYPE ("a(saq)"));

  qsort (words, n_words, sizeof *words, compare_words);
  for (guint i = 0; i < n_words; i++)
    {
      Reading *reading = g_hash_table_lookup (readings, words[i]);
      g_auto (GStrv) spoken = g_strsplit (reading->syllables, " ", -1);

      if ((glong) g_strv_length (spoken) != g_utf8_strlen (words[i], -1))
        continue;

      g_variant_builder_open (entries, G_VARIANT_TYPE ("(saq)"));
      g_variant_builder_add (entries, "s", words[i]);
      g_variant_builder_open (entries, G_VARIANT_TYPE ("aq"));
      for (guint j = 0; spoken[j] != NULL; j++)
        g_variant_builder_add (entries, "q", number_syllable (numbers, syllables, choose_syllable (readings, words[i], reading, spoken, j)));
      g_variant_builder_close (entries);
      g_variant_builder_close (entries);
    }

  g_ptr_array_add (syllables, NULL);
  return g_variant_new ("(^asa(saq))", syllables->pdata, entries);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GHashTable) readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reading_free);
  g_autoptr (GVariant) table = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) dictionary = NULL;

  g_assert (argc == 4);
  own = read_lines (argv[1], NULL);
  dictionary = read_lines (argv[2], DICTIONARY);
  add_lines (readings, own, TRUE);
  add_lines (readings, dictionary, FALSE);
  correct_simplified (readings);
  add_converted (readings, "s2t.json");
  add_converted (readings, "t2s.json");
  add_converted (readings, "t2tw.json");

  table = g_variant_ref_sink (make_table (readings));
  if (!g_file_set_contents (argv[3], g_variant_get_data (table), g_variant_get_size (table), &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}
