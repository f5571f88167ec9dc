/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-check.h"

#include "core/kiosk-terminal-settings.h"
#include "kiosk-pins.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define LEAST_SPACE (200u << 20)   /* bytes for the outbox, the audit and what is published */

static gboolean
is_own_directory (const char *path)
{
  struct stat status;

  return g_stat (path, &status) == 0 && S_ISDIR (status.st_mode) && status.st_uid == geteuid ()
         && (status.st_mode & 0077) == 0 && g_access (path, R_OK | W_OK | X_OK) == 0;
}

static void
check_state (GPtrArray  *findings,
             const char *state)
{
  struct statvfs disk;

  if (!is_own_directory (state))
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "state", "%s has to be a folder that is this user's alone: install -d -m 700 -o USER %s",
                        state, state);
  else if (statvfs (state, &disk) == 0 && (guint64) disk.f_bavail * disk.f_frsize < LEAST_SPACE)
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "state", "the disk of %s is full: free 200 MiB at least", state);
  else
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "state", "%s", state);
}

static void
check_pins (GPtrArray  *findings,
            const char *state)
{
  g_autoptr (KioskPins) pins = kiosk_pins_new (state);

  if (kiosk_pins_is_set (pins, KIOSK_STAFF_ENGINEER))
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "PIN", "the engineer has one");
  else
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "PIN", "nobody can open the staff mode: park-kiosk --set-pin engineer --state-dir %s", state);
}

static void
check_values (GPtrArray          *findings,
              KioskSettingsRules *rules,
              GKeyFile           *file,
              const char         *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_value (file, group, keys[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) value = kiosk_settings_rules_check (rules, KIOSK_SETTINGS_LAYER_TERMINAL, group, keys[i], text, &error);

      if (value == NULL)
        kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "settings", "%s", error->message);
    }
}

/* A running kiosk leaves out what is wrong in the file, and goes on. */
static void
check_file (GPtrArray          *findings,
            KioskSettingsRules *rules,
            const char         *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    {
      kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "settings", "%s: %s", path, error->message);
      return;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    check_values (findings, rules, file, groups[i]);
}

static void
tell_park (GPtrArray *findings,
           GSettings *settings)
{
  g_autofree char *park = g_settings_get_string (settings, "park");

  kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "park", "%s", park);
}

static void
check_token (GPtrArray *findings,
             GSettings *settings)
{
  g_autofree char *file = g_settings_get_string (settings, "token-file");
  struct stat status;

  if (*file == '\0')
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "token", "set “token-file” to the file with what park-gateway terminals add printed");
  else if (g_stat (file, &status) != 0 || g_access (file, R_OK) != 0)
    kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "token", "%s cannot be read by this user", file);
  else if ((status.st_mode & 0077) != 0)
    kiosk_findings_add (findings, KIOSK_FINDING_CARE, "token", "others can read %s: chmod 600 %s", file, file);
  else
    kiosk_findings_add (findings, KIOSK_FINDING_GOOD, "token", "%s", file);
}

/* What is in force, as a running kiosk would make it of its layers. */
static GSettings *
read_settings (const KioskCheckPlaces  *places,
               KioskSettingsRules      *rules,
               const char              *effective,
               GError                 **error)
{
  g_autoptr (KioskSettingsStore) store = kiosk_settings_store_new (rules, places->settings, places->state, effective, error);

  return store != NULL ? kiosk_terminal_settings_new (effective, error) : NULL;
}

GSettings *
kiosk_check_setup (GPtrArray              *findings,
                   const KioskCheckPlaces *places,
                   const char             *effective)
{
  g_autofree char *parks = g_build_filename (places->data, "parks", NULL);
  g_autoptr (KioskSettingsRules) rules = kiosk_settings_rules_new (parks, places->plugins);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = read_settings (places, rules, effective, &error);

  if (places->settings != NULL)
    check_file (findings, rules, places->settings);
  check_state (findings, places->state);
  if (settings == NULL)
    {
      kiosk_findings_add (findings, KIOSK_FINDING_MISSING, "settings", "%s", error->message);
      return NULL;
    }

  tell_park (findings, settings);
  check_token (findings, settings);
  check_pins (findings, places->state);
  return g_steal_pointer (&settings);
}
