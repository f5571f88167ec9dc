/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_PINNED_KEY (kiosk_pinned_key_get_type ())
G_DECLARE_FINAL_TYPE (KioskPinnedKey, kiosk_pinned_key, KIOSK, PINNED_KEY, GObject)

/**
 * kiosk_pinned_key_new:
 * @file: where it is kept
 *
 * The public key of the gateway for which submissions are sealed. The first one that the gateway shows is kept; another
 * one is refused until staff say that they know of it, so that nobody who gets between terminal and gateway can have
 * submissions sealed for themselves.
 *
 * Returns: (transfer full): the key, as it was kept
 */
KioskPinnedKey *kiosk_pinned_key_new         (const char      *file);

/* (transfer none) (nullable): its bytes; %NULL until the gateway has been seen once */
GBytes         *kiosk_pinned_key_get         (KioskPinnedKey  *self);

/* @shown: what the gateway shows now. Fails with %KIOSK_ERROR_UNAVAILABLE if it is refused or cannot be kept. */
gboolean        kiosk_pinned_key_check       (KioskPinnedKey  *self,
                                              GBytes          *shown,
                                              GError         **error);

/* (transfer full) (nullable): the identifier of the one that is kept, and of the one that was refused last */
char           *kiosk_pinned_key_dup_id      (KioskPinnedKey  *self);
char           *kiosk_pinned_key_dup_refused (KioskPinnedKey  *self);

/* Staff accept the key that was refused. FALSE without @error if it is not @id that was. */
gboolean        kiosk_pinned_key_accept      (KioskPinnedKey  *self,
                                              const char      *id,
                                              GError         **error);

G_END_DECLS
