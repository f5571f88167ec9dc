/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is said for what is written. */

#include "kiosk-speech-number.h"
#include "kiosk-speech-text.h"

typedef struct
{
  const char *written;
  const char *said;
} Case;

static const Case chinese[] = {
  { "2025年", "二零二五年" },
  { "2026年11月23日", "二零二六年十一月二十三日" },
  { "2026-11-23", "二零二六年十一月二十三日" },
  { "2026/1/2", "二零二六年一月二日" },
  { "11-26 16:02    已接收", "十一月二十六日 十六点零二分,已接收" },
  { "更新于 今天 00:01    来源", "更新于 今天 零点零一分,来源" },
  { "09:41", "九点四十一分" },
  { "14:00", "十四点整" },
  { "2:05", "两点零五分" },
  { "09:00-12:00", "九点至十二点整" },
  { "08：30～17：30", "八点三十分至十七点三十分" },
  { "12.5%", "百分之十二点五" },
  { "13％", "百分之十三" },
  { "3%-5%", "百分之三至百分之五" },
  { "0.5‰", "千分之零点五" },
  { "¥1,234.50", "一千二百三十四元五角" },
  { "￥0.05", "零元零五分" },
  { "200.00 元", "二百元" },
  { "2元", "两元" },
  { "12.345元", "十二点三四五元" },
  { "1元素", "一元素" },
  { "US$99.90", "九十九点九零美元" },
  { "EUR 1,000", "一千欧元" },
  { "10,000.05", "一万点零五" },
  { "5000 人", "五千 人" },
  { "5000", "五零零零" },
  { "9810 海外仓", "九八一零 海外仓" },
  { "12 kg", "十二千克" },
  { "35.5㎡", "三十五点五平方米" },
  { "25℃", "二十五摄氏度" },
  { "0592-5301111", ",零五九二五三零幺幺幺幺" },
  { "热线 12360", "热线,幺二三六零" },
  { "13800001111", ",幺三八零零零零幺幺幺幺" },
  { "A012", " A 零 一 二 " },
  { "M0011D", " M 零 零 一 一 D " },
  { "HS 编码 8517.13", " H S  编码八五一七一三" },
  { "8517.13.00", "八五一七一三零零" },
  { "8517130000", "八五一七一三零零零零" },
  { "3701 2026 0001", " 三 七 零 一 , 二 零 二 六 , 零 零 零 一 " },
  { "007", "零零七" },
  { "138****9438", " 一 三 八 ,星号,九 四 三 八 " },
  { "91＊＊＊＊6F", " 九 一 ,星号,六 F " },
  { "王**", "王 ,星号," },
  { "第 2 步，共 6 步", "第二 步,共 六 步" },
  { "2 个", "两 个" },
  { "3-5 个", "三至五 个" },
  { "20,500 票", "两万零五百 票" },
  { "VAT", " V A T " },
  { "App", "App" },
  { "≥500元", "大于等于五百元" },
  { "3.2.1", "三二一" },
  { "", "" },
};

static const Case english[] = {
  { "2025", "2025" },
  { "9810", " 9 8 1 0 " },
  { "2026-11-23", "23 November 2026" },
  { "2026-13-23", " 2 0 2 6 , 1 3 , 2 3 " },
  { "11-26 16:02    Received", "26 November, 16 oh 2, Received" },
  { "14:00", "14 o'clock" },
  { "09:05", "9 oh 5" },
  { "08:30-17:30", "8 30 to 17 30" },
  { "12.5%", "12.5 percent" },
  { "¥1,234.50", "1234.50 yuan" },
  { "CNY 200.00", "200 yuan" },
  { "200.00 USD", "200  U S  dollars" },
  { "12 kg", "12 kilograms" },
  { "35.5 m²", "35.5 square metres" },
  { "12 to 14", "12 to 14" },
  { "HS 8517.13", " H S  8 5 1 7 1 3 " },
  { "code 8517130000", "code  8 5 1 7 1 3 0 0 0 0 " },
  { "M0011D", " M 0 0 1 1 D " },
  { "K7QM-2P9X", " K 7 Q M , 2 P 9 X " },
  { "3701 2026 0001", " 3 7 0 1 , 2 0 2 6 , 0 0 0 1 " },
  { "0592-5301111", " 0 5 9 2 , 5 3 0 1 1 1 1 " },
  { "138****9438", " 1 3 8 , hidden, 9 4 3 8 " },
  { "10,000 parcels", "10000 parcels" },
  { "3–5 days", "3 to 5 days" },
  { "No. 7", "number 7" },
  { "PIN", "PIN" },
  { "1st", "1st" },
};

