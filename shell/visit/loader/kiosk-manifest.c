/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-manifest.h"

#include "kiosk-plugin.h"

#include <glib/gstdio.h>
#include <string.h>

#define GROUP     "Kiosk Service"
#define MOST_BYTES (64 * 1024)
#define MOST_TEXT 200
#define FIGURE    "{}"   /* in a note */

G_DEFINE_QUARK (kiosk-loader-error-quark, kiosk_loader_error)

struct _KioskManifest
{
  GObject        parent_instance;

  GKeyFile      *keys;
  char          *directory;
  char          *id;
  char          *icon;
  char          *file;      /* the module, or the flow */
  gboolean       has_flow;
  char          *note_route;   /* (nullable) */
  char          *note_member;  /* (nullable) */
  KioskCategory  category;
  KioskNeeds     needs;
  KioskOffline   offline;
};

G_DEFINE_FINAL_TYPE (KioskManifest, kiosk_manifest, G_TYPE_OBJECT)

static const char * const category_nicks[] = {
  "clearance", "registration", "talent", "ip", "logistics", "finance", NULL,
};
static const char * const needs_nicks[] = { "network", "camera", "printer", NULL };
static const char * const offline_nicks[] = { "none", "read", "queue", NULL };

const char *
kiosk_category_get_nick (KioskCategory category)
{
  return category_nicks[category];
}

static gboolean
refuse_value (const char  *key,
              const char  *value,
              const char  *why,
              GError     **error)
{
  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "%s “%s” %s", key, value, why);
  return FALSE;
}

static int
find_nick (const char * const *nicks,
           const char         *nick)
{
  for (int i = 0; nicks[i] != NULL; i++)
    if (strcmp (nicks[i], nick) == 0)
      return i;

  return -1;
}

static gboolean
read_choice (KioskManifest       *self,
             const char          *key,
             const char * const  *nicks,
             int                  preset,
             int                 *choice,
             GError             **error)
{
  g_autofree char *nick = g_key_file_get_string (self->keys, GROUP, key, NULL);

  *choice = nick != NULL ? find_nick (nicks, nick) : preset;
  if (*choice >= 0)
    return TRUE;

  if (nick != NULL)
    return refuse_value (key, nick, "is not known", error);

  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "%s is missing", key);
  return FALSE;
}

static gboolean
read_needs (KioskManifest  *self,
            GError        **error)
{
  g_auto (GStrv) needs = g_key_file_get_string_list (self->keys, GROUP, "Needs", NULL, NULL);

  for (guint i = 0; needs != NULL && needs[i] != NULL; i++)
    {
      int need = find_nick (needs_nicks, needs[i]);

      if (need < 0)
        return refuse_value ("Needs", needs[i], "is not known", error);
      self->needs |= 1u << need;
    }

  return TRUE;
}

/* A name of lower-case letters, digits, hyphens and underscores: safe in paths, settings and logs. */
static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && strlen (name) <= 64
         && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen (name);
}

static char *
read_text (KioskManifest  *self,
           const char     *key,
           GError        **error)
{
  g_autoptr (GError) cause = NULL;
  char *text = g_key_file_get_string (self->keys, GROUP, key, &cause);

  if (text != NULL && *text != '\0' && g_utf8_strlen (text, -1) <= MOST_TEXT)
    return text;

  if (text == NULL)
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY,
                 g_error_matches (cause, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) ? "%s is missing" : "%s is unreadable",
                 key);
  else
    g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "%s is empty or too long", key);
  g_free (text);
  return NULL;
}

static gboolean
read_id (KioskManifest  *self,
         const char     *path,
         GError        **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *wanted = NULL;

  self->id = read_text (self, "Id", error);
  if (self->id == NULL)
    return FALSE;
  if (!is_plain_name (self->id))
    return refuse_value ("Id", self->id, "may have only lower-case letters, digits, - and _", error);

  wanted = g_strconcat (self->id, ".plugin", NULL);
  return strcmp (wanted, file) == 0 || refuse_value ("Id", self->id, "does not fit the manifest's file name", error);
}

