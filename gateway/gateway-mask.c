/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-mask.h"

#include <string.h>

#define SHOWN_FIRST 3   /* digits of a phone, where as many stay hidden */
#define SHOWN_LAST  4

/* Surnames of two characters that are in use; of any other name the first character is shown. */
static gboolean
has_long_surname (const char *name)
{
  static const char * const surnames[] = {
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "司徒", "东方", "東方",
    "端木", "独孤", "獨孤", "南宫", "南宮", "百里", "呼延", "长孙", "長孫", "宇文", "范姜", "張簡", "张简",
  };

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    if (g_str_has_prefix (name, surnames[i]) && g_utf8_strlen (name, -1) > 2)
      return TRUE;
  return FALSE;
}

char *
gateway_mask_name (const char *name)
{
  glong shown = has_long_surname (name) ? 2 : 1;
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *begin = g_utf8_substring (name, 0, MIN (shown, length));
  g_autofree char *stars = g_strnfill ((gsize) MAX (length - shown, 1), '*');

  return g_strconcat (begin, stars, NULL);
}

char *
gateway_mask_phone (const char *phone)
{
  gsize length = strlen (phone);
  gsize first = length > SHOWN_FIRST + SHOWN_LAST + SHOWN_FIRST ? SHOWN_FIRST : 0;
  char *masked = g_strdup (phone);

  for (gsize i = first; i + SHOWN_LAST < length; i++)
    masked[i] = '*';
  return masked;
}
