/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-keyboard-private.h"

#include "kiosk-candidate-grid.h"
#include "kiosk-entry.h"
#include "kiosk-key-row.h"
#include "kiosk-key.h"
#include "kiosk-style.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (KioskKeyboard, kiosk_keyboard, GTK_TYPE_WIDGET)

gboolean
kiosk_keyboard_wants_capitals (KioskKeyboard *self)
{
  GtkText *text = kiosk_key_target_get_text (self->target);

  return text != NULL && (gtk_text_get_input_hints (text) & GTK_INPUT_HINT_UPPERCASE_CHARS) != 0;
}

gboolean
kiosk_keyboard_wants_words (KioskKeyboard *self)
{
  GtkText *text = kiosk_key_target_get_text (self->target);
  GtkInputPurpose purpose = text != NULL ? gtk_text_get_input_purpose (text) : GTK_INPUT_PURPOSE_ALPHA;

  return (purpose == GTK_INPUT_PURPOSE_FREE_FORM || purpose == GTK_INPUT_PURPOSE_NAME) && !kiosk_keyboard_wants_capitals (self);
}

gboolean
kiosk_keyboard_composes (KioskKeyboard *self)
{
  return self->layout == KIOSK_LAYOUT_PINYIN || self->layout == KIOSK_LAYOUT_NINE || self->layout == KIOSK_LAYOUT_ZHUYIN;
}

void
kiosk_keyboard_update_capitals (KioskKeyboard *self)
{
  GtkWidget *shift = self->layouts[self->layout].shift;

  kiosk_style_set (GTK_WIDGET (self), "capitals", kiosk_keyboard_wants_capitals (self) || self->shift != SHIFT_OFF);
  if (shift != NULL)
    {
      gtk_widget_set_visible (shift, !kiosk_keyboard_wants_capitals (self));
      kiosk_style_set (shift, "once", self->shift == SHIFT_ONCE);
      kiosk_style_set (shift, "locked", self->shift == SHIFT_LOCKED);
    }
}

/* While something is being composed, the action key ends that first. */
static void
update_action (KioskKeyboard *self)
{
  GtkText *text = kiosk_key_target_get_text (self->target);
  GtkWidget *entry = text != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (text), KIOSK_TYPE_ENTRY) : NULL;
  const char *label = entry != NULL ? kiosk_entry_get_action_label (KIOSK_ENTRY (entry)) : NULL;

  if (kiosk_composer_is_busy (self->composer))
    label = _("Confirm");
  if (self->layouts[self->layout].action != NULL)
    g_object_set (self->layouts[self->layout].action, "face", label != NULL ? label : _("Done"), NULL);
}

void
kiosk_keyboard_collapse (KioskKeyboard *self)
{
  gtk_widget_set_visible (self->grid, FALSE);
  if (self->layouts[self->layout].page != NULL)
    gtk_widget_set_visible (self->layouts[self->layout].page, TRUE);
}

static void
on_composing (KioskKeyboard *self)
{
  gboolean busy = kiosk_composer_is_busy (self->composer);
  g_autofree char *letters = kiosk_composer_dup_letters (self->composer);

  kiosk_candidate_bar_show_composed (self->bar, self->composer, self->plugged_in && self->layout != KIOSK_LAYOUT_ZHUYIN);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), busy);
  gtk_widget_set_visible (self->tools, !busy);
  if (!busy)
    kiosk_keyboard_collapse (self);
  else if (gtk_widget_get_visible (self->grid))
    kiosk_candidate_grid_show (KIOSK_CANDIDATE_GRID (self->grid), self->composer);
  update_action (self);
  kiosk_key_target_set_composing (self->target, letters);
}

static void
on_composed (KioskKeyboard *self,
             const char    *text)
{
  kiosk_key_target_write (self->target, text);
}

