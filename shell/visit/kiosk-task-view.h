/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-page.h"
#include "kiosk-visit-clock.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_TASK_VIEW (kiosk_task_view_get_type ())
G_DECLARE_FINAL_TYPE (KioskTaskView, kiosk_task_view, KIOSK, TASK_VIEW, GtkWidget)

/**
 * kiosk_task_view_new:
 * @clock: the visit's clock, for the time left
 *
 * A task: its pages, one above the other, under a header with the way back. Signals: "finished": the visitor left the
 * first page; "page-left": another page is about to come onto the screen.
 *
 * Returns: (transfer floating): a view without pages
 */
GtkWidget *kiosk_task_view_new      (KioskVisitClock *clock);

/* @page: (transfer floating) */
void       kiosk_task_view_push     (KioskTaskView   *self,
                                     KioskPage       *page);
void       kiosk_task_view_clear    (KioskTaskView   *self);

/* As the button in the header: a step or a page back, from the first one out of the task. */
void       kiosk_task_view_go_back  (KioskTaskView   *self);

/**
 * kiosk_task_view_recreate:
 * @self: a view
 *
 * Makes the pages anew, after the language changed, with the same answers. Pages that cannot be made anew are left out
 * together with those above them.
 *
 * Returns: (transfer full) (element-type KioskPage): the new pages, the first one first, for another view
 */
GPtrArray *kiosk_task_view_recreate (KioskTaskView   *self);

/* (transfer none) (nullable): the page on the screen */
KioskPage *kiosk_task_view_get_page (KioskTaskView *self);

G_END_DECLS
