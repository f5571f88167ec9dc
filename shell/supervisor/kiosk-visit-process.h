/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-backlight.h"
#include "kiosk-outbox-sender.h"
#include "kiosk-print-purger.h"
#include "kiosk-staff-desk.h"

G_BEGIN_DECLS

/**
 * KioskVisitEnd:
 * @KIOSK_VISIT_END_DONE: the visit said that it was over, or was told to quit
 * @KIOSK_VISIT_END_CRASH: the process died without a word
 * @KIOSK_VISIT_END_HANG: its main loop did not answer in time and it was killed
 */
typedef enum
{
  KIOSK_VISIT_END_DONE,
  KIOSK_VISIT_END_CRASH,
  KIOSK_VISIT_END_HANG,
} KioskVisitEnd;

/* How a visit is started. */
typedef struct
{
  const char * const *command;      /* program and arguments, without those that this object adds */
  const char         *runtime;      /* where the visit's private directory is made */
  guint64             memory_limit; /* bytes of data that the visit may have (RLIMIT_DATA), 0 for no limit */
  guint               hang_limit;   /* milliseconds without an answer after which it is killed */
  KioskOutboxSender  *outbox;       /* (nullable): where its submissions go */
  const KioskStaffRoom *staff;      /* (nullable): what staff mode works on */
  KioskPrintPurger   *purger;       /* (nullable): what clears away behind its prints */
  KioskBacklight     *backlight;    /* (nullable): what the visit's own picture has to make up for */
} KioskVisitSetup;

#define KIOSK_TYPE_VISIT_PROCESS (kiosk_visit_process_get_type ())
G_DECLARE_FINAL_TYPE (KioskVisitProcess, kiosk_visit_process, KIOSK, VISIT_PROCESS, GObject)

/**
 * kiosk_visit_process_new:
 * @setup: how to start it
 * @error: return location
 *
 * Starts a park-kiosk-visit with a private D-Bus connection on a socket pair and a private directory. The process dies
 * with the supervisor, dumps no core, and sees no directory of a home.
 *
 * Signals: "ready", "shown", "began", "service-changed", "alive" (gboolean drawn, gboolean touched),
 * "notice" (char *kind, char *detail), "ended" (char *reason: its last words), "gone" (KioskVisitEnd: the process is
 * no more; last signal).
 *
 * Returns: (transfer full) (nullable): the visit
 */
KioskVisitProcess *kiosk_visit_process_new             (const KioskVisitSetup  *setup,
                                                        GError                **error);
gboolean           kiosk_visit_process_is_ready        (KioskVisitProcess      *self);
gboolean           kiosk_visit_process_has_touch       (KioskVisitProcess      *self);
void               kiosk_visit_process_show            (KioskVisitProcess      *self);
/* In staff mode: this visit, and no other, may ask for what @room holds. */
void               kiosk_visit_process_show_staff      (KioskVisitProcess      *self,
                                                        const KioskStaffRoom   *room);
void               kiosk_visit_process_set_quarantined (KioskVisitProcess      *self,
                                                        const char * const     *services);
const char        *kiosk_visit_process_get_service     (KioskVisitProcess      *self);
pid_t              kiosk_visit_process_get_pid         (KioskVisitProcess      *self);

/**
 * kiosk_visit_process_quit:
 * @self: a visit
 *
 * Kills the process: whatever it still held is the kernel's again at once. Ends in "gone".
 */
void               kiosk_visit_process_quit            (KioskVisitProcess      *self);

G_END_DECLS
