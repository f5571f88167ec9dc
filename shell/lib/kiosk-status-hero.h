/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KioskStatusKind:
 * @KIOSK_STATUS_PROGRESS: under way; nothing to do
 * @KIOSK_STATUS_DONE: finished well
 * @KIOSK_STATUS_ATTENTION: somebody has to act
 * @KIOSK_STATUS_ERROR: refused or failed
 *
 * How things stand.
 */
typedef enum
{
  KIOSK_STATUS_PROGRESS,
  KIOSK_STATUS_DONE,
  KIOSK_STATUS_ATTENTION,
  KIOSK_STATUS_ERROR,
} KioskStatusKind;

#define KIOSK_TYPE_STATUS_HERO (kiosk_status_hero_get_type ())
G_DECLARE_FINAL_TYPE (KioskStatusHero, kiosk_status_hero, KIOSK, STATUS_HERO, GtkWidget)

/**
 * KioskStatusHero:
 *
 * How things stand, large at the head of a page.
 */

/**
 * kiosk_status_hero_set:
 * @self: a status hero
 * @kind: chooses colour and icon
 * @headline: the answer in two or three words
 * @detail: where it comes from and how old it is
 * @advice: (nullable): what the visitor should do next
 *
 * The answer first: in words, colour and icon. Never by colour alone.
 */
void kiosk_status_hero_set (KioskStatusHero *self,
                            KioskStatusKind  kind,
                            const char      *headline,
                            const char      *detail,
                            const char      *advice);

G_END_DECLS
