/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KioskPublished:
 * @version: grows with each publication
 * @park: (not nullable): "*" for all parks
 * @terminal: (not nullable): "*" for all terminals of the park
 * @settings: (not nullable): the settings
 *
 * Settings that were published for a park, or for one terminal in it, as docs/operate.md has the file.
 */
typedef struct
{
  gint64    version;
  char     *park;
  char     *terminal;
  GKeyFile *settings;
} KioskPublished;

/**
 * kiosk_published_free:
 * @published: (transfer full): published settings
 *
 * Frees published settings with all that they hold.
 */
void            kiosk_published_free (KioskPublished *published);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskPublished, kiosk_published_free)

/**
 * kiosk_published_open:
 * @file: the whole file
 * @key: the publisher's Ed25519 public key in base64
 * @error: return location: %G_IO_ERROR_PERMISSION_DENIED if it was not signed by that key, %G_IO_ERROR_INVALID_DATA if it
 *   is something else
 *
 * Nothing of the file is looked into before its signature was found right.
 *
 * Returns: (transfer full) (nullable): what it says
 */
KioskPublished *kiosk_published_open (GBytes          *file,
                                      const char      *key,
                                      GError         **error);

/**
 * kiosk_published_check_place:
 * @published: published settings
 * @park: the park in which this terminal stands
 * @terminal: this terminal's name
 * @error: return location
 *
 * Returns: %TRUE if they are for this terminal
 */
gboolean        kiosk_published_check_place (KioskPublished  *published,
                                             const char      *park,
                                             const char      *terminal,
                                             GError         **error);

/**
 * kiosk_published_sign:
 * @version: of these settings, higher than any before
 * @park: the park that they are for, or "*" for all
 * @terminal: the terminal that they are for, or "*" for all of the park
 * @settings: the settings
 * @secret: (array fixed-size=64): the publisher's Ed25519 secret key
 *
 * Returns: (transfer full): the whole file, as kiosk_published_open() takes it
 */
char           *kiosk_published_sign        (gint64           version,
                                             const char      *park,
                                             const char      *terminal,
                                             GKeyFile        *settings,
                                             const guchar    *secret);

G_END_DECLS