static gboolean
read_abi (KioskManifest  *self,
          GError        **error)
{
  g_autoptr (GError) cause = NULL;
  int abi = g_key_file_get_integer (self->keys, GROUP, "Abi", &cause);

  if (cause != NULL)
    {
      g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "Abi is missing or no number");
      return FALSE;
    }

  if (abi == KIOSK_PLUGIN_ABI)
    return TRUE;

  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_ABI,
               "The manifest is for interface %d; this kiosk has %d", abi, KIOSK_PLUGIN_ABI);
  return FALSE;
}

static gboolean
read_icon (KioskManifest  *self,
           GError        **error)
{
  self->icon = read_text (self, "Icon", error);
  if (self->icon == NULL)
    return FALSE;

  return is_plain_name (self->icon) || refuse_value ("Icon", self->icon, "is not the bare name of an icon", error);
}

/* Module=, a service with code, or Flow=, one without: a bare file name beside the manifest. */
static gboolean
read_file (KioskManifest  *self,
           const char     *key,
           const char     *suffix,
           GError        **error)
{
  self->file = read_text (self, key, error);
  if (self->file == NULL)
    return FALSE;

  if (strchr (self->file, G_DIR_SEPARATOR) == NULL && self->file[0] != '.' && g_str_has_suffix (self->file, suffix))
    return TRUE;

  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_PATH,
               "%s “%s” is not the bare name of a %s file beside the manifest", key, self->file, suffix);
  return FALSE;
}

static gboolean
read_content (KioskManifest  *self,
              GError        **error)
{
  self->has_flow = g_key_file_has_key (self->keys, GROUP, "Flow", NULL);
  if (!self->has_flow)
    return read_file (self, "Module", ".so", error);
  if (!g_key_file_has_key (self->keys, GROUP, "Module", NULL))
    return read_file (self, "Flow", ".ui", error);

  g_set_error_literal (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_KEY, "A service has either a Module or a Flow");
  return FALSE;
}

static gboolean
read_words (KioskManifest  *self,
            GError        **error)
{
  g_autofree char *name = read_text (self, "Name", error);
  g_autofree char *description = name != NULL ? read_text (self, "Description", error) : NULL;

  return description != NULL;
}

static gboolean
is_route (const char *route)
{
  return g_str_has_prefix (route, "/v1/") && strstr (route, "..") == NULL
         && strspn (route, "abcdefghijklmnopqrstuvwxyz0123456789-_/.?=&") == strlen (route);
}

/* A figure of the gateway that the tile tells: all three keys, or none of them. */
static gboolean
read_note (KioskManifest  *self,
           GError        **error)
{
  g_autofree char *note = NULL;

  if (!g_key_file_has_key (self->keys, GROUP, "NoteRoute", NULL))
    return TRUE;

  self->note_route = read_text (self, "NoteRoute", error);
  self->note_member = self->note_route != NULL ? read_text (self, "NoteMember", error) : NULL;
  note = self->note_member != NULL ? read_text (self, "Note", error) : NULL;
  if (note == NULL)
    return FALSE;
  if (!is_route (self->note_route))
    return refuse_value ("NoteRoute", self->note_route, "is no route of the gateway", error);
  if (!is_plain_name (self->note_member))
    return refuse_value ("NoteMember", self->note_member, "may have only lower-case letters, digits, - and _", error);
  return strstr (note, FIGURE) != NULL || refuse_value ("Note", note, "has no " FIGURE " where the figure goes", error);
}