/* What handwriting offers stays in the line; there are no more than these. */
static void
on_ink_changed (KioskKeyboard *self)
{
  const char * const *candidates = kiosk_ink_writer_get_candidates (self->ink);

  kiosk_candidate_bar_show_drawn (self->bar, candidates);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), *candidates != NULL);
  gtk_widget_set_visible (self->tools, *candidates == NULL);
}

/* Only the layouts that somebody needs are built. */
static void
build_layout (KioskKeyboard *self,
              KioskLayout    layout)
{
  KioskLayoutPage *page = &self->layouts[layout];

  kiosk_layout_page_build (page, layout, self->pages);
  if (page->handwriting != NULL && kiosk_ink_writer_is_available (self->ink))
    kiosk_layout_page_offer_handwriting (page);
  if (page->pad != NULL)
    kiosk_ink_writer_set_pad (self->ink, KIOSK_INK_PAD (page->pad));
}

static void
mark_choice (KioskKeyboard *self)
{
  GtkWidget *choice = gtk_widget_get_first_child (self->choices);

  for (; choice != NULL; choice = gtk_widget_get_next_sibling (choice))
    kiosk_style_set (choice, "current", g_str_equal (gtk_widget_get_name (choice), kiosk_layout_get_name (self->layout)));
  gtk_widget_set_visible (self->choices, kiosk_keyboard_wants_words (self));
}

static void
use_engine (KioskKeyboard *self)
{
  GtkText *text = kiosk_key_target_get_text (self->target);
  gboolean name = text != NULL && gtk_text_get_input_purpose (text) == GTK_INPUT_PURPOSE_NAME;

  switch (self->layout)
    {
    case KIOSK_LAYOUT_PINYIN:
      kiosk_composer_use (self->composer, name ? KIOSK_INPUT_SCHEME_NAME : KIOSK_INPUT_SCHEME_PINYIN, self->traditional);
      break;
    case KIOSK_LAYOUT_NINE:
      kiosk_composer_use (self->composer, KIOSK_INPUT_SCHEME_NINE, self->traditional);
      break;
    case KIOSK_LAYOUT_ZHUYIN:
      kiosk_composer_use (self->composer, KIOSK_INPUT_SCHEME_ZHUYIN, self->traditional);
      break;
    default:
      break;
    }
}

void
kiosk_keyboard_show_layout (KioskKeyboard *self,
                            KioskLayout    layout)
{
  KioskLayoutPage *page = &self->layouts[layout];

  if (page->page == NULL)
    build_layout (self, layout);
  for (int i = 0; i < KIOSK_N_LAYOUTS; i++)
    if (self->layouts[i].page != NULL)
      gtk_widget_set_visible (self->layouts[i].page, i == (int) layout);

  if (layout == KIOSK_LAYOUT_SYMBOLS && self->layout != KIOSK_LAYOUT_SYMBOLS)
    self->before = self->layout;
  self->layout = layout;
  self->shift = SHIFT_OFF;
  gtk_widget_set_visible (self->grid, FALSE);
  if (page->toggle != NULL)
    gtk_widget_set_visible (page->toggle, kiosk_keyboard_wants_words (self));
  if (page->typing != NULL)
    g_object_set (page->typing, "face", kiosk_layout_get_title (self->typing), NULL);
  kiosk_style_set (GTK_WIDGET (self), "with-words", kiosk_keyboard_wants_words (self));
  mark_choice (self);
  kiosk_keyboard_update_capitals (self);
  update_action (self);
  use_engine (self);
}

/* What is being composed or drawn goes into the field. */
void
kiosk_keyboard_finish (KioskKeyboard *self)
{
  kiosk_composer_finish (self->composer);
  kiosk_ink_writer_finish (self->ink);
}

/* A visitor's choice holds for the fields that follow. */
void
kiosk_keyboard_choose_layout (KioskKeyboard *self,
                              KioskLayout    layout)
{
  kiosk_keyboard_finish (self);
  if (kiosk_layout_has_words (layout) && kiosk_keyboard_wants_words (self))
    {
      self->words = layout;
      if (layout != KIOSK_LAYOUT_LATIN)
        self->chinese = layout;
      if (layout < KIOSK_LAYOUT_LATIN)
        self->typing = layout;
    }
  kiosk_keyboard_show_layout (self, layout);
}

