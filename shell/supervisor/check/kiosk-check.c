/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check.h"

#include <glib/gstdio.h>

static void
check_all (GPtrArray              *findings,
           const KioskCheckPlaces *places,
           const char             *effective)
{
  g_autoptr (GSettings) settings = NULL;

  kiosk_check_machine (findings, places->machine);
  settings = kiosk_check_setup (findings, places, effective);
  kiosk_check_visit (findings, places);
  if (settings != NULL)
    kiosk_check_gateway (findings, settings);
}

gboolean
kiosk_check_run (const KioskCheckPlaces *places)
{
  g_autoptr (GPtrArray) findings = kiosk_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("park-kiosk-check-XXXXXX", &error);
  g_autofree char *effective = NULL;

  if (folder == NULL)
    {
      g_printerr ("park-kiosk: %s\n", error->message);
      return FALSE;
    }

  effective = g_build_filename (folder, "settings", NULL);
  check_all (findings, places, effective);
  g_unlink (effective);
  g_rmdir (folder);
  kiosk_findings_print (findings);
  return kiosk_findings_get_worst (findings) != KIOSK_FINDING_MISSING;
}
