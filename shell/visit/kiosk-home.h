/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-context.h"
#include "kiosk-park-profile.h"
#include "kiosk-service-info.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_HOME (kiosk_home_get_type ())
G_DECLARE_FINAL_TYPE (KioskHome, kiosk_home, KIOSK, HOME, GtkWidget)

/**
 * kiosk_home_new:
 * @context: what the shell lends
 * @profile: the park
 * @services: (element-type KioskServiceInfo): the services, the first four as large tiles
 *
 * The screen on which a visitor chooses. Signal "service-chosen" (KioskServiceInfo *service).
 *
 * Returns: (transfer floating): the screen
 */
GtkWidget *kiosk_home_new           (KioskContext     *context,
                                     KioskParkProfile *profile,
                                     GPtrArray        *services);

/* Four tiles a row instead of two. */
void       kiosk_home_set_landscape (KioskHome        *self,
                                     gboolean          landscape);

G_END_DECLS
