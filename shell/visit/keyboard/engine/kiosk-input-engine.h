/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskInputScheme:
 * @KIOSK_INPUT_SCHEME_PINYIN: pinyin with 26 keys
 * @KIOSK_INPUT_SCHEME_NAME: the same where a person's name is expected
 * @KIOSK_INPUT_SCHEME_NINE: pinyin with the digits 2 to 9, each of which stands for three or four letters
 * @KIOSK_INPUT_SCHEME_ZHUYIN: bopomofo; its keys are those of a Latin keyboard in the order of Daqian
 *
 * How keys become characters.
 */
typedef enum
{
  KIOSK_INPUT_SCHEME_PINYIN,
  KIOSK_INPUT_SCHEME_NAME,
  KIOSK_INPUT_SCHEME_NINE,
  KIOSK_INPUT_SCHEME_ZHUYIN,
} KioskInputScheme;

#define KIOSK_TYPE_INPUT_ENGINE (kiosk_input_engine_get_type ())
G_DECLARE_INTERFACE (KioskInputEngine, kiosk_input_engine, KIOSK, INPUT_ENGINE, GObject)

struct _KioskInputEngineInterface
{
  GTypeInterface parent_interface;

  void     (*use)            (KioskInputEngine *self,
                              KioskInputScheme  scheme,
                              gboolean          traditional);
  gboolean (*type)           (KioskInputEngine *self,
                              char              key);
  gboolean (*erase)          (KioskInputEngine *self);
  char    *(*choose)         (KioskInputEngine *self,
                              guint             index);
  void     (*reset)          (KioskInputEngine *self);
  char    *(*dup_keys)       (KioskInputEngine *self);
  char    *(*dup_preedit)    (KioskInputEngine *self);
  GStrv    (*dup_candidates) (KioskInputEngine *self,
                              guint             first,
                              guint             most);
};

/**
 * kiosk_input_engine_use:
 * @self: an engine
 * @scheme: how keys become characters from now on
 * @traditional: whether the characters are those of Taiwan instead of the mainland's
 *
 * What was being composed is dropped.
 */
void     kiosk_input_engine_use            (KioskInputEngine *self,
                                            KioskInputScheme  scheme,
                                            gboolean          traditional);

/**
 * kiosk_input_engine_type:
 * @self: an engine
 * @key: an ASCII character
 *
 * Returns: whether the key became part of what is being composed
 */
gboolean kiosk_input_engine_type           (KioskInputEngine *self,
                                            char              key);

/**
 * kiosk_input_engine_erase:
 * @self: an engine
 *
 * Takes the last key back, or the last choice of a part.
 *
 * Returns: whether there was something to take back
 */
gboolean kiosk_input_engine_erase          (KioskInputEngine *self);

/**
 * kiosk_input_engine_choose:
 * @self: an engine
 * @index: of a candidate, counted from 0
 *
 * Returns: (transfer full) (nullable): the text that is complete now; %NULL while a part of the keys waits for its choice
 */
char    *kiosk_input_engine_choose         (KioskInputEngine *self,
                                            guint             index);

/* Drops what is being composed. */
void     kiosk_input_engine_reset          (KioskInputEngine *self);

/**
 * kiosk_input_engine_dup_keys:
 * @self: an engine
 *
 * Returns: (transfer full): the keys as they were typed; empty when nothing is being composed
 */
char    *kiosk_input_engine_dup_keys       (KioskInputEngine *self);

/**
 * kiosk_input_engine_dup_preedit:
 * @self: an engine
 *
 * Returns: (transfer full): what is being composed as people read it, in syllables
 */
char    *kiosk_input_engine_dup_preedit    (KioskInputEngine *self);

/**
 * kiosk_input_engine_dup_candidates:
 * @self: an engine
 * @first: the first one wanted, counted from 0
 * @most: how many at most
 *
 * Returns: (transfer full): the candidates, the likeliest first; fewer than @most at their end
 */
GStrv    kiosk_input_engine_dup_candidates (KioskInputEngine *self,
                                            guint             first,
                                            guint             most);

G_END_DECLS
