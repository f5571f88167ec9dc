/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_AUDIT (kiosk_audit_get_type ())
G_DECLARE_FINAL_TYPE (KioskAudit, kiosk_audit, KIOSK, AUDIT, GObject)

/**
 * kiosk_audit_new:
 * @state: the kiosk's state directory
 *
 * Who did what at this terminal, and what happened to it, a line each. It holds nothing of a visitor, and at most two files
 * of half a megabyte.
 *
 * Returns: (transfer full): the audit
 */
KioskAudit *kiosk_audit_new    (const char *state);

/* @who: a role of staff, or "kiosk"; @what: a word such as "set". The line is on the disk when this returns. */
void        kiosk_audit_record (KioskAudit *self,
                                const char *who,
                                const char *what,
                                const char *detail);

/* (transfer full): the last @count lines, the newest first */
GStrv       kiosk_audit_read   (KioskAudit *self,
                                guint       count);

G_END_DECLS
