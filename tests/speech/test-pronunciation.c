/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* How Chinese is read, on the table that the kiosk has. */

#include "kiosk-speech-text.h"

#include <glib/gstdio.h>

typedef struct
{
  const char *written;
  const char *spelt;
} Case;

static KioskPronunciation *pronunciation;

static const Case cases[] = {
  /* places */
  { "厦门", "xia4 men2" }, { "廈門", "xia4 men2" }, { "大厦", "da4 sha4" }, { "重庆", "chong2 qing4" }, { "长汀", "chang2 ting1" },
  { "大嶝", "da4 deng4" }, { "象屿", "xiang4 yu3" }, { "象嶼", "xiang4 yu3" }, { "寨上", "zhai4 shang4" }, { "海沧园区", "hai3 cang1 yuan2 qu1" },
  { "海滄園區", "hai3 cang1 yuan2 qu1" },
  /* one character, two readings */
  { "银行行长", "yin2 hang2 hang2 zhang3" }, { "銀行行長", "yin2 hang2 hang2 zhang3" }, { "放行", "fang4 xing2" },
  { "长期", "chang2 qi1" }, { "重新", "chong2 xin1" }, { "重量", "zhong4 liang4" }, { "税率", "shui4 lv4" }, { "率先", "shuai4 xian1" },
  { "还款", "huan2 kuan3" }, { "还有", "hai2 you3" }, { "处理", "chu3 li3" }, { "办事处", "ban4 shi4 chu4" },
  { "调查", "diao4 cha2" }, { "调解", "tiao2 jie3" }, { "了解", "liao3 jie3" }, { "为您", "wei4 nin2" }, { "分为", "fen1 wei2" },
  { "所得税", "suo3 de2 shui4" }, { "目的港", "mu4 di4 gang3" }, { "会计", "kuai4 ji4" }, { "参与", "can1 yu4" },
  /* words are not cut in the wrong place */
  { "您的信息", "nin2 de5 xin4 xi1" }, { "为空运", "wei2 kong1 yun4" }, { "海关要求", "hai3 guan1 yao1 qiu2" },
  /* simplified characters are not what they were in old books */
  { "离开", "li2 kai1" }, { "价格", "jia4 ge2" }, { "手机号", "shou3 ji1 hao4" }, { "个", "ge4" }, { "备案", "bei4 an4" },
  /* tones that change */
  { "不是", "bu2 shi4" }, { "不能", "bu4 neng2" }, { "一个", "yi2 ge4" }, { "一天", "yi4 tian1" }, { "一位", "yi2 wei4" },
  { "第一", "di4 yi1" }, { "二零二一年", "er4 ling2 er4 yi1 nian2" }, { "四十一分", "si4 shi2 yi1 fen1" }, { "一月一日", "yi1 yue4 yi1 ri4" },
  { "统一", "tong3 yi1" }, { "幺", "yao1" },
  /* what is not Chinese */
  { "，。、", "" }, { "厦门，您好！", "xia4 men2, nin2 hao3!" }, { "“海关”（一）", "hai3 guan1, yi1," }, { "M 零", "M ling2" },
  { "\xf0\xac\x9a\xa9厦门", "xia4 men2" }, { "", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spelt = kiosk_pronunciation_spell (pronunciation, cases[i].written);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (spelt, ==, cases[i].spelt);
    }
}

static void
assert_parts (const char *sentence,
              const char *locale,
              const char *expected)
{
  g_autoptr (GPtrArray) parts = kiosk_speech_text_get_parts (sentence, locale, pronunciation);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      KioskSpeechPart *part = parts->pdata[i];

      g_string_append_printf (joined, "%s%s: %s", i > 0 ? " | " : "", part->voice, part->text);
    }
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_parts (void)
{
  assert_parts ("下载 App，离开", "zh_CN", "cmn-latn-pinyin: xia4 zai4 | en: App, | cmn-latn-pinyin: li2 kai1");
  assert_parts ("Haicang 海沧", "en", "en: Haicang | cmn-latn-pinyin: hai3 cang1");
  assert_parts ("A012", "zh_CN", "cmn-latn-pinyin: A ling2 yi1 er4");
  assert_parts ("Single Window", "zh_TW", "en: Single Window");
  assert_parts ("……", "zh_CN", "");
  assert_parts ("", "en", "");
}

static void
test_no_table (void)
{
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) garbage = NULL;
  int fd = g_file_open_tmp ("readings-XXXXXX", &file, NULL);

  g_assert_null (kiosk_pronunciation_new ("/nonexistent/pronunciations", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_file_set_contents (file, "no table at all", -1, NULL));
  g_assert_null (kiosk_pronunciation_new (file, &garbage));
  g_assert_error (garbage, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_unlink (file);
  g_close (fd, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *file = g_build_filename (g_getenv ("KIOSK_SPEECH_DIR"), "pronunciations", NULL);
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  pronunciation = kiosk_pronunciation_new (file, &error);
  g_assert_no_error (error);
  g_test_add_func ("/pronunciation/cases", test_cases);
  g_test_add_func ("/pronunciation/parts", test_parts);
  g_test_add_func ("/pronunciation/no-table", test_no_table);
  result = g_test_run ();
  g_assert_finalize_object (pronunciation);
  return result;
}
