/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "customs-spool-file.h"

#include "customs-receipt.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A file that is still being written would be taken for a bad one. */
#define SETTLE_TIME (100 * G_TIME_SPAN_MILLISECOND)
#define TORN_TIME   (2 * G_TIME_SPAN_SECOND)

static gboolean
is_wanted (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return name[0] != '.' && !g_str_has_suffix (lower, ".tmp");
}

/* A time that lies ahead comes from another machine's clock; the file has rested for longer than that takes. */
static gint64
age_of (const GStatBuf *info)
{
  gint64 changed = (gint64) info->st_mtim.tv_sec * G_USEC_PER_SEC + info->st_mtim.tv_nsec / 1000;
  gint64 age = g_get_real_time () - changed;

  return age >= -SETTLE_TIME ? age : G_MAXINT64;
}

CustomsSpoolFile *
customs_spool_file_new (const char *directory,
                        const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  CustomsSpoolFile *file;
  GStatBuf info;

  if (!is_wanted (name) || g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode) || age_of (&info) < SETTLE_TIME)
    return NULL;

  file = g_new0 (CustomsSpoolFile, 1);
  file->name = g_strdup (name);
  file->path = g_steal_pointer (&path);
  file->size = info.st_size;
  file->age = age_of (&info);
  return file;
}

void
customs_spool_file_free (CustomsSpoolFile *file)
{
  g_free (file->name);
  g_free (file->path);
  g_clear_pointer (&file->messages, g_ptr_array_unref);
  g_clear_error (&file->error);
  g_free (file);
}

void
customs_spool_file_read (CustomsSpoolFile *file)
{
  g_autofree char *data = NULL;
  gsize length;

  file->state = CUSTOMS_SPOOL_FILE_BAD;
  if (file->size > CUSTOMS_RECEIPT_MOST_BYTES)
    {
      g_set_error_literal (&file->error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_FORBIDDEN, "The file is too large");
      return;
    }

  if (!g_file_get_contents (file->path, &data, &length, &file->error))
    {
      file->state = CUSTOMS_SPOOL_FILE_LOCKED;
      return;
    }

  file->messages = customs_receipt_parse (data, length, &file->error);
  if (file->messages != NULL)
    file->state = CUSTOMS_SPOOL_FILE_GOOD;
  else if (file->age < TORN_TIME && g_error_matches (file->error, CUSTOMS_RECEIPT_ERROR, CUSTOMS_RECEIPT_ERROR_XML))
    file->state = CUSTOMS_SPOOL_FILE_TORN;
}

static gboolean
fail (GError     **error,
      const char  *folder)
{
  int saved_errno = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "%s: %s", folder, g_strerror (saved_errno));
  return FALSE;
}

static char *
free_path (const char *folder,
           const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  while (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s.%" G_GINT64_FORMAT, folder, name, g_get_real_time ());
    }

  return path;
}

gboolean
customs_spool_file_move (CustomsSpoolFile  *file,
                         const char        *folder,
                         GError           **error)
{
  g_autofree char *target = NULL;

  if (g_mkdir_with_parents (folder, 0750) != 0)
    return fail (error, folder);

  target = free_path (folder, file->name);
  return g_rename (file->path, target) == 0 || fail (error, folder);
}

/* The reason first: a file in failed/ is never without one. */
gboolean
customs_spool_file_refuse (CustomsSpoolFile  *file,
                           const char        *folder,
                           GError           **error)
{
  g_autofree char *target = NULL;
  g_autofree char *reason_path = NULL;
  g_autofree char *reason = NULL;

  if (g_mkdir_with_parents (folder, 0750) != 0)
    return fail (error, folder);

  target = free_path (folder, file->name);
  reason_path = g_strconcat (target, ".reason", NULL);
  reason = g_strconcat (file->error->message, "\n", NULL);
  return g_file_set_contents (reason_path, reason, -1, error)
         && (g_rename (file->path, target) == 0 || fail (error, folder));
}
