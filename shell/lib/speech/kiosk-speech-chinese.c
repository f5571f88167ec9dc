/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is said in Chinese for what is not written in characters. A rule leaves no digit behind, so that a later one does not
 * find it again. */

#include "kiosk-speech-rule.h"

#include "kiosk-speech-number.h"

#include <string.h>

#define NUMBER  "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
/* What is counted, and not numbered: 两, and thousands that are no code. */
#define COUNTED "(?=\\s*(?:[个個件位次条條家票天种種张張份人名席门門步页頁万萬亿億箱批辆輛台套组組时時分秒周週岁歲项項吨噸米升斤度倍字年折款处處]" \
                "|小时|小時|分钟|分鐘|工作日|美元|欧元|歐元|公斤|千克|公里|毫米|厘米|平方|立方|企业|企業|课时|課時))"

static char *
say_masked (char **groups)
{
  g_autofree char *apart = kiosk_speech_rules_space_out (groups[0], ",星号,");
  GString *said = g_string_new (NULL);

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at))
      {
        g_autofree char *digit = kiosk_speech_number_digits ((char[]) { *at, '\0' });

        g_string_append (said, digit);
      }
    else
      g_string_append_unichar (said, g_utf8_get_char (at));

  return g_string_free (said, FALSE);
}

static char *
say_digits (char **groups)
{
  return kiosk_speech_number_digits (groups[0]);
}

static char *
say_year (char **groups)
{
  g_autofree char *year = kiosk_speech_number_digits (groups[1]);

  return g_strconcat (year, "年", NULL);
}

static char *
say_date (char **groups)
{
  g_autofree char *year = kiosk_speech_number_digits (groups[1]);
  g_autofree char *month = kiosk_speech_number_integer (groups[2]);
  g_autofree char *day = kiosk_speech_number_integer (groups[3]);

  return g_strconcat (year, "年", month, "月", day, "日", NULL);
}

static char *
say_day (char **groups)
{
  g_autofree char *month = kiosk_speech_number_integer (groups[1]);
  g_autofree char *day = kiosk_speech_number_integer (groups[2]);

  return g_strconcat (month, "月", day, "日", NULL);
}

static char *
say_time (char **groups)
{
  g_autofree char *hour = kiosk_speech_number_integer (groups[1]);
  g_autofree char *minute = kiosk_speech_number_integer (groups[2]);
  const char *two = strcmp (hour, "二") == 0 ? "两" : hour;

  const char *end = *groups[3] != '\0' ? "至" : "";

  if (strcmp (groups[2], "00") == 0)
    return g_strconcat (two, "点", *end != '\0' ? end : "整", NULL);
  return g_strconcat (two, "点", groups[2][0] == '0' ? "零" : "", minute, "分", end, NULL);
}

/* Yuan, with the tenths and hundredths as people name them. */
static char *
say_yuan (char **groups)
{
  const char *point = strchr (groups[1], '.');
  g_autofree char *whole = point != NULL ? g_strndup (groups[1], point - groups[1]) : g_strdup (groups[1]);
  g_autofree char *yuan = kiosk_speech_number_integer (whole);
  g_autofree char *exact = NULL;
  GString *said = g_string_new (NULL);

  if (point != NULL && strlen (point) > 3)
    {
      exact = kiosk_speech_number_decimal (groups[1]);
      g_string_append_printf (said, "%s元", exact);
      return g_string_free (said, FALSE);
    }

  g_string_append_printf (said, "%s元", strcmp (yuan, "二") == 0 ? "两" : yuan);
  if (point != NULL && g_ascii_isdigit (point[1]))
    {
      g_autofree char *tenths = kiosk_speech_number_digits ((char[]) { point[1], '\0' });
      g_autofree char *hundredths = kiosk_speech_number_digits ((char[]) { point[2], '\0' });

      if (point[1] != '0')
        g_string_append_printf (said, "%s角", tenths);
      if (point[2] > '0')
        g_string_append_printf (said, "%s%s分", point[1] == '0' ? "零" : "", hundredths);
    }
  return g_string_free (said, FALSE);
}

static char *
say_amount (char **groups)
{
  static const struct { const char *sign, *name; } currencies[] = {
    { "US$", "美元" }, { "USD", "美元" }, { "$", "美元" }, { "€", "欧元" }, { "EUR", "欧元" },
    { "HK$", "港元" }, { "HKD", "港元" }, { "NT$", "新台币" }, { "TWD", "新台币" }, { "£", "英镑" }, { "JPY", "日元" },
  };
  g_autofree char *amount = kiosk_speech_number_decimal (groups[2]);

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (strcmp (groups[1], currencies[i].sign) == 0)
      return g_strconcat (amount, currencies[i].name, NULL);
  return g_steal_pointer (&amount);
}

static char *
say_percentage (char **groups)
{
  g_autofree char *number = kiosk_speech_number_decimal (groups[1]);

  return g_strconcat (strcmp (groups[2], "%") == 0 ? "百分之" : "千分之", number, NULL);
}

