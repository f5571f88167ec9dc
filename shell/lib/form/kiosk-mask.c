/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-mask.h"

char *
kiosk_mask_middle (const char *text,
                   guint       first,
                   guint       last)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  g_autofree char *stars = NULL;
  g_autofree char *beginning = NULL;

  /* too short to leave so much of it */
  if (first + last >= length)
    {
      first = MIN (first, length / 2);
      last = 0;
    }

  stars = g_strnfill (length - first - last, '*');
  beginning = g_utf8_substring (text, 0, first);
  return g_strconcat (beginning, stars, g_utf8_offset_to_pointer (text, length - last), NULL);
}

char *
kiosk_mask_name (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 1));

  /* not as many stars as letters: how long a name is tells something, too */
  return g_strconcat (first, "**", NULL);
}
