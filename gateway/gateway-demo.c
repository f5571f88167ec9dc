/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gateway-demo.h"

#include "gateway-clock.h"

#include <string.h>

#define MINUTE 60

static gboolean
put_date (const GMatchInfo *match,
          GString          *result,
          gpointer          unused)
{
  g_autofree char *kind = g_match_info_fetch (match, 1);
  g_autofree char *number = g_match_info_fetch (match, 2);
  gint64 n = g_ascii_strtoll (number, NULL, 10);
  g_autofree char *moment = gateway_clock_after (n * (strcmp (kind, "MOMENT") == 0 ? MINUTE : GATEWAY_DAY));

  if (strcmp (kind, "MOMENT") == 0)
    g_string_append (result, moment);
  else if (strcmp (kind, "DATE") == 0)
    g_string_append_len (result, moment, strlen ("yyyy-mm-dd"));
  else
    g_string_append_printf (result, "%.4s%.2s%.2s", moment, moment + 5, moment + 8);
  return FALSE;
}

char *
gateway_demo_fill_in (const char *pattern)
{
  g_autoptr (GRegex) place = g_regex_new ("@(DATE|STAMP|MOMENT)([+-]\\d+)@", 0, 0, NULL);

  return g_regex_replace_eval (place, pattern, -1, 0, 0, put_date, NULL, NULL);
}
