/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-layout.h"

#include <glib/gi18n-lib.h>

static const char * const names[KIOSK_N_LAYOUTS] = {
  [KIOSK_LAYOUT_PINYIN] = "pinyin",
  [KIOSK_LAYOUT_NINE] = "nine",
  [KIOSK_LAYOUT_ZHUYIN] = "zhuyin",
  [KIOSK_LAYOUT_LATIN] = "latin",
  [KIOSK_LAYOUT_HANDWRITING] = "handwriting",
  [KIOSK_LAYOUT_DIGITS] = "digits",
  [KIOSK_LAYOUT_NUMBER] = "number",
  [KIOSK_LAYOUT_ID] = "id",
  [KIOSK_LAYOUT_SYMBOLS] = "symbols",
};

const char *
kiosk_layout_get_name (KioskLayout layout)
{
  return names[layout];
}

const char *
kiosk_layout_get_title (KioskLayout layout)
{
  if (layout == KIOSK_LAYOUT_ZHUYIN)
    return _("Zhuyin");

  return layout == KIOSK_LAYOUT_NINE ? _("9 keys") : _("Pinyin");
}

gboolean
kiosk_layout_from_name (const char  *name,
                        KioskLayout *layout)
{
  for (int i = 0; i < KIOSK_N_LAYOUTS; i++)
    if (g_str_equal (names[i], name))
      {
        *layout = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
kiosk_layout_has_words (KioskLayout layout)
{
  return layout <= KIOSK_LAYOUT_HANDWRITING;
}

KioskLayout
kiosk_layout_for_field (GtkInputPurpose purpose,
                        GtkInputHints   hints,
                        KioskLayout     words)
{
  gboolean capitals = (hints & GTK_INPUT_HINT_UPPERCASE_CHARS) != 0;

  switch (purpose)
    {
    case GTK_INPUT_PURPOSE_DIGITS:
    case GTK_INPUT_PURPOSE_PHONE:
    case GTK_INPUT_PURPOSE_PIN:
      return capitals ? KIOSK_LAYOUT_ID : KIOSK_LAYOUT_DIGITS;
    case GTK_INPUT_PURPOSE_NUMBER:
      return KIOSK_LAYOUT_NUMBER;
    case GTK_INPUT_PURPOSE_FREE_FORM:
    case GTK_INPUT_PURPOSE_NAME:
      return capitals ? KIOSK_LAYOUT_LATIN : words;
    default:
      return KIOSK_LAYOUT_LATIN;
    }
}

KioskLayout
kiosk_layout_for_language (const char *language)
{
  if (g_str_has_prefix (language, "zh_TW"))
    return KIOSK_LAYOUT_ZHUYIN;

  return g_str_has_prefix (language, "zh") ? KIOSK_LAYOUT_PINYIN : KIOSK_LAYOUT_LATIN;
}
