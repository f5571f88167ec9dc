/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-outbox-store.h"

#include "core/kiosk-core.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define VERSION 1

struct _KioskOutboxStore
{
  GObject       parent_instance;

  char         *file;
  sqlite3      *db;       /* (nullable): until it could be opened */
  sqlite3_stmt *statement; /* (nullable): the one that is under way */
  guint         waiting;  /* atomic, as is the next */
  guint         parked;
};

G_DEFINE_FINAL_TYPE (KioskOutboxStore, kiosk_outbox_store, G_TYPE_OBJECT)

/* The checkpoint makes sure that what a dying disk left in the log, and in no more than the system's memory, is on the
 * disk before anything is put behind it. No other process opens the file, so the log needs no shared memory. */
static const char setup[] =
  "PRAGMA locking_mode = EXCLUSIVE;"
  "PRAGMA auto_vacuum = FULL;"
  "PRAGMA journal_mode = WAL;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA wal_checkpoint (TRUNCATE);";

static const char schema[] =
  "BEGIN;"
  "CREATE TABLE items ("
  "  number   INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  key      TEXT NOT NULL UNIQUE,"
  "  service  TEXT NOT NULL,"
  "  kind     TEXT NOT NULL,"
  "  created  INTEGER NOT NULL,"
  "  envelope BLOB NOT NULL,"
  "  tries    INTEGER NOT NULL DEFAULT 0,"
  "  cause    TEXT,"
  "  parked   INTEGER NOT NULL DEFAULT 0);"
  "CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), count INTEGER NOT NULL);"
  "INSERT INTO probe VALUES (1, 0);"
  "PRAGMA user_version = 1;"
  "COMMIT;";

static gboolean
fail (KioskOutboxStore  *self,
      GError           **error)
{
  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The outbox cannot be used: %s",
               self->db != NULL ? sqlite3_errmsg (self->db) : "out of memory");
  return FALSE;
}

static void
end (KioskOutboxStore *self)
{
  g_clear_pointer (&self->statement, sqlite3_finalize);
}

/* Begins a statement; @types is a letter for each value: s text, i gint64, b GBytes. */
static gboolean
begin (KioskOutboxStore  *self,
       GError           **error,
       const char        *sql,
       const char        *types,
       ...)
{
  va_list values;
  int status = sqlite3_prepare_v2 (self->db, sql, -1, &self->statement, NULL);

  va_start (values, types);
  for (int i = 0; status == SQLITE_OK && types[i] != '\0'; i++)
    if (types[i] == 's')
      status = sqlite3_bind_text (self->statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else if (types[i] == 'i')
      status = sqlite3_bind_int64 (self->statement, i + 1, va_arg (values, gint64));
    else
      {
        gsize size;
        const void *data = g_bytes_get_data (va_arg (values, GBytes *), &size);

        status = sqlite3_bind_blob64 (self->statement, i + 1, data, size, SQLITE_TRANSIENT);
      }
  va_end (values);

  if (status == SQLITE_OK)
    return TRUE;
  fail (self, error);
  end (self);
  return FALSE;
}

/* The next row. FALSE without @error at the end. */
static gboolean
step (KioskOutboxStore  *self,
      GError           **error)
{
  int status = sqlite3_step (self->statement);

  if (status != SQLITE_ROW && status != SQLITE_DONE)
    fail (self, error);
  return status == SQLITE_ROW;
}

/* Runs what was begun to its end. Returns how many rows it changed; -1 with @error. */
static int
change (KioskOutboxStore  *self,
        GError           **error)
{
  g_autoptr (GError) trouble = NULL;

  step (self, &trouble);
  end (self);
  if (trouble == NULL)
    return sqlite3_changes (self->db);

  g_propagate_error (error, g_steal_pointer (&trouble));
  return -1;
}

static char *
text (KioskOutboxStore *self,
      int               column)
{
  return g_strdup ((const char *) sqlite3_column_text (self->statement, column));
}

static void
count (KioskOutboxStore *self)
{
  if (begin (self, NULL, "SELECT count (*), coalesce (sum (parked), 0) FROM items", "") && step (self, NULL))
    {
      g_atomic_int_set (&self->waiting, sqlite3_column_int (self->statement, 0));
      g_atomic_int_set (&self->parked, sqlite3_column_int (self->statement, 1));
    }
  end (self);
}

static void
shut (KioskOutboxStore *self)
{
  end (self);
  g_clear_pointer (&self->db, sqlite3_close);
}

/* With its log: that may hold what the file does not. */
static void
put_aside (KioskOutboxStore *self)
{
  static const char * const endings[] = { "", "-wal" };
  g_autofree char *stamp = g_strdup_printf (".damaged-%" G_GINT64_FORMAT, g_get_real_time ());

  shut (self);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (self->file, endings[i], NULL);
      g_autofree char *to = g_strconcat (self->file, stamp, endings[i], NULL);

      g_rename (from, to);
    }
  g_warning ("The outbox is damaged and begins anew; what it held is kept as %s%s", self->file, stamp);
}

