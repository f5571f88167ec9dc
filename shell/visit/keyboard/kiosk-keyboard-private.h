/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-candidate-bar.h"
#include "kiosk-ink-writer.h"
#include "kiosk-key-target.h"
#include "kiosk-keyboard.h"
#include "kiosk-layout-page.h"

G_BEGIN_DECLS

typedef enum
{
  SHIFT_OFF,
  SHIFT_ONCE,
  SHIFT_LOCKED,
  N_SHIFTS
} Shift;

struct _KioskKeyboard
{
  GtkWidget          parent_instance;

  KioskComposer     *composer;     /* (owned) */
  KioskKeyTarget    *target;       /* (owned) */
  KioskInkWriter    *ink;          /* (owned) */
  KioskKeyClick     *click;        /* (owned) (nullable) */
  guint              repeat_delay;  /* milliseconds, 0 for never */
  guint              double_strike; /* milliseconds, 0 for none */
  gconstpointer      struck;       /* the key that was taken last; only compared */
  gint64             struck_at;
  gboolean           traditional;
  KioskLayout        chinese;      /* which one the visitor writes Chinese with */
  KioskLayout        typing;       /* the one of those that has keys */
  KioskLayout        words;        /* which one fields for words begin with */
  KioskLayout        layout;
  KioskLayout        before;       /* where the symbols lead back to */
  Shift              shift;
  gboolean           plugged_in;   /* the last that was pressed was a key of a keyboard that is plugged in */
  gboolean           shift_alone;  /* its Shift, and nothing since */
  KioskLayoutPage    layouts[KIOSK_N_LAYOUTS];

  KioskCandidateBar *bar;
  GtkWidget         *tools;
  GtkWidget         *choices;
  GtkWidget         *paste;
  GtkBox            *pages;
  GtkWidget         *grid;
};

/* kiosk-keyboard.c: which layout is up, and what it looks like */
gboolean kiosk_keyboard_wants_capitals  (KioskKeyboard  *self);
gboolean kiosk_keyboard_wants_words     (KioskKeyboard  *self);

/* Whether the keys of the layout that is up make Chinese. */
gboolean kiosk_keyboard_composes        (KioskKeyboard  *self);

void     kiosk_keyboard_update_capitals (KioskKeyboard  *self);
void     kiosk_keyboard_show_layout     (KioskKeyboard  *self,
                                         KioskLayout     layout);
void     kiosk_keyboard_choose_layout   (KioskKeyboard  *self,
                                         KioskLayout     layout);

/* The keys instead of all candidates. */
void     kiosk_keyboard_collapse        (KioskKeyboard  *self);

/* kiosk-keyboard-keys.c */
void     kiosk_keyboard_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
