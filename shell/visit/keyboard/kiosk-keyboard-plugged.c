/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* A keyboard that is plugged in, while the one on the screen makes Chinese: its keys do what a touch on the screen's would. What is not
 * taken here goes to the field. */

#include "kiosk-keyboard-private.h"

#define PINYIN_KEYS "abcdefghijklmnopqrstuvwxyz"
#define ZHUYIN_KEYS "1234567890-qwertyuiopasdfghjkl;zxcvbnm,./"
#define ASCII       128

/* What Chinese keyboards write with these keys: all signs that the screen has. */
static const char * const signs[ASCII] = {
  [','] = "，", ['.'] = "。", ['\\'] = "、", ['?'] = "？", ['!'] = "！", [':'] = "：", [';'] = "；", ['`'] = "·",
  ['('] = "（", [')'] = "）", ['<'] = "《", ['>'] = "》", ['{'] = "《", ['}'] = "》", ['['] = "【", [']'] = "】",
  ['_'] = "—", ['^'] = "…", ['$'] = "￥",
};

/* Where comma and full stop are letters, they write signs with Shift. */
static const char * const zhuyin_signs[ASCII] = {
  ['<'] = "，", ['>'] = "。",
};

/* It opens, unless one is open. */
static const char *
find_quotation_mark (KioskKeyboard *self)
{
  GtkEditable *text = GTK_EDITABLE (kiosk_key_target_get_text (self->target));
  g_autofree char *before = gtk_editable_get_chars (text, 0, gtk_editable_get_position (text));
  const char *opened = g_strrstr (before, "“");

  return opened != NULL && strstr (opened, "”") == NULL ? "”" : "“";
}

static const char *
find_sign (KioskKeyboard *self,
           guint32        character)
{
  if (character == '"')
    return find_quotation_mark (self);
  if (self->layout == KIOSK_LAYOUT_ZHUYIN && zhuyin_signs[character] != NULL)
    return zhuyin_signs[character];
  return signs[character];
}

static gboolean
is_composed (KioskKeyboard *self,
             char           character)
{
  const char *keys = self->layout == KIOSK_LAYOUT_ZHUYIN ? ZHUYIN_KEYS : PINYIN_KEYS;

  return strchr (keys, character) != NULL || (kiosk_composer_is_busy (self->composer) && strchr (" '", character) != NULL);
}

/* The keypad writes what is on it. */
static gboolean
is_on_keypad (guint key)
{
  return key >= GDK_KEY_KP_Space && key <= GDK_KEY_KP_9;
}

static gboolean
write_key (KioskKeyboard *self,
           guint          key)
{
  guint32 character = gdk_keyval_to_unicode (key);
  const char letter[] = { (char) character, '\0' };
  const char *sign;

  if (character == 0 || character >= ASCII || is_on_keypad (key))
    return FALSE;

  /* nine keys have digits for letters, which these are not */
  if (self->layout == KIOSK_LAYOUT_NINE && g_ascii_islower (character))
    kiosk_keyboard_choose_layout (self, KIOSK_LAYOUT_PINYIN);
  sign = is_composed (self, letter[0]) ? letter : find_sign (self, character);
  return sign != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "keyboard.insert", "s", sign);
}

/* Where digits are letters, they choose once the candidates bear numbers. */
static gboolean
choose (KioskKeyboard *self,
        guint          key)
{
  guint32 character = gdk_keyval_to_unicode (key);

  if (self->layout == KIOSK_LAYOUT_ZHUYIN && !kiosk_candidate_bar_get_numbered (self->bar))
    return FALSE;

  if (character >= '0' && character <= '9')
    kiosk_candidate_bar_choose (self->bar, character - '0');
  else if (character == '=' || character == '+' || character == '-')
    kiosk_candidate_bar_turn (self->bar, character != '-');
  else
    return FALSE;
  return TRUE;
}

static gboolean
go_on_composing (KioskKeyboard *self,
                 guint          key)
{
  switch (key)
    {
    case GDK_KEY_BackSpace:
      return kiosk_composer_erase (self->composer);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      kiosk_composer_finish (self->composer);
      return TRUE;
    case GDK_KEY_Escape:
      kiosk_composer_give_up (self->composer);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      kiosk_candidate_bar_turn (self->bar, key == GDK_KEY_Page_Down);
      return TRUE;
    case GDK_KEY_Down:
      kiosk_candidate_bar_number (self->bar);
      return TRUE;
    default:
      return choose (self, key);
    }
}

static gboolean
is_shift (guint key)
{
  return key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R;
}

/* With Caps Lock, too, letters are meant. */
static gboolean
press (KioskKeyboard *self,
       GdkEvent      *event)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK | GDK_LOCK_MASK;
  gboolean plain = (gdk_event_get_modifier_state (event) & others) == 0;
  guint key = gdk_key_event_get_keyval (event);

  self->shift_alone = plain && is_shift (key);
  if (!plain || gdk_key_event_is_modifier (event) || !kiosk_keyboard_composes (self))
    return FALSE;

  self->plugged_in = TRUE;
  return (kiosk_composer_is_busy (self->composer) && go_on_composing (self, key)) || write_key (self, key);
}

/* Shift by itself is the key for Chinese or English, as on other keyboards. */
static void
release (KioskKeyboard *self,
         GdkEvent      *event)
{
  if (self->shift_alone && is_shift (gdk_key_event_get_keyval (event)) && kiosk_keyboard_wants_words (self))
    kiosk_keyboard_choose_layout (self, self->layout == KIOSK_LAYOUT_LATIN ? self->typing : KIOSK_LAYOUT_LATIN);
  self->shift_alone = FALSE;
}

gboolean
kiosk_keyboard_takes_event (KioskKeyboard *self,
                            GdkEvent      *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_TOUCH_BEGIN || type == GDK_BUTTON_PRESS)
    self->plugged_in = self->shift_alone = FALSE;
  if (kiosk_key_target_get_text (self->target) == NULL)
    return FALSE;

  if (type == GDK_KEY_RELEASE)
    release (self, event);
  return type == GDK_KEY_PRESS && press (self, event);
}
