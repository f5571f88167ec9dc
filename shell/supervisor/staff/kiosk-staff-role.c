/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-staff-role.h"

#include <string.h>

static const char * const nicks[] = {
  [KIOSK_STAFF_NOBODY] = "nobody",
  [KIOSK_STAFF_ATTENDANT] = "attendant",
  [KIOSK_STAFF_PARK] = "park",
  [KIOSK_STAFF_ENGINEER] = "engineer",
};

/* What a park's own staff may change. */
static const char * const park_keys[] = {
  "services", "disabled-services", "opening-hours", "hotline", "notice", "emergency", "volume", "brightness",
  "playlist-order", "playlist-off", NULL,
};

KioskStaffRole
kiosk_staff_role_from_nick (const char *nick)
{
  for (guint i = KIOSK_STAFF_ATTENDANT; i < G_N_ELEMENTS (nicks); i++)
    if (strcmp (nicks[i], nick) == 0)
      return i;

  return KIOSK_STAFF_NOBODY;
}

const char *
kiosk_staff_role_get_nick (KioskStaffRole role)
{
  return nicks[role];
}

gboolean
kiosk_staff_role_may_set (KioskStaffRole  role,
                          const char     *group,
                          const char     *key)
{
  if (role == KIOSK_STAFF_PARK)
    return strcmp (group, "Kiosk") == 0 && g_strv_contains (park_keys, key);
  return role == KIOSK_STAFF_ENGINEER;
}
