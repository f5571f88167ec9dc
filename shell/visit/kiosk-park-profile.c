/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-park-profile.h"

#include "kiosk-language.h"

#include <string.h>

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
remove_words (KioskParkProfile *self,
              const char       *key)
{
  const char * const *languages = kiosk_language_list ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *translated = g_strdup_printf ("%s[%s]", key, languages[i]);

      g_key_file_remove_key (self->keys, GROUP, translated, NULL);
    }
}

void
kiosk_park_profile_set_words (KioskParkProfile *self,
                              const char       *key,
                              GVariant         *words)
{
  GVariantIter iter;
  const char *language, *text;
  const char *rest = NULL;

  if (g_variant_n_children (words) == 0)
    return;

  remove_words (self, key);
  g_variant_iter_init (&iter, words);
  while (g_variant_iter_next (&iter, "{&s&s}", &language, &text))
    {
      g_key_file_set_locale_string (self->keys, GROUP, key, language, text);
      if (rest == NULL || strcmp (language, KIOSK_LANGUAGE_DEFAULT) == 0)
        rest = text;
    }
  g_key_file_set_string (self->keys, GROUP, key, rest);
}

char *
kiosk_park_profile_dup_language (KioskParkProfile *self)
{
  g_autofree char *language = g_key_file_get_string (self->keys, GROUP, "Language", NULL);

  if (language == NULL || !g_strv_contains (kiosk_language_list (), language))
    return g_strdup (KIOSK_LANGUAGE_DEFAULT);
  return g_steal_pointer (&language);
}

gboolean
kiosk_park_profile_get_accent (KioskParkProfile *self,
                               GdkRGBA          *accent)
{
  g_autofree char *colour = g_key_file_get_string (self->keys, GROUP, "Accent", NULL);

  return colour != NULL && gdk_rgba_parse (accent, colour);
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
