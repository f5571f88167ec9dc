/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-playlist.h"

#include "kiosk-week-hours.h"

#define SECONDS_DEFAULT 12
#define SECONDS_MAX     3600

typedef struct
{
  KioskPlaylistItem  item;
  KioskWeekHours    *hours;
  gboolean           dropped;
} Entry;

struct _KioskPlaylist
{
  GObject    parent_instance;

  GPtrArray *entries;
  GPtrArray *problems;
  guint      next;
};

G_DEFINE_FINAL_TYPE (KioskPlaylist, kiosk_playlist, G_TYPE_OBJECT)

static const KioskPlaylistItem backdrop = { .name = (char *) "backdrop", .seconds = SECONDS_MAX };

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->item.name);
  g_free (entry->item.path);
  g_clear_pointer (&entry->hours, kiosk_week_hours_free);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static gboolean
refuse (GError     **error,
        const char  *file,
        const char  *why)
{
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "“%s” %s", file, why);
  return FALSE;
}

static gboolean
find_file (Entry       *entry,
           const char  *directory,
           const char  *name,
           GError     **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *type = NULL;

  if (!g_str_equal (base, name) || *name == '.')
    return refuse (error, name, "does not lie beside the list");

  entry->item.path = g_build_filename (directory, name, NULL);
  if (!g_file_test (entry->item.path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, name, "does not exist");

  type = g_content_type_guess (name, NULL, 0, NULL);
  entry->item.is_video = g_str_has_prefix (type, "video/");
  if (!entry->item.is_video && !g_str_has_prefix (type, "image/"))
    return refuse (error, name, "is neither a picture nor a video");
  return TRUE;
}

static gboolean
read_seconds (Entry       *entry,
              GKeyFile    *keys,
              const char  *group,
              GError     **error)
{
  int seconds = SECONDS_DEFAULT;
  g_autoptr (GError) trouble = NULL;

  if (g_key_file_has_key (keys, group, "Seconds", NULL))
    seconds = g_key_file_get_integer (keys, group, "Seconds", &trouble);
  if (trouble != NULL || seconds < 1 || seconds > SECONDS_MAX)
    return refuse (error, "Seconds", "is no number from 1 to " G_STRINGIFY (SECONDS_MAX));

  entry->item.seconds = (guint) seconds;
  return TRUE;
}

static Entry *
read_entry (GKeyFile    *keys,
            const char  *group,
            const char  *directory,
            GError     **error)
{
  g_autoptr (Entry) entry = g_new0 (Entry, 1);
  g_autofree char *file = g_key_file_get_string (keys, group, "File", NULL);
  g_autofree char *hours = g_key_file_get_string (keys, group, "Hours", NULL);

  entry->item.name = g_strdup (group);
  if ((file != NULL && *file != '\0' && !find_file (entry, directory, file, error))
      || !read_seconds (entry, keys, group, error))
    return NULL;

  entry->hours = kiosk_week_hours_parse (hours != NULL ? hours : "", error);
  return entry->hours != NULL ? g_steal_pointer (&entry) : NULL;
}

/* The file, and so its names, may be in any encoding. */
G_GNUC_PRINTF (2, 3)
static void
add_problem (KioskPlaylist *self,
             const char    *format,
             ...)
{
  g_autofree char *problem = NULL;
  va_list values;

  va_start (values, format);
  problem = g_strdup_vprintf (format, values);
  va_end (values);
  g_ptr_array_add (self->problems, g_utf8_make_valid (problem, -1));
}

static void
read_entries (KioskPlaylist *self,
              GKeyFile      *keys,
              const char    *directory)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      Entry *entry = read_entry (keys, groups[i], directory, &error);

      if (entry != NULL)
        g_ptr_array_add (self->entries, entry);
      else
        add_problem (self, "Playlist item “%s”: %s", groups[i], error->message);
    }
}

KioskPlaylist *
kiosk_playlist_new (const char *file)
{
  KioskPlaylist *self = g_object_new (KIOSK_TYPE_PLAYLIST, NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *directory = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  if (g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, &error))
    read_entries (self, keys, directory);
  else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    add_problem (self, "The playlist cannot be read: %s", error->message);
  return self;
}

GPtrArray *
kiosk_playlist_get_problems (KioskPlaylist *self)
{
  return self->problems;
}

const KioskPlaylistItem *
kiosk_playlist_next (KioskPlaylist *self,
                     GDateTime     *now)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[self->next];

      self->next = (self->next + 1) % self->entries->len;
      if (!entry->dropped && kiosk_week_hours_contains (entry->hours, now))
        return &entry->item;
    }

  return &backdrop;
}

gboolean
kiosk_playlist_is_due (KioskPlaylist           *self,
                       const KioskPlaylistItem *item,
                       GDateTime               *now)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (&entry->item == item)
        return !entry->dropped && kiosk_week_hours_contains (entry->hours, now);
    }

  return FALSE;
}

void
kiosk_playlist_drop (KioskPlaylist           *self,
                     const KioskPlaylistItem *item)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (&entry->item == item)
        entry->dropped = TRUE;
    }
}

static void
kiosk_playlist_finalize (GObject *object)
{
  KioskPlaylist *self = KIOSK_PLAYLIST (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  G_OBJECT_CLASS (kiosk_playlist_parent_class)->finalize (object);
}

static void
kiosk_playlist_class_init (KioskPlaylistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_playlist_finalize;
}

static void
kiosk_playlist_init (KioskPlaylist *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}
