/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-language.h"

#include <glib/gi18n-lib.h>

static const char * const languages[] = { "zh_CN", "zh_TW", "en", NULL };

const char * const *
kiosk_language_list (void)
{
  return languages;
}

void
kiosk_language_use (const char *language)
{
  /* gettext looks at this counter to learn that its answers of before are stale; see "gettext.h, locale changes" in its manual */
  extern int _nl_msg_cat_cntr;

  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}
