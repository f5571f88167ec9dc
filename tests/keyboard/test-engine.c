/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-rime-engine.h"

#include <string.h>

#define PAGE 10

typedef struct
{
  guint names;
  guint first;
  guint page;
  guint keys;
  guint characters;
} Score;

static KioskInputEngine *engine; /* librime can be set up once in a process */

static void
type (const char *keys)
{
  for (const char *p = keys; *p != '\0'; p++)
    if (*p != ' ')
      g_assert_true (kiosk_input_engine_type (engine, *p));
}

static GStrv
candidates_for (KioskInputScheme  scheme,
                gboolean          traditional,
                const char       *keys)
{
  kiosk_input_engine_use (engine, scheme, traditional);
  type (keys);
  return kiosk_input_engine_dup_candidates (engine, 0, PAGE);
}

static void
assert_offers (KioskInputScheme  scheme,
               gboolean          traditional,
               const char       *keys,
               const char       *wanted)
{
  g_auto (GStrv) candidates = candidates_for (scheme, traditional, keys);

  if (!g_strv_contains ((const char * const *) candidates, wanted))
    {
      g_autofree char *offered = g_strjoinv (" ", candidates);

      g_error ("%s is not offered for %s, but %s", wanted, keys, offered);
    }
}

static void
test_schemes (void)
{
  g_auto (GStrv) first = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "xiamen");

  g_assert_cmpstr (first[0], ==, "厦门");
  assert_offers (KIOSK_INPUT_SCHEME_PINYIN, TRUE, "xiamen", "廈門");
  assert_offers (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "tg", "通关");
  assert_offers (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "kuajingdianshang", "跨境电商");
  assert_offers (KIOSK_INPUT_SCHEME_PINYIN, TRUE, "kuajingdianshang", "跨境電商");
  assert_offers (KIOSK_INPUT_SCHEME_NINE, FALSE, "942636", "厦门");
  assert_offers (KIOSK_INPUT_SCHEME_ZHUYIN, TRUE, "vu84ap6", "廈門");
  assert_offers (KIOSK_INPUT_SCHEME_ZHUYIN, TRUE, "vu8ap", "廈門");
}

/* As people from Minnan spell: what is found whole comes before sentences, and behind what is spelt right. */
static void
test_sounds (void)
{
  static const char * const heard[][2] = {
    { "xiameng", "厦门" }, { "zongguo", "中国" }, { "hujian", "福建" }, { "cuangxin", "创新" }, { "sangpin", "商品" },
    { "lanjing", "南京" }, { "renming", "人民" }, { "wuniu", "物流" },
  };
  g_auto (GStrv) exact = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "si");

  g_assert_false (g_strv_contains ((const char * const[]) { exact[0], exact[1], NULL }, "是"));
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    assert_offers (KIOSK_INPUT_SCHEME_PINYIN, FALSE, heard[i][0], heard[i][1]);
}

static void
test_parts (void)
{
  g_auto (GStrv) candidates = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "xiamenludao");
  g_autofree char *keys = kiosk_input_engine_dup_keys (engine);
  g_autofree char *preedit = kiosk_input_engine_dup_preedit (engine);
  g_autofree char *complete = NULL;
  guint index = 0;

  g_assert_cmpstr (keys, ==, "xiamenludao");
  g_assert_cmpstr (preedit, ==, "xia men lu dao");
  while (candidates[index] != NULL && !g_str_equal (candidates[index], "厦门"))
    index++;
  g_assert_null (kiosk_input_engine_choose (engine, index));
  g_assert_true (kiosk_input_engine_erase (engine));
  kiosk_input_engine_reset (engine);
  g_assert_false (kiosk_input_engine_erase (engine));

  type ("ludao");
  complete = kiosk_input_engine_choose (engine, 0);
  g_assert_cmpstr (complete, ==, "鹭岛");
  g_assert_false (kiosk_input_engine_erase (engine));
}

static void
test_learns_nothing (void)
{
  g_auto (GStrv) before = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "shi");

  for (int i = 0; i < 5; i++)
    {
      g_auto (GStrv) offered = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "shi");
      g_autofree char *chosen = kiosk_input_engine_choose (engine, 7);
      g_auto (GStrv) after = candidates_for (KIOSK_INPUT_SCHEME_PINYIN, FALSE, "shi");

      g_assert_cmpstr (chosen, ==, offered[7]);
      g_assert_cmpstrv (before, after);
    }
}

static int
find_place (GStrv       candidates,
            const char *wanted)
{
  for (int i = 0; candidates[i] != NULL; i++)
    if (g_str_equal (candidates[i], wanted))
      return i;

  return -1;
}

static void
score_name (Score *score,
            GStrv  fields)
{
  gboolean person = g_str_equal (fields[0], "person");
  g_auto (GStrv) candidates = candidates_for (person ? KIOSK_INPUT_SCHEME_NAME : KIOSK_INPUT_SCHEME_PINYIN, FALSE, fields[2]);
  g_autofree char *keys = kiosk_input_engine_dup_keys (engine);
  int place = find_place (candidates, fields[1]);

  score->names++;
  score->first += place == 0;
  score->page += place >= 0;
  score->keys += (guint) strlen (keys) + 1;
  score->characters += (guint) g_utf8_strlen (fields[1], -1);
  if (place != 0)
    g_test_message ("%s is at place %d", fields[1], place);
}

/* The whole name is typed at once; nothing but the list of names knows what is wanted. */
static void
test_names (void)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) lines = NULL;
  Score score = { 0 };

  g_assert_true (g_file_get_contents (g_getenv ("NAMES"), &list, NULL, NULL));
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", 3);

      score_name (&score, fields);
    }

  g_test_message ("%u names: %.1f %% at first place (aim 85), %.1f %% among the first ten (aim 98), %.2f touches a character",
                  score.names, 100.0 * score.first / score.names, 100.0 * score.page / score.names,
                  (double) score.keys / score.characters);
  g_assert_cmpuint (score.names, ==, 200);
  g_assert_cmpuint (score.first, >=, 165);
  g_assert_cmpuint (score.page, >=, 194);
}

static void
test_no_tables (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kiosk_rime_engine_new ("/nonexistent", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/no-tables", test_no_tables);
  g_test_add_func ("/engine/schemes", test_schemes);
  g_test_add_func ("/engine/sounds", test_sounds);
  g_test_add_func ("/engine/parts", test_parts);
  g_test_add_func ("/engine/learns-nothing", test_learns_nothing);
  g_test_add_func ("/engine/names", test_names);

  engine = kiosk_rime_engine_new (g_getenv ("KIOSK_INPUT_DIR"), &error);
  g_assert_no_error (error);
  failed = g_test_run ();
  g_assert_finalize_object (engine);
  return failed;
}
