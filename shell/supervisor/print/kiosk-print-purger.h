/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PRINT_PURGER (kiosk_print_purger_get_type ())
G_DECLARE_FINAL_TYPE (KioskPrintPurger, kiosk_print_purger, KIOSK, PRINT_PURGER, GObject)

/**
 * kiosk_print_purger_new:
 *
 * Sees to it that no job outlives its visit: what is printed is removed from the print server with its file; what a printer
 * without trouble is at may be finished within a short time; all else is cancelled. Signals: "notice" (char *detail): jobs
 * were cut short, or cannot be removed.
 *
 * Returns: (transfer full): a purger that has no queue yet
 */
KioskPrintPurger *kiosk_print_purger_new       (void);

/* @queue: its name at the print server; empty for none */
void              kiosk_print_purger_set_queue (KioskPrintPurger *self,
                                                const char       *queue);

/* A visit is over, or the kiosk starts and does not know what was before. */
void              kiosk_print_purger_purge     (KioskPrintPurger *self);

/* The kiosk ends: removes all, and returns when that is done. */
void              kiosk_print_purger_finish    (KioskPrintPurger *self);

G_END_DECLS
