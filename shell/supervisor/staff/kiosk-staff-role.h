/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KioskStaffRole:
 * @KIOSK_STAFF_NOBODY: who has not shown a PIN
 * @KIOSK_STAFF_ATTENDANT: sees what is wrong, tries again, releases a service
 * @KIOSK_STAFF_PARK: besides, decides what the park offers and says
 * @KIOSK_STAFF_ENGINEER: everything
 *
 * What somebody in staff mode may do; each may do what those before it may.
 */
typedef enum
{
  KIOSK_STAFF_NOBODY,
  KIOSK_STAFF_ATTENDANT,
  KIOSK_STAFF_PARK,
  KIOSK_STAFF_ENGINEER,
} KioskStaffRole;

/* "attendant", "park", "engineer"; %KIOSK_STAFF_NOBODY for anything else */
KioskStaffRole  kiosk_staff_role_from_nick (const char     *nick);
const char     *kiosk_staff_role_get_nick  (KioskStaffRole  role);

/* Whether @role may change the setting @key in @group. */
gboolean        kiosk_staff_role_may_set   (KioskStaffRole  role,
                                            const char     *group,
                                            const char     *key);

G_END_DECLS