static char *
say_unit (char **groups)
{
  static const struct { const char *sign, *name; } units[] = {
    { "kg", "千克" }, { "g", "克" }, { "km", "公里" }, { "m", "米" }, { "cm", "厘米" }, { "mm", "毫米" }, { "m2", "平方米" },
    { "m3", "立方米" }, { "L", "升" }, { "ml", "毫升" }, { "mL", "毫升" }, { "h", "小时" }, { "min", "分钟" }, { "s", "秒" },
    { "°C", "摄氏度" }, { "MB", "兆" }, { "t", "吨" },
  };
  g_autofree char *number = kiosk_speech_number_decimal (groups[1]);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (groups[2], units[i].sign) == 0)
      return g_strconcat (number, units[i].name, NULL);
  return g_steal_pointer (&number);
}

static char *
say_dialled (char **groups)
{
  g_autofree char *number = kiosk_speech_number_dialled (groups[2]);

  return g_strconcat (groups[1], ",", number, NULL);
}

static char *
say_ordinal (char **groups)
{
  g_autofree char *number = kiosk_speech_number_integer (groups[1]);

  return g_strconcat ("第", number, NULL);
}

static char *
say_counted (char **groups)
{
  g_autofree char *number = kiosk_speech_number_decimal (groups[1]);

  return g_strdup (strcmp (number, "二") == 0 ? "两" : number);
}

static char *
say_number (char **groups)
{
  return kiosk_speech_number_decimal (groups[1]);
}

const KioskSpeechRule kiosk_speech_chinese[] = {
  /* columns of a line */
  { "\\s{2,}", NULL, "," },
  /* what a mask leaves of a number stays digits */
  { "[0-9A-Za-z-]*\\*+[0-9A-Za-z*-]*", say_masked },
  { "(?<![\\d-])" KIOSK_SPEECH_DATE "(?![\\d-])", say_date },
  { "(?<![\\d-])" KIOSK_SPEECH_DAY, say_day },
  { "(?<!\\d)(\\d{4})\\s*年", say_year },
  { "(?<![\\d:])(\\d{1,2}):(\\d{2})(?![\\d:])(\\s*[-–—~～至到])?", say_time },
  /* codes: letters among digits, the dots of a commodity code, and 海关编码 without them */
  { "(?<![A-Za-z0-9])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?![A-Za-z0-9.])", say_masked },
  { "(?<![\\d.,])\\d{4}\\.\\d{2}(?:\\.\\d{2,4})+(?!\\d)", say_digits },
  { "(?<=HS|税号|稅號|税则|稅則|品目|子目|编码|編碼)[\\s:：]*\\d{4}(?:\\.\\d{2,6})?(?!\\d)", say_digits },
  { "[¥]\\s*" NUMBER "(?:\\s*元)?", say_yuan },
  { "(?:CNY|RMB|人民币|人民幣)\\s*" NUMBER "(?:\\s*元)?", say_yuan },
  { NUMBER "\\s*(?:元(?!素)|CNY|RMB)", say_yuan },
  { "(US\\$|HK\\$|NT\\$|\\$|€|£|USD|EUR|HKD|TWD|JPY)\\s*" NUMBER, say_amount },
  { "(?<=[\\d%‰])\\s*[-–—~～]\\s*(?=\\d+(?:\\.\\d+)?\\s*[%‰])", NULL, "至" },
  { NUMBER "\\s*([%‰])", say_percentage },
  { "(电话|電話|热线|熱線|拨打|撥打|致电|致電|手机|手機|专线|專線|传真|傳真)[号碼码是为為请請]{0,2}[\\s:：,]*(\\d[\\d -]{1,18}\\d)", say_dialled },
  { "(?<!\\d)()(1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|0\\d{2,3}-\\d{7,8}|400-?\\d{3}-?\\d{4})(?!\\d)", say_dialled },
  { NUMBER "\\s*(kg|km|cm|mm|m2|m3|ml|mL|min|MB|°C|g|m|L|h|s|t)(?![A-Za-z0-9])", say_unit },
  /* long numbers in groups */
  { "(?<!\\d)(?=(?:\\d[ -]?){7})\\d+(?:[ -]\\d+)+(?!\\d)", say_masked },
  { "第\\s*(\\d+)", say_ordinal },
  { "(?<=\\d)\\s*[-–—~～]\\s*(?=\\d)", NULL, "至" },
  { "(?<![\\d.,])(\\d+)\\s*(?=[月日号號])", say_number },
  { "(?<![\\d.])0\\d+(?![\\d.])", say_digits },
  { "(?<![\\d.,])" NUMBER COUNTED, say_counted },
  { "(?<![\\d.,])\\d{4,}(?![\\d.,])", say_digits },
  { "(?<![\\d.])\\d+(?:\\.\\d+){2,}", say_digits },
  { NUMBER, say_number },
  /* names of few capitals are letters */
  { "(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])", say_masked },
  { "≥", NULL, "大于等于" },
  { "≤", NULL, "小于等于" },
  { "×", NULL, "乘" },
  { "→", NULL, "到" },
  { "&", NULL, "和" },
  { "\\+", NULL, "加" },
  { "/", NULL, "," },
  { KIOSK_SPEECH_GAP, NULL, " " },
  { NULL },
};