static void
check_cases (const Case *cases,
             guint       n,
             const char *locale)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *said = kiosk_speech_text_rewrite (cases[i].written, locale);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_chinese (void)
{
  check_cases (chinese, G_N_ELEMENTS (chinese), "zh_CN");
  check_cases (chinese, G_N_ELEMENTS (chinese), "zh_TW");
}

static void
test_english (void)
{
  check_cases (english, G_N_ELEMENTS (english), "en");
}

static void
test_no_digits_left (void)
{
  /* whatever is written, the Chinese voice is given words: it would say digits one by one */
  for (int i = 0; i < 3000; i++)
    {
      static const char pieces[][8] = { "1", "20", "3456", "789012", ",", ".", "-", " ", ":", "%", "元", "年", "月", "个", "A", "kg", "*", "¥" };
      g_autoptr (GString) written = g_string_new (NULL);
      g_autofree char *said = NULL;

      for (int j = g_test_rand_int_range (1, 9); j > 0; j--)
        g_string_append (written, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      said = kiosk_speech_text_rewrite (written->str, "zh_CN");
      for (const char *at = said; *at != '\0'; at++)
        if (g_ascii_isdigit (*at))
          {
            g_test_message ("“%s” is said as “%s”", written->str, said);
            g_test_fail ();
          }
    }
}

static void
test_numbers (void)
{
  static const Case numbers[] = {
    { "0", "零" }, { "10", "十" }, { "11", "十一" }, { "20", "二十" }, { "100", "一百" }, { "101", "一百零一" }, { "110", "一百一十" },
    { "111", "一百一十一" }, { "200", "二百" }, { "1000", "一千" }, { "1001", "一千零一" }, { "1010", "一千零一十" }, { "2222", "两千二百二十二" },
    { "10000", "一万" }, { "10001", "一万零一" }, { "20000", "两万" }, { "20500", "两万零五百" }, { "100000", "十万" }, { "1000000", "一百万" },
    { "10010000", "一千零一万" }, { "100000000", "一亿" }, { "100000001", "一亿零一" }, { "123456789", "一亿两千三百四十五万六千七百八十九" },
    { "00012", "十二" }, { "12345678901234567", "一二三四五六七八九零一二三四五六七" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *said = kiosk_speech_number_integer (numbers[i].written);

      g_assert_cmpstr (said, ==, numbers[i].said);
    }
}

static void
test_split (void)
{
  g_auto (GStrv) sentences = kiosk_speech_text_split ("税率为 12.5%。请到 No. 7 窗口！ OK? Yes.\n完");
  g_auto (GStrv) none = kiosk_speech_text_split (" \n ");

  g_assert_cmpuint (g_strv_length (sentences), ==, 5);
  g_assert_cmpstr (sentences[0], ==, "税率为 12.5%。");
  g_assert_cmpstr (sentences[1], ==, "请到 No. 7 窗口！");
  g_assert_cmpstr (sentences[2], ==, "OK?");
  g_assert_cmpstr (sentences[3], ==, "Yes.");
  g_assert_cmpstr (sentences[4], ==, "完");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speech-text/chinese", test_chinese);
  g_test_add_func ("/speech-text/english", test_english);
  g_test_add_func ("/speech-text/no-digits-left", test_no_digits_left);
  g_test_add_func ("/speech-text/numbers", test_numbers);
  g_test_add_func ("/speech-text/split", test_split);
  return g_test_run ();
}