void
kiosk_keyboard_set_target (KioskKeyboard *self,
                           GtkText       *text)
{
  kiosk_keyboard_finish (self);
  kiosk_key_target_set_text (self->target, text);
  if (text != NULL && self->click != NULL)
    kiosk_key_click_prepare (self->click);
  if (text != NULL)
    kiosk_keyboard_show_layout (self, kiosk_layout_for_field (gtk_text_get_input_purpose (text), gtk_text_get_input_hints (text), self->words));
  kiosk_style_set (GTK_WIDGET (self), "arriving", text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

void
kiosk_keyboard_set_click (KioskKeyboard *self,
                          KioskKeyClick *click)
{
  g_set_object (&self->click, click);
}

void
kiosk_keyboard_set_pace (KioskKeyboard *self,
                         guint          repeat_delay,
                         guint          double_strike)
{
  self->repeat_delay = repeat_delay;
  self->double_strike = double_strike;
}

guint
kiosk_keyboard_get_repeat_delay (KioskKeyboard *self)
{
  return self->repeat_delay;
}

GtkWidget *
kiosk_keyboard_get_keys (KioskKeyboard *self)
{
  return self->layouts[self->layout].page;
}

gboolean
kiosk_keyboard_takes (KioskKeyboard *self,
                      GtkWidget     *key)
{
  gint64 now = g_get_monotonic_time ();

  if (key == self->struck && now - self->struck_at < self->double_strike * G_TIME_SPAN_MILLISECOND)
    return FALSE;

  self->struck = key;
  self->struck_at = now;
  return TRUE;
}

void
kiosk_keyboard_forget (KioskKeyboard *self)
{
  kiosk_key_target_forget (self->target);
  gtk_widget_set_visible (self->paste, FALSE);
}

static void
kiosk_keyboard_dispose (GObject *object)
{
  KioskKeyboard *self = KIOSK_KEYBOARD (object);
  GtkWidget *child;

  g_clear_object (&self->composer);
  g_clear_object (&self->ink);
  g_clear_object (&self->click);
  g_clear_object (&self->target);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_keyboard_parent_class)->dispose (object);
}

static void
kiosk_keyboard_class_init (KioskKeyboardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_keyboard_dispose;

  kiosk_keyboard_install_actions (widget_class);

  g_type_ensure (KIOSK_TYPE_CANDIDATE_BAR);
  g_type_ensure (KIOSK_TYPE_CANDIDATE_GRID);
  g_type_ensure (KIOSK_TYPE_INK_PAD);
  g_type_ensure (KIOSK_TYPE_KEY);
  g_type_ensure (KIOSK_TYPE_KEY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/visit/kiosk-keyboard.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, bar);
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, tools);
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, choices);
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, paste);
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, pages);
  gtk_widget_class_bind_template_child (widget_class, KioskKeyboard, grid);
}

static void
kiosk_keyboard_init (KioskKeyboard *self)
{
  self->target = kiosk_key_target_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kiosk_keyboard_new (KioskComposer *composer,
                    const char    *language)
{
  KioskKeyboard *self = g_object_new (KIOSK_TYPE_KEYBOARD, NULL);
  KioskLayout words = kiosk_layout_for_language (language);

  self->composer = g_object_ref (composer);
  self->traditional = g_str_has_prefix (language, "zh_TW");
  self->words = words;
  self->typing = words != KIOSK_LAYOUT_LATIN ? words : KIOSK_LAYOUT_PINYIN;
  self->chinese = self->typing;
  self->ink = kiosk_ink_writer_new (self->target, self->traditional);
  g_signal_connect_object (self->ink, "changed", G_CALLBACK (on_ink_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "changed", G_CALLBACK (on_composing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "composed", G_CALLBACK (on_composed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