static gint64
read_number (KioskOutboxStore *self,
             const char       *sql)
{
  gint64 number = begin (self, NULL, sql, "") && step (self, NULL) ? sqlite3_column_int64 (self->statement, 0) : -1;

  end (self);
  return number;
}

static int
try_to_open (KioskOutboxStore *self)
{
  int status = sqlite3_open_v2 (self->file, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_exec (self->db, setup, NULL, NULL, NULL);
  if (status == SQLITE_OK && read_number (self, "PRAGMA user_version") == 0)
    status = sqlite3_exec (self->db, schema, NULL, NULL, NULL);
  if (status == SQLITE_OK)
    status = sqlite3_exec (self->db, "PRAGMA quick_check; SELECT * FROM items LIMIT 1", NULL, NULL, NULL);
  return status & 0xff;
}

/* Where the file is damaged, twice: the second time it is a new one. */
static gboolean
open_file (KioskOutboxStore  *self,
           GError           **error)
{
  int status;

  if (self->db != NULL)
    return TRUE;

  status = try_to_open (self);
  if (status == SQLITE_CORRUPT || status == SQLITE_NOTADB)
    {
      put_aside (self);
      status = try_to_open (self);
    }

  if (status != SQLITE_OK)
    fail (self, error);
  else if (read_number (self, "PRAGMA user_version") > VERSION)
    {
      g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The outbox is of a newer version of the kiosk");
      status = SQLITE_MISMATCH;
    }
  else
    count (self);

  if (status != SQLITE_OK)
    shut (self);
  return status == SQLITE_OK;
}

static gboolean
has_space (KioskOutboxStore  *self,
           GError           **error)
{
  g_autofree char *directory = g_path_get_dirname (self->file);
  struct statvfs disk;

  if (statvfs (directory, &disk) == 0 && (guint64) disk.f_bavail * disk.f_frsize >= KIOSK_OUTBOX_LEAST_SPACE)
    return TRUE;

  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "The outbox cannot be used: its disk is full");
  return FALSE;
}

gboolean
kiosk_outbox_store_probe (KioskOutboxStore  *self,
                          GError           **error)
{
  return has_space (self, error)
         && open_file (self, error)
         && begin (self, error, "UPDATE probe SET count = count + 1", "")
         && change (self, error) >= 0;
}

/* (nullable): whether it is the same that is kept under its key; NULL where none is. */
static GBytes *
find_envelope (KioskOutboxStore  *self,
               const char        *key,
               GError           **error)
{
  GBytes *envelope = NULL;

  if (begin (self, error, "SELECT envelope FROM items WHERE key = ?", "s", key) && step (self, error))
    envelope = g_bytes_new (sqlite3_column_blob (self->statement, 0), sqlite3_column_bytes (self->statement, 0));
  end (self);
  return envelope;
}

static gboolean
insert (KioskOutboxStore       *self,
        const KioskOutboxItem  *item,
        GError                **error)
{
  return begin (self, error, "INSERT INTO items (key, service, kind, created, envelope) VALUES (?, ?, ?, ?, ?)", "sssib",
                item->key, item->service, item->kind, item->created, item->envelope)
         && change (self, error) >= 0;
}

gboolean
kiosk_outbox_store_add (KioskOutboxStore       *self,
                        const KioskOutboxItem  *item,
                        GError                **error)
{
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) trouble = NULL;
  gboolean added = FALSE;

  if (!open_file (self, error))
    return FALSE;

  kept = find_envelope (self, item->key, &trouble);
  if (kept != NULL && !g_bytes_equal (kept, item->envelope))
    g_set_error_literal (&trouble, KIOSK_ERROR, KIOSK_ERROR_REJECTED, "Something else waits under this key");
  else if (kept != NULL)
    added = kiosk_outbox_store_retry (self, item->key, &trouble) >= 0;
  else if (trouble == NULL)
    added = insert (self, item, &trouble);

  if (trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  count (self);
  return added;
}

static KioskOutboxItem *
read_item (KioskOutboxStore *self)
{
  KioskOutboxItem *item = g_new0 (KioskOutboxItem, 1);

  item->key = text (self, 0);
  item->service = text (self, 1);
  item->kind = text (self, 2);
  item->created = sqlite3_column_int64 (self->statement, 3);
  item->tries = (guint) sqlite3_column_int (self->statement, 4);
  item->cause = text (self, 5);
  item->parked = sqlite3_column_int (self->statement, 6) != 0;
  return item;
}

#define COLUMNS "key, service, kind, created, tries, cause, parked"

KioskOutboxItem *
kiosk_outbox_store_next (KioskOutboxStore  *self,
                         GHashTable        *resting,
                         GError           **error)
{
  g_autoptr (KioskOutboxItem) item = NULL;

  if (!open_file (self, error)
      || !begin (self, error, "SELECT " COLUMNS ", min (number) AS first FROM items WHERE parked = 0 "
                              "GROUP BY service ORDER BY first", ""))
    return NULL;

  while (item == NULL && step (self, error))
    if (!g_hash_table_contains (resting, sqlite3_column_text (self->statement, 1)))
      item = read_item (self);
  end (self);

  if (item != NULL)
    item->envelope = find_envelope (self, item->key, error);
  return item != NULL && item->envelope != NULL ? g_steal_pointer (&item) : NULL;
}

