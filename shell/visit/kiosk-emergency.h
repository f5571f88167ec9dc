/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-park-profile.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_EMERGENCY (kiosk_emergency_get_type ())
G_DECLARE_FINAL_TYPE (KioskEmergency, kiosk_emergency, KIOSK, EMERGENCY, GtkWidget)

/* A message above everything else on a screen. Shows the one that @profile has in @language, and nothing if it has none. */
void kiosk_emergency_set_profile (KioskEmergency   *self,
                                  KioskParkProfile *profile,
                                  const char       *language);

G_END_DECLS
