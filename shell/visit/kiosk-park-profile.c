/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-park-profile.h"

#define GROUP "Park"

struct _KioskParkProfile
{
  GObject   parent_instance;

  char     *park;
  GKeyFile *keys;
};

G_DEFINE_FINAL_TYPE (KioskParkProfile, kiosk_park_profile, G_TYPE_OBJECT)

KioskParkProfile *
kiosk_park_profile_new (const char  *directory,
                        const char  *park,
                        GError     **error)
{
  g_autoptr (KioskParkProfile) self = g_object_new (KIOSK_TYPE_PARK_PROFILE, NULL);
  g_autofree char *name = g_strconcat (park, ".park", NULL);
  g_autofree char *file = g_build_filename (directory, name, NULL);

  self->park = g_strdup (park);
  if (!g_key_file_load_from_file (self->keys, file, G_KEY_FILE_KEEP_TRANSLATIONS, error))
    {
      g_prefix_error (error, "Profile of the park “%s”: ", park);
      return NULL;
    }

  return g_steal_pointer (&self);
}

const char *
kiosk_park_profile_get_park (KioskParkProfile *self)
{
  return self->park;
}

char *
kiosk_park_profile_dup (KioskParkProfile *self,
                        const char       *key,
                        const char       *locale)
{
  char *words = g_key_file_get_locale_string (self->keys, GROUP, key, locale, NULL);

  return words != NULL ? words : g_strdup ("");
}

static void
kiosk_park_profile_finalize (GObject *object)
{
  KioskParkProfile *self = KIOSK_PARK_PROFILE (object);

  g_free (self->park);
  g_key_file_unref (self->keys);
  G_OBJECT_CLASS (kiosk_park_profile_parent_class)->finalize (object);
}

static void
kiosk_park_profile_class_init (KioskParkProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_park_profile_finalize;
}

static void
kiosk_park_profile_init (KioskParkProfile *self)
{
  self->keys = g_key_file_new ();
}
