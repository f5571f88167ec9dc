/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What each key does. */

#include "kiosk-keyboard-private.h"

#include "kiosk-candidate-grid.h"

static gboolean
ends_syllable (KioskKeyboard *self)
{
  g_autofree char *preedit = kiosk_composer_dup_preedit (self->composer);

  return self->layout != KIOSK_LAYOUT_ZHUYIN
         || g_str_has_suffix (preedit, "ˊ") || g_str_has_suffix (preedit, "ˇ") || g_str_has_suffix (preedit, "ˋ")
         || g_str_has_suffix (preedit, "˙") || g_str_has_suffix (preedit, "ˉ");
}

static gboolean
compose (KioskKeyboard *self,
         const char    *key)
{
  if (!kiosk_keyboard_composes (self) || key[0] == '\0' || key[1] != '\0')
    return FALSE;

  if (key[0] != ' ')
    return kiosk_composer_type (self->composer, key[0]);

  if (!kiosk_composer_is_busy (self->composer))
    return FALSE;
  if (ends_syllable (self) || !kiosk_composer_type (self->composer, ' '))
    kiosk_composer_choose_first (self->composer);
  return TRUE;
}

static void
insert_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  gboolean capitals = kiosk_keyboard_wants_capitals (self) || self->shift != SHIFT_OFF;
  g_autofree char *written = capitals ? g_ascii_strup (key, -1) : g_strdup (key);

  if (compose (self, key))
    return;

  kiosk_composer_choose_first (self->composer);
  kiosk_ink_writer_finish (self->ink);
  kiosk_key_target_write (self->target, written);
  if (self->shift == SHIFT_ONCE)
    {
      self->shift = SHIFT_OFF;
      kiosk_keyboard_update_capitals (self);
    }
}

static void
delete_text (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (kiosk_composer_erase (self->composer) || kiosk_ink_writer_undo (self->ink))
    return;

  kiosk_ink_writer_finish (self->ink);
  kiosk_key_target_erase (self->target);
}

static void
rewrite (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  kiosk_ink_writer_rewrite (KIOSK_KEYBOARD (widget)->ink);
}

static void
press_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (kiosk_composer_is_busy (self->composer))
    {
      kiosk_composer_finish (self->composer);
      return;
    }

  kiosk_ink_writer_finish (self->ink);
  kiosk_key_target_activate (self->target);
}

static void
move_caret (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (kiosk_composer_is_busy (self->composer))
    return;

  kiosk_ink_writer_finish (self->ink);
  kiosk_key_target_move (self->target, g_variant_get_int32 (parameter));
}

static void
choose_candidate (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (self->layout == KIOSK_LAYOUT_HANDWRITING)
    kiosk_ink_writer_choose (self->ink, index);
  else
    kiosk_composer_choose (self->composer, index);
}

static void
expand_candidates (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (gtk_widget_get_visible (self->grid))
    {
      kiosk_keyboard_collapse (self);
      return;
    }

  kiosk_candidate_grid_show (KIOSK_CANDIDATE_GRID (self->grid), self->composer);
  gtk_widget_set_visible (self->layouts[self->layout].page, FALSE);
  gtk_widget_set_visible (self->grid, TRUE);
}

static void
collapse_candidates (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  kiosk_keyboard_collapse (KIOSK_KEYBOARD (widget));
}

static void
switch_layout (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KioskLayout layout;

  if (kiosk_layout_from_name (g_variant_get_string (parameter, NULL), &layout))
    kiosk_keyboard_choose_layout (KIOSK_KEYBOARD (widget), layout);
}

static void
toggle_language (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  kiosk_keyboard_choose_layout (self, self->layout == KIOSK_LAYOUT_LATIN ? self->chinese : KIOSK_LAYOUT_LATIN);
}

static void
type_again (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  kiosk_keyboard_choose_layout (self, self->typing);
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  kiosk_keyboard_show_layout (self, self->before);
}

static void
press_shift (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  self->shift = (self->shift + 1) % N_SHIFTS;
  kiosk_keyboard_update_capitals (self);
}

static void
copy_text (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (kiosk_key_target_copy (self->target))
    gtk_widget_set_visible (self->paste, TRUE);
}

static void
paste_text (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  kiosk_keyboard_finish (self);
  kiosk_key_target_paste (self->target);
}

static void
make_sound (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (widget);

  if (self->click != NULL)
    kiosk_key_click_play (self->click);
}

/* The field keeps what it has; without the focus there is nothing to write into. */
static void
hide (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

void
kiosk_keyboard_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "keyboard.insert", "s", insert_text);
  gtk_widget_class_install_action (widget_class, "keyboard.delete", NULL, delete_text);
  gtk_widget_class_install_action (widget_class, "keyboard.rewrite", NULL, rewrite);
  gtk_widget_class_install_action (widget_class, "keyboard.action", NULL, press_action);
  gtk_widget_class_install_action (widget_class, "keyboard.move", "i", move_caret);
  gtk_widget_class_install_action (widget_class, "keyboard.choose", "u", choose_candidate);
  gtk_widget_class_install_action (widget_class, "keyboard.expand", NULL, expand_candidates);
  gtk_widget_class_install_action (widget_class, "keyboard.collapse", NULL, collapse_candidates);
  gtk_widget_class_install_action (widget_class, "keyboard.layout", "s", switch_layout);
  gtk_widget_class_install_action (widget_class, "keyboard.toggle", NULL, toggle_language);
  gtk_widget_class_install_action (widget_class, "keyboard.typing", NULL, type_again);
  gtk_widget_class_install_action (widget_class, "keyboard.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "keyboard.shift", NULL, press_shift);
  gtk_widget_class_install_action (widget_class, "keyboard.copy", NULL, copy_text);
  gtk_widget_class_install_action (widget_class, "keyboard.paste", NULL, paste_text);
  gtk_widget_class_install_action (widget_class, "keyboard.sound", NULL, make_sound);
  gtk_widget_class_install_action (widget_class, "keyboard.hide", NULL, hide);
}
