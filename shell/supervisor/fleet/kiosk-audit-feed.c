/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-audit-feed.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP        "Audit"
#define MOST_ENTRIES 50
#define MOST_BYTES   (64 * 1024)
#define MOST_WORD    64  /* characters that the gateway takes */
#define MOST_OBJECT  500

/* Up to where the gateway has it. */
typedef struct
{
  gint64 number;  /* of the next line */
  gint64 offset;  /* in the file */
  gint64 file;    /* its inode: it is renamed once it is large */
} Place;

struct _KioskAuditFeed
{
  GObject  parent_instance;

  char    *newer;
  char    *older;
  char    *place_file;
  Place    place;
  Place    next;  /* behind what was read */
};

G_DEFINE_FINAL_TYPE (KioskAuditFeed, kiosk_audit_feed, G_TYPE_OBJECT)

static void
save_place (KioskAuditFeed *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_key_file_set_int64 (keys, GROUP, "Number", self->place.number);
  g_key_file_set_int64 (keys, GROUP, "Offset", self->place.offset);
  g_key_file_set_int64 (keys, GROUP, "File", self->place.file);
  text = g_key_file_to_data (keys, NULL, NULL);
  if (!g_file_set_contents_full (self->place_file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    g_warning ("It cannot be kept how much of the audit has been told: %s", error->message);
}

/* A terminal that was set up anew must not use numbers that are known already; one that is killed before anything has arrived must
 * not begin with others. */
static void
load_place (KioskAuditFeed *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  g_key_file_load_from_file (keys, self->place_file, G_KEY_FILE_NONE, NULL);
  self->place.number = g_key_file_get_int64 (keys, GROUP, "Number", NULL);
  self->place.offset = g_key_file_get_int64 (keys, GROUP, "Offset", NULL);
  self->place.file = g_key_file_get_int64 (keys, GROUP, "File", NULL);
  if (self->place.number > 0)
    return;

  self->place = (Place) { g_get_real_time () / 1000, 0, 0 };
  save_place (self);
}

/* Opens the file at @place, and moves it to the beginning of the next one where there is nothing behind it. -1 for none. */
static int
open_at (KioskAuditFeed *self,
         Place          *place)
{
  const char *names[] = { self->older, self->newer };
  gboolean passed = FALSE;
  struct stat info;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    passed |= stat (names[i], &info) == 0 && (gint64) info.st_ino == place->file;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int fd = open (names[i], O_RDONLY | O_CLOEXEC);
      gboolean here = fd >= 0 && fstat (fd, &info) == 0 && (gint64) info.st_ino == place->file;

      if (here)
        passed = FALSE;
      if (fd >= 0 && !passed && info.st_size > (here ? place->offset : 0))
        {
          *place = (Place) { place->number, here ? place->offset : 0, (gint64) info.st_ino };
          return fd;
        }
      if (fd >= 0)
        close (fd);
    }

  return -1;
}

/* What the gateway would not take as text is not worth losing a line for. */
static char *
clean (const char *text,
       guint       most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) cleaned = g_string_new (NULL);

  for (const char *p = valid; *p != '\0' && most > 0; p = g_utf8_next_char (p), most--)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (cleaned, g_unichar_isprint (c) ? c : '?');
    }
  return g_string_free (g_steal_pointer (&cleaned), FALSE);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text,
          guint        most)
{
  g_autofree char *cleaned = clean (text, most);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, cleaned);
}

/* "2026-11-28 09:00:00  engineer  set  Kiosk: hotline: …"; one that was cut by a power failure is passed over. */
static gboolean
add_line (JsonBuilder *builder,
          const char  *line,
          gint64       number)
{
  g_auto (GStrv) parts = g_strsplit (line, "  ", 4);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *moment = NULL;

  if (g_strv_length (parts) != 4 || *parts[1] == '\0' || *parts[2] == '\0')
    return FALSE;

  time = g_date_time_new_from_iso8601 (g_strdelimit (parts[0], " ", 'T'), local);
  if (time == NULL)
    return FALSE;

  moment = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, number);
  add_text (builder, "time", moment, MOST_WORD);
  add_text (builder, "actor", parts[1], MOST_WORD);
  add_text (builder, "action", parts[2], MOST_WORD);
  add_text (builder, "object", parts[3], MOST_OBJECT);
  json_builder_end_object (builder);
  return TRUE;
}

/* Only lines that are whole: the last one may be under way. Returns how many can be told. */
static guint
add_lines (JsonBuilder *builder,
           char        *text,
           Place       *next)
{
  guint added = 0;
  char *end;

  for (char *line = text; added < MOST_ENTRIES && (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      added += add_line (builder, line, next->number);
      next->number++;
      next->offset += end + 1 - line;
    }
  return added;
}

JsonNode *
kiosk_audit_feed_read (KioskAuditFeed *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = g_malloc (MOST_BYTES + 1);
  guint added;
  gssize size;
  int fd;

  self->next = self->place;
  fd = open_at (self, &self->next);
  if (fd < 0)
    return NULL;

  size = pread (fd, text, MOST_BYTES, self->next.offset);
  close (fd);
  text[MAX (size, 0)] = '\0';

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  added = add_lines (builder, text, &self->next);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (added > 0)
    return json_builder_get_root (builder);
  self->place = self->next;
  return NULL;
}

void
kiosk_audit_feed_next (KioskAuditFeed *self)
{
  self->place = self->next;
  save_place (self);
}

KioskAuditFeed *
kiosk_audit_feed_new (const char *state)
{
  KioskAuditFeed *self = g_object_new (KIOSK_TYPE_AUDIT_FEED, NULL);

  self->newer = g_build_filename (state, "audit.log", NULL);
  self->older = g_build_filename (state, "audit.log.1", NULL);
  self->place_file = g_build_filename (state, "audit-told", NULL);
  load_place (self);
  return self;
}

static void
kiosk_audit_feed_finalize (GObject *object)
{
  KioskAuditFeed *self = KIOSK_AUDIT_FEED (object);

  g_free (self->newer);
  g_free (self->older);
  g_free (self->place_file);
  G_OBJECT_CLASS (kiosk_audit_feed_parent_class)->finalize (object);
}

static void
kiosk_audit_feed_class_init (KioskAuditFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_audit_feed_finalize;
}

static void
kiosk_audit_feed_init (KioskAuditFeed *self)
{
}
