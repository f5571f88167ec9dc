/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-settings-store.h"

#include "core/kiosk-published.h"

#include <glib/gstdio.h>

#define ROOT_GROUP "Kiosk"

struct _KioskSettingsStore
{
  GObject             parent_instance;

  KioskSettingsRules *rules;          /* (owned) */
  char               *effective_file;
  char               *published_file;
  char               *staff_file;

  GKeyFile           *terminal;
  KioskPublished     *published;      /* (nullable): what was taken last, wherever this terminal stands now */
  GKeyFile           *staff;
  GKeyFile           *effective;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSettingsStore, kiosk_settings_store, G_TYPE_OBJECT)

/* Written, flushed and renamed: there is the old file or the new one, never half of it. */
static gboolean
write_file (const char  *file,
            const char  *bytes,
            gssize       size,
            GError     **error)
{
  return g_file_set_contents_full (file, bytes, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
write_key_file (const char  *file,
                GKeyFile    *keys,
                GError     **error)
{
  gsize size;
  g_autofree char *text = g_key_file_to_data (keys, &size, NULL);

  return write_file (file, text, size, error);
}

typedef gboolean (*TakeValue) (KioskSettingsStore *self, GKeyFile *target, KioskSettingsLayer layer,
                               const char *group, const char *key, const char *text, GError **error);

/* Every setting of a layer, one after the other, until one fails. */
static gboolean
walk (KioskSettingsStore  *self,
      GKeyFile            *source,
      KioskSettingsLayer   layer,
      TakeValue            take,
      GKeyFile            *target,
      GError             **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (source, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (source, groups[i], NULL, NULL);

      for (guint j = 0; kiosk_settings_rules_is_group (groups[i]) && keys[j] != NULL; j++)
        {
          g_autofree char *text = g_key_file_get_value (source, groups[i], keys[j], NULL);

          if (!take (self, target, layer, groups[i], keys[j], text, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_value (KioskSettingsStore  *self,
             GKeyFile            *target,
             KioskSettingsLayer   layer,
             const char          *group,
             const char          *key,
             const char          *text,
             GError             **error)
{
  g_autoptr (GVariant) value = kiosk_settings_rules_check (self->rules, layer, group, key, text, error);

  return value != NULL;
}

/* What a layer must not say is left out: the layer beneath has it. */
static gboolean
lay_value (KioskSettingsStore  *self,
           GKeyFile            *target,
           KioskSettingsLayer   layer,
           const char          *group,
           const char          *key,
           const char          *text,
           GError             **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GVariant) value = kiosk_settings_rules_check (self->rules, layer, group, key, text, &reason);
  g_autofree char *printed = value != NULL ? g_variant_print (value, FALSE) : NULL;

  if (printed != NULL)
    g_key_file_set_value (target, group, key, printed);
  else
    g_warning ("A setting is left out: %s", reason->message);
  return TRUE;
}

static GKeyFile *
load_profile (KioskSettingsStore *self,
              const char         *park)
{
  g_autofree char *file = kiosk_settings_rules_get_profile (self->rules, park);
  g_autoptr (GKeyFile) profile = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_file (profile, file, G_KEY_FILE_NONE, &error))
    g_warning ("The profile of the park “%s” cannot be read: %s", park, error->message);
  return g_steal_pointer (&profile);
}

static char *
read_string (KioskSettingsStore *self,
             GKeyFile           *keys,
             const char         *key)
{
  g_autofree char *text = g_key_file_get_value (keys, ROOT_GROUP, key, NULL);
  g_autoptr (GVariant) value = text != NULL ? g_variant_parse (G_VARIANT_TYPE_STRING, text, NULL, NULL, NULL) : NULL;

  if (value == NULL)
    value = kiosk_settings_rules_get_default (self->rules, ROOT_GROUP, key);
  return value != NULL ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

/* Which park it is says the terminal or its staff, and so which profile lies beneath them. */
static char *
find_park (KioskSettingsStore *self)
{
  g_autofree char *text = g_key_file_get_value (self->staff, ROOT_GROUP, "park", NULL);
  g_autoptr (GVariant) value = NULL;

  if (text != NULL)
    value = kiosk_settings_rules_check (self->rules, KIOSK_SETTINGS_LAYER_STAFF, ROOT_GROUP, "park", text, NULL);
  return value != NULL ? g_variant_dup_string (value, NULL) : read_string (self, self->terminal, "park");
}

static char *
find_name (KioskSettingsStore *self)
{
  gboolean changed = g_key_file_has_key (self->staff, ROOT_GROUP, "terminal-name", NULL);

  return read_string (self, changed ? self->staff : self->terminal, "terminal-name");
}

static gboolean
check_place (KioskSettingsStore  *self,
             KioskPublished      *published,
             GError             **error)
{
  g_autofree char *park = find_park (self);
  g_autofree char *name = find_name (self);

  return kiosk_published_check_place (published, park, name, error);
}

static GKeyFile *
merge (KioskSettingsStore *self)
{
  GKeyFile *effective = g_key_file_new ();
  g_autofree char *park = find_park (self);
  g_autoptr (GKeyFile) profile = load_profile (self, park);

  walk (self, profile, KIOSK_SETTINGS_LAYER_PROFILE, lay_value, effective, NULL);
  walk (self, self->terminal, KIOSK_SETTINGS_LAYER_TERMINAL, lay_value, effective, NULL);
  if (self->published != NULL && check_place (self, self->published, NULL))
    walk (self, self->published->settings, KIOSK_SETTINGS_LAYER_PUBLISHED, lay_value, effective, NULL);
  walk (self, self->staff, KIOSK_SETTINGS_LAYER_STAFF, lay_value, effective, NULL);
  return effective;
}

static gboolean
renew (KioskSettingsStore  *self,
       GError             **error)
{
  g_autoptr (GKeyFile) effective = merge (self);

  if (!write_key_file (self->effective_file, effective, error))
    return FALSE;

  g_clear_pointer (&self->effective, g_key_file_unref);
  self->effective = g_steal_pointer (&effective);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

const char *
kiosk_settings_store_get_file (KioskSettingsStore *self)
{
  return self->effective_file;
}

gint64
kiosk_settings_store_get_version (KioskSettingsStore *self)
{
  return self->published != NULL ? self->published->version : 0;
}

char *
kiosk_settings_store_get (KioskSettingsStore *self,
                          const char         *group,
                          const char         *key)
{
  g_autoptr (GVariant) value = NULL;
  char *text = g_key_file_get_value (self->effective, group, key, NULL);

  if (text != NULL)
    return text;

  value = kiosk_settings_rules_get_default (self->rules, group, key);
  return value != NULL ? g_variant_print (value, FALSE) : NULL;
}

gboolean
kiosk_settings_store_is_changed (KioskSettingsStore *self,
                                 const char         *group,
                                 const char         *key)
{
  return g_key_file_has_key (self->staff, group, key, NULL);
}

static GKeyFile *
copy_keys (GKeyFile *keys)
{
  gsize size;
  g_autofree char *text = g_key_file_to_data (keys, &size, NULL);
  GKeyFile *copy = g_key_file_new ();

  if (size > 0)
    g_key_file_load_from_data (copy, text, size, G_KEY_FILE_NONE, NULL);
  return copy;
}

/* Staff's changes become @staff, on the disk first. */
static gboolean
replace_staff (KioskSettingsStore  *self,
               GKeyFile            *staff,
               GError             **error)
{
  if (!write_key_file (self->staff_file, staff, error))
    return FALSE;

  g_key_file_ref (staff);
  g_clear_pointer (&self->staff, g_key_file_unref);
  self->staff = staff;
  return renew (self, error);
}

gboolean
kiosk_settings_store_check (KioskSettingsStore  *self,
                            const char          *group,
                            const char          *key,
                            const char          *text,
                            GError             **error)
{
  return check_value (self, NULL, KIOSK_SETTINGS_LAYER_STAFF, group, key, text, error);
}

/* Puts a change into @staff, if it may be made. */
static gboolean
lay_change (KioskSettingsStore  *self,
            GKeyFile            *staff,
            const char          *group,
            const char          *key,
            const char          *text,
            GError             **error)
{
  g_autoptr (GVariant) value = kiosk_settings_rules_check (self->rules, KIOSK_SETTINGS_LAYER_STAFF, group, key, text, error);
  g_autofree char *printed = value != NULL ? g_variant_print (value, FALSE) : NULL;

  if (printed != NULL)
    g_key_file_set_value (staff, group, key, printed);
  return printed != NULL;
}

gboolean
kiosk_settings_store_set_all (KioskSettingsStore  *self,
                              const char          *group,
                              const char * const  *pairs,
                              GError             **error)
{
  g_autoptr (GKeyFile) staff = copy_keys (self->staff);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (!lay_change (self, staff, group, pairs[i], pairs[i + 1], error))
      return FALSE;

  return replace_staff (self, staff, error);
}

char *
kiosk_settings_store_set (KioskSettingsStore  *self,
                          const char          *group,
                          const char          *key,
                          const char          *text,
                          const char          *seen,
                          GError             **error)
{
  g_autoptr (GKeyFile) staff = copy_keys (self->staff);
  g_autofree char *now = NULL;

  if (!lay_change (self, staff, group, key, text, error))
    return NULL;

  now = kiosk_settings_store_get (self, group, key);
  if (g_strcmp0 (now, seen) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "%s: %s: somebody else changed it to %s meanwhile", group, key, now);
      return NULL;
    }

  return replace_staff (self, staff, error) ? kiosk_settings_store_get (self, group, key) : NULL;
}

char *
kiosk_settings_store_reset (KioskSettingsStore  *self,
                            const char          *group,
                            const char          *key,
                            GError             **error)
{
  g_autoptr (GKeyFile) staff = copy_keys (self->staff);

  if (!g_key_file_remove_key (staff, group, key, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s: nobody changed it here", group, key);
      return NULL;
    }

  return replace_staff (self, staff, error) ? kiosk_settings_store_get (self, group, key) : NULL;
}

static KioskPublished *
open_published (KioskSettingsStore  *self,
                GBytes              *file,
                GError             **error)
{
  g_autofree char *key = read_string (self, self->terminal, "publisher-key");

  return kiosk_published_open (file, key, error);
}

static gboolean
check_version (KioskSettingsStore  *self,
               KioskPublished      *published,
               GError             **error)
{
  gint64 last = kiosk_settings_store_get_version (self);

  if (published->version > last)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               "Published settings: version %" G_GINT64_FORMAT " is not newer than %" G_GINT64_FORMAT, published->version, last);
  return FALSE;
}

gboolean
kiosk_settings_store_publish (KioskSettingsStore  *self,
                              GBytes              *file,
                              GError             **error)
{
  g_autoptr (KioskPublished) published = open_published (self, file, error);

  if (published == NULL || !check_place (self, published, error) || !check_version (self, published, error)
      || !walk (self, published->settings, KIOSK_SETTINGS_LAYER_PUBLISHED, check_value, NULL, error)
      || !write_file (self->published_file, g_bytes_get_data (file, NULL), g_bytes_get_size (file), error))
    return FALSE;

  g_clear_pointer (&self->published, kiosk_published_free);
  self->published = g_steal_pointer (&published);
  return renew (self, error);
}

/* Whoever changed the file on the disk did not sign it. */
static void
load_published (KioskSettingsStore *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  gsize size;

  if (!g_file_get_contents (self->published_file, &text, &size, NULL))
    return;

  file = g_bytes_new (text, size);
  self->published = open_published (self, file, &error);
  if (self->published == NULL)
    g_warning ("%s", error->message);
}

static void
load_staff (KioskSettingsStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_strconcat (self->staff_file, ".damaged", NULL);

  if (g_key_file_load_from_file (self->staff, self->staff_file, G_KEY_FILE_NONE, &error)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return;

  g_warning ("What staff changed is damaged, and put aside: %s", error->message);
  g_rename (self->staff_file, aside);
  g_clear_pointer (&self->staff, g_key_file_unref);
  self->staff = g_key_file_new ();
}

static void
load_terminal (KioskSettingsStore *self,
               const char         *file)
{
  g_autoptr (GError) error = NULL;

  if (file != NULL && !g_key_file_load_from_file (self->terminal, file, G_KEY_FILE_NONE, &error))
    g_warning ("The terminal's own settings cannot be read: %s", error->message);
}

KioskSettingsStore *
kiosk_settings_store_new (KioskSettingsRules  *rules,
                          const char          *terminal_file,
                          const char          *state,
                          const char          *effective,
                          GError             **error)
{
  g_autoptr (KioskSettingsStore) self = g_object_new (KIOSK_TYPE_SETTINGS_STORE, NULL);

  self->rules = g_object_ref (rules);
  self->effective_file = g_strdup (effective);
  self->published_file = g_build_filename (state, "settings-published", NULL);
  self->staff_file = g_build_filename (state, "settings-staff", NULL);

  load_terminal (self, terminal_file);
  load_staff (self);
  load_published (self);
  return renew (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
kiosk_settings_store_finalize (GObject *object)
{
  KioskSettingsStore *self = KIOSK_SETTINGS_STORE (object);

  g_clear_object (&self->rules);
  g_free (self->effective_file);
  g_free (self->published_file);
  g_free (self->staff_file);
  g_key_file_unref (self->terminal);
  g_key_file_unref (self->staff);
  g_clear_pointer (&self->published, kiosk_published_free);
  g_clear_pointer (&self->effective, g_key_file_unref);
  G_OBJECT_CLASS (kiosk_settings_store_parent_class)->finalize (object);
}

static void
kiosk_settings_store_class_init (KioskSettingsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_settings_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KIOSK_TYPE_SETTINGS_STORE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_settings_store_init (KioskSettingsStore *self)
{
  self->terminal = g_key_file_new ();
  self->staff = g_key_file_new ();
}
