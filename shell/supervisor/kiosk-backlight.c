/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-backlight.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ALL_LIGHTS "/sys/class/backlight"

struct _KioskBacklight
{
  GObject  parent_instance;

  guint    dimming;
};

G_DEFINE_FINAL_TYPE (KioskBacklight, kiosk_backlight, G_TYPE_OBJECT)

/* (transfer full) (nullable): the first by name, so that it is the same one after each start */
static char *
find_first (void)
{
  g_autoptr (GDir) lights = g_dir_open (ALL_LIGHTS, 0, NULL);
  const char *first = NULL;
  const char *name;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  while (lights != NULL && (name = g_dir_read_name (lights)) != NULL)
    {
      g_ptr_array_add (names, g_strdup (name));
      if (first == NULL || strcmp (name, first) < 0)
        first = names->pdata[names->len - 1];
    }
  return first != NULL ? g_build_filename (ALL_LIGHTS, first, NULL) : NULL;
}

static gboolean
fail (GError     **error,
      const char  *file)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", file, g_strerror (errno));
  return FALSE;
}

static gboolean
read_most (int       directory,
           guint    *most,
           GError  **error)
{
  char text[16] = "";
  int fd = openat (directory, "max_brightness", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  gssize length = fd >= 0 ? read (fd, text, sizeof text - 1) : -1;
  guint64 value;

  if (length < 0)
    fail (error, "max_brightness");
  if (fd >= 0)
    close (fd);
  if (length < 0)
    return FALSE;

  if (!g_ascii_string_to_unsigned (g_strchomp (text), 10, 1, G_MAXINT, &value, error))
    return FALSE;
  *most = (guint) value;
  return TRUE;
}

static gboolean
write_brightness (int       directory,
                  guint     value,
                  GError  **error)
{
  char text[16];
  int length = g_snprintf (text, sizeof text, "%u\n", value);
  int fd = openat (directory, "brightness", O_WRONLY | O_NOFOLLOW | O_TRUNC | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, text, (size_t) length) == length;

  if (!written)
    fail (error, "brightness");
  if (fd >= 0)
    close (fd);
  return written;
}

static gboolean
set_light (const char  *path,
           guint        percent,
           GError     **error)
{
  int directory = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  guint most;
  gboolean done;

  if (directory < 0)
    return fail (error, path);

  done = read_most (directory, &most, error)
         && write_brightness (directory, MAX (1, (guint) ((guint64) most * percent / 100)), error);
  close (directory);
  return done;
}

void
kiosk_backlight_apply (KioskBacklight *self,
                       const char     *where,
                       guint           percent)
{
  g_autofree char *path = *where != '\0' ? g_strdup (where) : find_first ();
  g_autoptr (GError) error = NULL;

  self->dimming = 0;
  if (path != NULL && strcmp (path, "none") != 0 && set_light (path, percent, &error))
    return;

  self->dimming = 100 - percent;
  if (error != NULL)
    g_message ("The picture is dimmed, not the backlight: %s", error->message);
}

guint
kiosk_backlight_get_dimming (KioskBacklight *self)
{
  return self->dimming;
}

static void
kiosk_backlight_class_init (KioskBacklightClass *klass)
{
}

static void
kiosk_backlight_init (KioskBacklight *self)
{
}

KioskBacklight *
kiosk_backlight_new (void)
{
  return g_object_new (KIOSK_TYPE_BACKLIGHT, NULL);
}
