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
  guint              place;    /* in the file */
} Entry;

struct _KioskPlaylist
{
  GObject    parent_instance;

  GPtrArray *entries;
  GPtrArray *problems;
  guint      next;
};

G_DEFINE_FINAL_TYPE (KioskPlaylist, kiosk_playlist, G_TYPE_OBJECT)

static const KioskPlaylistItem backdrop = { .name = (char *) "backdrop", .seconds = SECONDS_MAX, .hours = (char *) "" };

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->item.name);
  g_free (entry->item.path);
  g_free (entry->item.hours);
  g_free (entry->item.problem);
  g_clear_pointer (&entry->hours, kiosk_week_hours_free);
  g_free (entry);
}

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

static gboolean
read_entry (Entry       *entry,
            GKeyFile    *keys,
            const char  *group,
            const char  *directory,
            GError     **error)
{
  g_autofree char *file = g_key_file_get_string (keys, group, "File", NULL);
  g_autofree char *hours = g_key_file_get_string (keys, group, "Hours", NULL);

  entry->item.name = g_utf8_make_valid (group, -1);
  entry->item.hours = hours != NULL ? g_utf8_make_valid (hours, -1) : g_strdup ("");
  if ((file != NULL && *file != '\0' && !find_file (entry, directory, file, error))
      || !read_seconds (entry, keys, group, error))
    return FALSE;

  entry->hours = kiosk_week_hours_parse (entry->item.hours, error);
  return entry->hours != NULL;
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
      Entry *entry = g_new0 (Entry, 1);

      entry->place = i;
      g_ptr_array_add (self->entries, entry);
      if (read_entry (entry, keys, groups[i], directory, &error))
        continue;

      entry->item.problem = g_utf8_make_valid (error->message, -1);
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

/* Where @entry comes: by @order, and behind it by the file. */
static guint
place_of (const Entry        *entry,
          const char * const *order)
{
  guint i = 0;

  while (order[i] != NULL && !g_str_equal (order[i], entry->item.name))
    i++;
  return order[i] != NULL ? i : i + entry->place;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      order)
{
  return (int) place_of (*(Entry * const *) a, order) - (int) place_of (*(Entry * const *) b, order);
}

void
kiosk_playlist_arrange (KioskPlaylist      *self,
                        const char * const *order,
                        const char * const *off)
{
  g_ptr_array_sort_with_data (self->entries, compare_places, (gpointer) order);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      entry->dropped = g_strv_contains (off, entry->item.name);
    }
}

guint
kiosk_playlist_get_length (KioskPlaylist *self)
{
  return self->entries->len;
}

const KioskPlaylistItem *
kiosk_playlist_get_item (KioskPlaylist *self,
                         guint          index)
{
  return &((Entry *) self->entries->pdata[index])->item;
}

static gboolean
may_be_shown (const Entry *entry,
              GDateTime   *now)
{
  return !entry->dropped && entry->item.problem == NULL && kiosk_week_hours_contains (entry->hours, now);
}

const KioskPlaylistItem *
kiosk_playlist_next (KioskPlaylist *self,
                     GDateTime     *now)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[self->next];

      self->next = (self->next + 1) % self->entries->len;
      if (may_be_shown (entry, now))
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
        return may_be_shown (entry, now);
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
