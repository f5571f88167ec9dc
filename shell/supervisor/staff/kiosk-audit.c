/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-audit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST (512 * 1024)

struct _KioskAudit
{
  GObject  parent_instance;

  char    *file;
  char    *older;
};

G_DEFINE_FINAL_TYPE (KioskAudit, kiosk_audit, G_TYPE_OBJECT)

static gboolean
append (KioskAudit *self,
        const char *line)
{
  gsize size = strlen (line);
  int fd = open (self->file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  gboolean written = fd >= 0 && write (fd, line, size) == (gssize) size && fdatasync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return written;
}

void
kiosk_audit_record (KioskAudit *self,
                    const char *who,
                    const char *what,
                    const char *detail)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *text = g_strdelimit (g_strdup (detail), "\n\r", ' ');
  g_autofree char *line = g_strdup_printf ("%s  %s  %s  %s\n", time, who, what, text);
  GStatBuf info;

  if (g_stat (self->file, &info) == 0 && info.st_size > LARGEST)
    g_rename (self->file, self->older);
  if (!append (self, line))
    g_warning ("The audit cannot be written: %s: %s", g_strerror (errno), line);
}

GStrv
kiosk_audit_read (KioskAudit *self,
                  guint       count)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) all = NULL;

  if (!g_file_get_contents (self->file, &text, NULL, NULL))
    return g_strv_builder_end (lines);

  all = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint n = g_strv_length (all); n > 0 && count > 0; n--, count--)
    g_strv_builder_add (lines, all[n - 1]);
  return g_strv_builder_end (lines);
}

KioskAudit *
kiosk_audit_new (const char *state)
{
  KioskAudit *self = g_object_new (KIOSK_TYPE_AUDIT, NULL);

  self->file = g_build_filename (state, "audit.log", NULL);
  self->older = g_build_filename (state, "audit.log.1", NULL);
  return self;
}

static void
kiosk_audit_finalize (GObject *object)
{
  KioskAudit *self = KIOSK_AUDIT (object);

  g_free (self->file);
  g_free (self->older);
  G_OBJECT_CLASS (kiosk_audit_parent_class)->finalize (object);
}

static void
kiosk_audit_class_init (KioskAuditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_audit_finalize;
}

static void
kiosk_audit_init (KioskAudit *self)
{
}
