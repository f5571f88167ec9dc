/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "engine/kiosk-input-engine.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_COMPOSER (kiosk_composer_get_type ())
G_DECLARE_FINAL_TYPE (KioskComposer, kiosk_composer, KIOSK, COMPOSER, GObject)

/**
 * KioskComposer:
 *
 * What is being composed: keys that wait to become characters. It loads its engine when there is nothing else to do, or
 * when the first key needs it. Without an engine it takes no keys, and the keyboard writes letters.
 *
 * Signals: "changed" (keys, preedit or candidates are others), "composed" (text: it belongs into the field).
 */

/**
 * kiosk_composer_new:
 * @directory: where the engine's tables lie
 *
 * Returns: (transfer full): a composer
 */
KioskComposer *kiosk_composer_new           (const char       *directory);

/* Returns: whether there is an engine; loads it if need be. */
gboolean       kiosk_composer_prepare       (KioskComposer    *self);

/* See kiosk_input_engine_use(). */
void           kiosk_composer_use           (KioskComposer    *self,
                                              KioskInputScheme  scheme,
                                              gboolean          traditional);

/* Returns: whether keys wait */
gboolean       kiosk_composer_is_busy       (KioskComposer    *self);

/* Returns: whether the key was taken */
gboolean       kiosk_composer_type          (KioskComposer    *self,
                                              char              key);

/* Returns: whether there was something to take back */
gboolean       kiosk_composer_erase         (KioskComposer    *self);

void           kiosk_composer_choose        (KioskComposer    *self,
                                              guint             index);

/* Takes the first candidate as often as it needs. */
void           kiosk_composer_choose_first  (KioskComposer    *self);

/* Ends composing: letters stay letters; keys that mean nothing by themselves become their first candidate. */
void           kiosk_composer_finish        (KioskComposer    *self);

/* Drops what is being composed. */
void           kiosk_composer_give_up       (KioskComposer    *self);

/* Returns: (transfer full): letters that are being composed; empty where keys are not letters */
char          *kiosk_composer_dup_letters   (KioskComposer    *self);

/* Returns: (transfer full) */
char          *kiosk_composer_dup_preedit   (KioskComposer    *self);

/* Returns: (transfer full) */
GStrv          kiosk_composer_dup_candidates(KioskComposer    *self,
                                              guint             first,
                                              guint             most);

G_END_DECLS