gboolean
kiosk_outbox_store_delivered (KioskOutboxStore  *self,
                              const char        *key,
                              GError           **error)
{
  gboolean done = open_file (self, error)
                  && begin (self, error, "DELETE FROM items WHERE key = ?", "s", key)
                  && change (self, error) >= 0;

  if (done)
    count (self);
  return done;
}

gboolean
kiosk_outbox_store_failed (KioskOutboxStore  *self,
                           const char        *key,
                           const char        *cause,
                           gboolean           parked,
                           GError           **error)
{
  gboolean done = open_file (self, error)
                  && begin (self, error, "UPDATE items SET tries = tries + 1, cause = ?, parked = ? WHERE key = ?", "sis",
                            cause, (gint64) parked, key)
                  && change (self, error) >= 0;

  if (done)
    count (self);
  return done;
}

GPtrArray *
kiosk_outbox_store_list (KioskOutboxStore  *self,
                         GError           **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_outbox_item_free);
  g_autoptr (GError) trouble = NULL;

  if (!open_file (self, error) || !begin (self, error, "SELECT " COLUMNS " FROM items ORDER BY number", ""))
    return NULL;

  while (step (self, &trouble))
    g_ptr_array_add (items, read_item (self));
  end (self);
  if (trouble == NULL)
    return g_steal_pointer (&items);

  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

int
kiosk_outbox_store_retry (KioskOutboxStore  *self,
                          const char        *key,
                          GError           **error)
{
  int changed = open_file (self, error)
                && begin (self, error, "UPDATE items SET parked = 0 WHERE ?1 IS NULL OR key = ?1", "s", key)
                  ? change (self, error) : -1;

  if (changed > 0)
    count (self);
  return changed;
}

int
kiosk_outbox_store_discard (KioskOutboxStore  *self,
                            const char        *key,
                            GError           **error)
{
  int changed = open_file (self, error)
                && begin (self, error, "DELETE FROM items WHERE parked = 1 AND key = ?", "s", key)
                  ? change (self, error) : -1;

  if (changed > 0)
    count (self);
  return changed;
}

static gboolean
write_all (int          fd,
           const void  *data,
           gsize        size,
           GError     **error)
{
  for (gsize done = 0; done < size;)
    {
      gssize written = write (fd, (const char *) data + done, size - done);

      if (written < 0 && errno != EINTR)
        {
          g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "It cannot be written: %s", g_strerror (errno));
          return FALSE;
        }
      done += (gsize) MAX (written, 0);
    }

  return TRUE;
}

static gboolean
write_envelope (KioskOutboxStore  *self,
                int                fd,
                int                index,
                GError           **error)
{
  return write_all (fd, index > 0 ? ",\n" : "[\n", 2, error)
         && write_all (fd, sqlite3_column_blob (self->statement, 0), (gsize) sqlite3_column_bytes (self->statement, 0), error);
}

int
kiosk_outbox_store_export (KioskOutboxStore  *self,
                           int                fd,
                           GError           **error)
{
  g_autoptr (GError) trouble = NULL;
  int written = 0;

  if (!open_file (self, error) || !begin (self, error, "SELECT envelope FROM items ORDER BY number", ""))
    return -1;

  while (trouble == NULL && step (self, &trouble))
    write_envelope (self, fd, written++, &trouble);
  end (self);

  if (trouble == NULL && write_all (fd, written > 0 ? "\n]\n" : "[\n]\n", written > 0 ? 3 : 4, &trouble) && fsync (fd) != 0)
    g_set_error (&trouble, KIOSK_ERROR, KIOSK_ERROR_UNAVAILABLE, "It cannot be written: %s", g_strerror (errno));
  if (trouble == NULL)
    return written;

  g_propagate_error (error, g_steal_pointer (&trouble));
  return -1;
}

guint
kiosk_outbox_store_count (KioskOutboxStore *self,
                          guint            *parked)
{
  *parked = (guint) g_atomic_int_get (&self->parked);
  return (guint) g_atomic_int_get (&self->waiting);
}

KioskOutboxStore *
kiosk_outbox_store_new (const char *file)
{
  KioskOutboxStore *self = g_object_new (KIOSK_TYPE_OUTBOX_STORE, NULL);

  self->file = g_strdup (file);
  return self;
}

static void
kiosk_outbox_store_finalize (GObject *object)
{
  KioskOutboxStore *self = KIOSK_OUTBOX_STORE (object);

  shut (self);
  g_free (self->file);
  G_OBJECT_CLASS (kiosk_outbox_store_parent_class)->finalize (object);
}

static void
kiosk_outbox_store_class_init (KioskOutboxStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_outbox_store_finalize;
}

static void
kiosk_outbox_store_init (KioskOutboxStore *self)
{
}
