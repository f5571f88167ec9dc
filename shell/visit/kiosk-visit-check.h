/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kiosk_visit_check:
 * @services: (element-type KioskServiceInfo): the services that were found
 *
 * Prints for a technician what a visit needs of the system, a line each: ok, care or missing, what was looked at, and words,
 * between tabs. park-kiosk --check adds it to its own.
 */
void kiosk_visit_check (GPtrArray *services);

G_END_DECLS
