/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-findings.h"
#include "kiosk-settings-store.h"

G_BEGIN_DECLS

/**
 * KioskCheckPlaces:
 * @machine: the root of the machine's files, "/" but in tests
 * @settings: (nullable): the terminal's own settings
 * @data: where the parks' profiles are
 * @plugins: (array zero-terminated=1): folders of services
 * @visit: program of a visit
 * @state: where the kiosk keeps what outlives it
 * @runtime: where the kiosk works
 */
typedef struct
{
  const char         *machine;
  const char         *settings;
  const char         *data;
  const char * const *plugins;
  const char         *visit;
  const char         *state;
  const char         *runtime;
} KioskCheckPlaces;

/**
 * kiosk_check_run:
 * @places: where to look
 *
 * Prints what a technician has to know of this terminal before it is left alone: what is there, what is missing, what to do.
 *
 * Returns: %TRUE if nothing is missing
 */
gboolean kiosk_check_run     (const KioskCheckPlaces *places);

/* The screen, the touch panel, the camera, sound, and what of the machine could keep a visitor's data. */
void     kiosk_check_machine (GPtrArray              *findings,
                              const char             *root);

/* The files of this terminal. The settings that are in force are written to the file @effective.
 * Returns: (transfer full) (nullable): these settings, if they can be made out */
GSettings *kiosk_check_setup (GPtrArray              *findings,
                              const KioskCheckPlaces *places,
                              const char             *effective);

/* What the program of a visit says of the services, and of what it needs of the system. */
void     kiosk_check_visit   (GPtrArray              *findings,
                              const KioskCheckPlaces *places);

/* Whether the gateway answers, and to this terminal. */
void     kiosk_check_gateway (GPtrArray              *findings,
                              GSettings              *settings);

G_END_DECLS
