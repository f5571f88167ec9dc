/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "print/kiosk-print-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KioskStepState:
 * @KIOSK_STEP_DONE: behind us
 * @KIOSK_STEP_CURRENT: where it stands
 * @KIOSK_STEP_ATTENTION: where it stands, and somebody has to act
 * @KIOSK_STEP_FAILED: where it ended badly
 * @KIOSK_STEP_SKIPPED: not needed this time
 * @KIOSK_STEP_PENDING: still to come
 *
 * How far a step of a time line is.
 */
typedef enum
{
  KIOSK_STEP_DONE,
  KIOSK_STEP_CURRENT,
  KIOSK_STEP_ATTENTION,
  KIOSK_STEP_FAILED,
  KIOSK_STEP_SKIPPED,
  KIOSK_STEP_PENDING,
} KioskStepState;

#define KIOSK_TYPE_TIME_LINE (kiosk_time_line_get_type ())
G_DECLARE_FINAL_TYPE (KioskTimeLine, kiosk_time_line, KIOSK, TIME_LINE, GtkWidget)

/**
 * KioskTimeLine:
 *
 * The steps of something that takes time, one beneath the other, and how far each one is.
 */

/**
 * kiosk_time_line_add:
 * @self: a time line
 * @state: how far this step is; told by icon and to assistive technology, not by colour alone
 * @title: the step
 * @detail: (nullable): when, and what was said
 */
void kiosk_time_line_add   (KioskTimeLine  *self,
                            KioskStepState  state,
                            const char     *title,
                            const char     *detail);

/**
 * kiosk_time_line_clear:
 * @self: a time line
 *
 * Removes all steps.
 */
void kiosk_time_line_clear (KioskTimeLine  *self);

/**
 * kiosk_time_line_print:
 * @self: a time line
 * @document: where the steps go, as they are now: how far each one is in words
 */
void kiosk_time_line_print (KioskTimeLine      *self,
                            KioskPrintDocument *document);

G_END_DECLS
