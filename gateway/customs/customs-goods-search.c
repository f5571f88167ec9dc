/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods-search.h"

#include "../gateway-hanzi.h"
#include "customs-goods-index.h"

#include <string.h>

#define MOST_WORDS       6
#define LEAST_SCATTERED  3   /* characters of a word that may stand apart */

typedef struct
{
  GPtrArray *words;    /* of char*: Chinese words and initials */
  GString   *digits;   /* with which the code begins */
} Query;

static void
query_clear (Query *query)
{
  g_ptr_array_unref (query->words);
  g_string_free (query->digits, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
is_digits (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_letters (const char *text)
{
  return strspn (text, "abcdefghijklmnopqrstuvwxyz") == strlen (text);
}

static void
take_word (Query      *query,
           const char *word,
           gsize       length)
{
  g_autofree char *text = g_strndup (word, length);

  if (is_digits (text))
    g_string_append (query->digits, text);
  else if (query->words->len < MOST_WORDS)
    g_ptr_array_add (query->words, g_steal_pointer (&text));
}

/* Marks and blanks part words, and digits that are typed in groups are one beginning of a code. */
static void
take_words (Query      *query,
            const char *text)
{
  g_autofree char *folded = gateway_hanzi_fold (text);
  const char *p = folded;

  query->words = g_ptr_array_new_with_free_func (g_free);
  query->digits = g_string_new (NULL);
  while (*p != '\0')
    {
      const char *word = p;

      while (g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > word)
        take_word (query, word, (gsize) (p - word));
      else
        p = g_utf8_next_char (p);
    }
}

static void
append_term (GString    *match,
             const char *column,
             const char *gram)
{
  g_string_append_printf (match, "%s%s : \"%s\"", match->len > 0 ? " AND " : "", column, gram);
}

/* The word's longest grams that are indexed: one for a short word, overlapping ones for a longer one. */
static void
append_word (GString    *match,
             const char *word,
             guint       most)
{
  guint n = (guint) g_utf8_strlen (word, -1);
  gboolean letters = is_letters (word);
  guint size = MIN (n, letters ? CUSTOMS_GOODS_INITIAL_GRAM : most);
  g_autoptr (GString) grams = g_string_new (NULL);
  g_auto (GStrv) list = NULL;

  customs_goods_append_grams (grams, word, size, size);
  list = g_strsplit (grams->str, " ", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      append_term (match, letters ? "initials" : "words", list[i]);
}

static char *
match_of (const Query *query,
          guint        most)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < query->words->len; i++)
    append_word (match, query->words->pdata[i], most);
  if (query->digits->len > 0)
    append_term (match, "digits", query->digits->str);
  return g_string_free (match, FALSE);
}

static gboolean
append_codes (GPtrArray    *codes,
              GatewayRows  *rows,
              GError      **error)
{
  g_autoptr (GError) trouble = NULL;

  if (rows == NULL)
    return FALSE;

  while (gateway_rows_next (rows, &trouble))
    g_ptr_array_add (codes, g_strdup (gateway_rows_text (rows, 0)));

  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* The word as it stands, or its characters apart but in their order. */
static char *
pattern_of (const char *word,
            gboolean    scattered)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (pattern, g_utf8_get_char (p));
      if (scattered)
        g_string_append_c (pattern, '%');
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

typedef struct
{
  char *patterns[MOST_WORDS];   /* for LIKE; of words that are missing such as fit everything */
  char *start;                  /* beginning of the first word */
} Patterns;

static void
patterns_init (Patterns    *patterns,
               const Query *query,
               gboolean     scattered)
{
  const char *first = query->words->pdata[0];

  for (guint i = 0; i < MOST_WORDS; i++)
    patterns->patterns[i] = i < query->words->len ? pattern_of (query->words->pdata[i], scattered) : g_strdup ("%");
  patterns->start = g_utf8_substring (first, 0, MIN (g_utf8_strlen (first, -1), CUSTOMS_GOODS_START));
}

static void
patterns_clear (Patterns *patterns)
{
  for (guint i = 0; i < MOST_WORDS; i++)
    g_free (patterns->patterns[i]);
  g_free (patterns->start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Patterns, patterns_clear)

#define HAS(pattern) "(h.folded LIKE " pattern " OR h.initials LIKE " pattern ") "
#define HAS_ALL      HAS ("$1") "AND " HAS ("$2") "AND " HAS ("$3") "AND " HAS ("$4") "AND " HAS ("$5") "AND " HAS ("$6")

/* Rows stand in the order of their places, so that the search stops as soon as it has enough. */
static gboolean
run_match (GatewayDb       *db,
           const char      *match,
           const Patterns  *patterns,
           gint64           most,
           GPtrArray       *codes,
           GError         **error)
{
  char * const *p = patterns->patterns;
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT h.code FROM hs_search s CROSS JOIN hs_codes h ON h.place = s.rowid "
                                 "WHERE hs_search MATCH $7 AND " HAS_ALL "ORDER BY s.rowid LIMIT $8",
                      "sssssssi", p[0], p[1], p[2], p[3], p[4], p[5], match, most);

  return append_codes (codes, rows, error);
}

static gboolean
find_by_index (GatewayDb    *db,
               const Query  *query,
               gboolean      scattered,
               gint64        most,
               GPtrArray    *codes,
               GError      **error)
{
  g_auto (Patterns) patterns = { 0 };
  g_autofree char *match = match_of (query, scattered ? 1 : CUSTOMS_GOODS_WORD_GRAM);
  g_autofree char *starting = NULL;
  g_autofree char *others = NULL;

  patterns_init (&patterns, query, scattered);
  starting = g_strdup_printf ("start : \"%s\" AND %s", patterns.start, match);
  others = g_strdup_printf ("(%s) NOT (start : \"%s\")", match, patterns.start);
  return run_match (db, starting, &patterns, most, codes, error)
         && (codes->len >= most || run_match (db, others, &patterns, most - codes->len, codes, error));
}

/* Without an index over grams: the whole table, which has some ten thousand rows. */
static gboolean
find_by_scan (GatewayDb    *db,
              const Query  *query,
              gboolean      scattered,
              gint64        most,
              GPtrArray    *codes,
              GError      **error)
{
  g_auto (Patterns) patterns = { 0 };
  g_autofree char *start = NULL;
  char * const *p = patterns.patterns;
  g_autoptr (GatewayRows) rows = NULL;

  patterns_init (&patterns, query, scattered);
  start = g_strdup_printf ("%%\n%s%%", patterns.start);
  rows = gateway_db_query (db, error,
                           "SELECT h.code FROM hs_codes h WHERE " HAS_ALL "AND h.code LIKE $7 || '%' "
                           "ORDER BY CASE WHEN " HAS ("$8") "THEN 0 ELSE 1 END, h.place LIMIT $9",
                           "ssssssssi", p[0], p[1], p[2], p[3], p[4], p[5], query->digits->str, start, most);

  return append_codes (codes, rows, error);
}

static gboolean
find_by_digits (GatewayDb    *db,
                const Query  *query,
                gint64        most,
                GPtrArray    *codes,
                GError      **error)
{
  g_autofree char *end = g_strconcat (query->digits->str, ":", NULL);
  g_autoptr (GatewayRows) rows =
    gateway_db_query (db, error, "SELECT code FROM hs_codes WHERE code >= $1 AND code < $2 ORDER BY code LIMIT $3",
                      "ssi", query->digits->str, end, most);

  return append_codes (codes, rows, error);
}

static gboolean
may_be_scattered (const Query *query)
{
  for (guint i = 0; i < query->words->len; i++)
    if (!is_letters (query->words->pdata[i]) && g_utf8_strlen (query->words->pdata[i], -1) >= LEAST_SCATTERED)
      return TRUE;

  return FALSE;
}

static gboolean
find (GatewayDb    *db,
      const Query  *query,
      gint64        most,
      GPtrArray    *codes,
      GError      **error)
{
  gboolean (*find_words) (GatewayDb *, const Query *, gboolean, gint64, GPtrArray *, GError **) =
    gateway_db_is_sqlite (db) ? find_by_index : find_by_scan;

  if (query->words->len == 0)
    return query->digits->len == 0 || find_by_digits (db, query, most, codes, error);

  return find_words (db, query, FALSE, most, codes, error)
         && (codes->len > 0 || !may_be_scattered (query) || find_words (db, query, TRUE, most, codes, error));
}

GPtrArray *
customs_goods_find (GatewayDb   *db,
                    const char  *query,
                    gint64       most,
                    GError     **error)
{
  g_auto (Query) taken = { 0 };
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  take_words (&taken, query);
  return find (db, &taken, most, codes, error) ? g_steal_pointer (&codes) : NULL;
}
