/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The key of one hand-off: made in the visit, shown to the phone in the QR code, and nowhere else. */
typedef struct _KioskHandoffKey KioskHandoffKey;

KioskHandoffKey *kiosk_handoff_key_new     (void);
void             kiosk_handoff_key_free    (KioskHandoffKey  *key);

/* (transfer full): in base64url (RFC 4648, section 5), without padding */
char            *kiosk_handoff_key_to_text (KioskHandoffKey  *key);

/**
 * kiosk_handoff_key_open:
 * @key: a key
 * @number: the number under which it was sent
 * @data: base64 of 12 bytes of nonce, what is sealed with AES-256-GCM (NIST SP 800-38D), and 16 bytes of tag
 * @error: return location for a %G_IO_ERROR_INVALID_DATA
 *
 * Returns: (transfer full) (nullable): what the phone sealed
 */
GBytes          *kiosk_handoff_key_open    (KioskHandoffKey  *key,
                                            guint             number,
                                            const char       *data,
                                            GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskHandoffKey, kiosk_handoff_key_free)

G_END_DECLS
