/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-goods-index.h"

#include "../gateway-hanzi.h"

#include <string.h>

/* A code and its name, or the beginning of codes and what people call such goods. */
typedef struct
{
  char *hs;
  char *name;
} Goods;

static void
goods_clear (gpointer data)
{
  Goods *goods = data;

  g_free (goods->hs);
  g_free (goods->name);
}

void
customs_goods_append_grams (GString    *grams,
                            const char *text,
                            guint       least,
                            guint       most)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;

      for (guint n = 1; n <= most && g_unichar_isalnum (g_utf8_get_char (end)); n++)
        {
          end = g_utf8_next_char (end);
          if (n < least)
            continue;
          g_string_append_len (grams, p, end - p);
          g_string_append_c (grams, ' ');
        }
    }
}

/* Beginnings of the text, each with a blank behind it. */
static void
append_starts (GString    *starts,
               const char *text,
               guint       most)
{
  const char *end = text;

  for (guint n = 0; n < most && g_unichar_isalnum (g_utf8_get_char (end)); n++)
    {
      end = g_utf8_next_char (end);
      g_string_append_len (starts, text, end - text);
      g_string_append_c (starts, ' ');
    }
}

typedef struct
{
  GString *folded;       /* for stores that search without an index: a line for each name */
  GString *initials;     /* likewise */
  GString *words;        /* columns of the full text search */
  GString *grams;
  GString *start;
} Entry;

static void
entry_init (Entry *entry)
{
  GString **parts[] = { &entry->folded, &entry->initials, &entry->words, &entry->grams, &entry->start };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    *parts[i] = g_string_new (NULL);
}

static void
entry_clear (Entry *entry)
{
  GString *parts[] = { entry->folded, entry->initials, entry->words, entry->grams, entry->start };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_free (parts[i], TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static void
entry_add (Entry      *entry,
           const char *name)
{
  g_autofree char *folded = gateway_hanzi_fold (name);
  g_autofree char *initials = gateway_hanzi_initials (folded);

  g_string_append_printf (entry->folded, "\n%s", folded);
  g_string_append_printf (entry->initials, "\n%s", initials);
  customs_goods_append_grams (entry->words, folded, 1, CUSTOMS_GOODS_WORD_GRAM);
  customs_goods_append_grams (entry->grams, initials, 1, CUSTOMS_GOODS_INITIAL_GRAM);
  append_starts (entry->start, folded, CUSTOMS_GOODS_START);
  append_starts (entry->start, initials, CUSTOMS_GOODS_START);
}

static gboolean
index_goods (GatewayDb    *db,
             const Goods  *goods,
             gint64        place,
             GArray       *words,
             GError      **error)
{
  g_auto (Entry) entry = { 0 };
  g_autoptr (GString) digits = g_string_new (NULL);

  entry_init (&entry);
  entry_add (&entry, goods->name);
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (goods->hs, g_array_index (words, Goods, i).hs))
      entry_add (&entry, g_array_index (words, Goods, i).name);
  append_starts (digits, goods->hs, (guint) strlen (goods->hs));

  return gateway_db_execute (db, error, "UPDATE hs_codes SET place = $1, folded = $2, initials = $3 WHERE code = $4",
                             "isss", place, entry.folded->str, entry.initials->str, goods->hs) >= 0
         && (!gateway_db_is_sqlite (db)
             || gateway_db_execute (db, error,
                                    "INSERT INTO hs_search (rowid, words, initials, start, digits) VALUES ($1, $2, $3, $4, $5)",
                                    "issss", place, entry.words->str, entry.grams->str, entry.start->str, digits->str) >= 0);
}

static GArray *
read_goods (GatewayDb   *db,
            const char  *sql,
            GError     **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GatewayRows) rows = gateway_db_query (db, error, sql, "");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Goods));

  g_array_set_clear_func (list, goods_clear);
  if (rows == NULL)
    return NULL;

  while (gateway_rows_next (rows, &trouble))
    {
      Goods goods = { g_strdup (gateway_rows_text (rows, 0)), g_strdup (gateway_rows_text (rows, 1)) };

      g_array_append_val (list, goods);
    }

  if (trouble == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static gboolean
clear_search (GatewayDb  *db,
              GError    **error)
{
  return !gateway_db_is_sqlite (db)
         || gateway_db_execute (db, error, "INSERT INTO hs_search (hs_search) VALUES ('delete-all')", "") >= 0;
}

gboolean
customs_goods_reindex (GatewayDb  *db,
                       GError    **error)
{
  g_autoptr (GArray) words = read_goods (db, "SELECT hs, word FROM hs_words ORDER BY word, hs", error);
  g_autoptr (GArray) goods =
    words != NULL ? read_goods (db, "SELECT code, name FROM hs_codes ORDER BY length(name), code", error) : NULL;

  if (goods == NULL || !clear_search (db, error))
    return FALSE;

  for (guint i = 0; i < goods->len; i++)
    if (!index_goods (db, &g_array_index (goods, Goods, i), i + 1, words, error))
      return FALSE;

  return TRUE;
}