static gboolean
load_keys (KioskManifest  *self,
           const char     *path,
           GError        **error)
{
  g_autoptr (GError) cause = NULL;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && info.st_size > MOST_BYTES)
    {
      g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_MANIFEST,
                   "The manifest is larger than %d bytes", MOST_BYTES);
      return FALSE;
    }

  if (!g_key_file_load_from_file (self->keys, path, G_KEY_FILE_KEEP_TRANSLATIONS, &cause))
    {
      /* which may quote what is no UTF-8 */
      g_autofree char *reason = g_utf8_make_valid (cause->message, -1);

      g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_MANIFEST, "The manifest cannot be read: %s", reason);
      return FALSE;
    }

  if (g_key_file_has_group (self->keys, GROUP))
    return TRUE;

  g_set_error (error, KIOSK_LOADER_ERROR, KIOSK_LOADER_ERROR_MANIFEST, "The manifest has no group [%s]", GROUP);
  return FALSE;
}

KioskManifest *
kiosk_manifest_new_from_file (const char  *path,
                              GError     **error)
{
  g_autoptr (KioskManifest) self = g_object_new (KIOSK_TYPE_MANIFEST, NULL);
  int category = 0, offline = 0;

  self->directory = g_path_get_dirname (path);
  if (!load_keys (self, path, error)
      || !read_id (self, path, error)
      || !read_abi (self, error)
      || !read_words (self, error)
      || !read_icon (self, error)
      || !read_choice (self, "Category", category_nicks, -1, &category, error)
      || !read_choice (self, "Offline", offline_nicks, KIOSK_OFFLINE_NONE, &offline, error)
      || !read_needs (self, error)
      || !read_note (self, error)
      || !read_content (self, error))
    return NULL;

  self->category = (KioskCategory) category;
  self->offline = (KioskOffline) offline;
  return g_steal_pointer (&self);
}

const char *
kiosk_manifest_get_id (KioskManifest *self)
{
  return self->id;
}

KioskCategory
kiosk_manifest_get_category (KioskManifest *self)
{
  return self->category;
}

const char *
kiosk_manifest_get_icon (KioskManifest *self)
{
  return self->icon;
}

KioskNeeds
kiosk_manifest_get_needs (KioskManifest *self)
{
  return self->needs;
}

KioskOffline
kiosk_manifest_get_offline (KioskManifest *self)
{
  return self->offline;
}

gboolean
kiosk_manifest_has_flow (KioskManifest *self)
{
  return self->has_flow;
}

char *
kiosk_manifest_get_file_path (KioskManifest *self)
{
  return g_build_filename (self->directory, self->file, NULL);
}

char *
kiosk_manifest_dup_name (KioskManifest *self,
                         const char    *locale)
{
  return g_key_file_get_locale_string (self->keys, GROUP, "Name", locale, NULL);
}

char *
kiosk_manifest_dup_description (KioskManifest *self,
                                const char    *locale)
{
  return g_key_file_get_locale_string (self->keys, GROUP, "Description", locale, NULL);
}

const char *
kiosk_manifest_get_note_route (KioskManifest *self)
{
  return self->note_route;
}

const char *
kiosk_manifest_get_note_member (KioskManifest *self)
{
  return self->note_member;
}

char *
kiosk_manifest_dup_note (KioskManifest *self,
                         const char    *locale,
                         gint64         figure)
{
  g_autofree char *note = g_key_file_get_locale_string (self->keys, GROUP, "Note", locale, NULL);
  g_auto (GStrv) parts = g_strsplit (note, FIGURE, 2);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, figure);

  return g_strjoinv (digits, parts);
}

static void
kiosk_manifest_finalize (GObject *object)
{
  KioskManifest *self = KIOSK_MANIFEST (object);

  g_key_file_unref (self->keys);
  g_free (self->directory);
  g_free (self->id);
  g_free (self->icon);
  g_free (self->file);
  g_free (self->note_route);
  g_free (self->note_member);
  G_OBJECT_CLASS (kiosk_manifest_parent_class)->finalize (object);
}

static void
kiosk_manifest_class_init (KioskManifestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_manifest_finalize;
}

static void
kiosk_manifest_init (KioskManifest *self)
{
  self->keys = g_key_file_new ();
}
